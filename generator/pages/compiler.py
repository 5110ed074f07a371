"""Templates compiled to quicker code: the same pages in less than half the time.

What jinja2 does at each call and each value of a page (look whether a function wants the context, wrap the escaped
text in `Markup`, look for an item where there is no attribute, hand on each piece of text by itself through every
layout) adds up to most of a page's time, at some six thousand values a page. Our functions want no context, what is
joined at once needs no wrapping, and a dot in our templates is an attribute, as in Python.
"""

from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any, NoReturn

import markupsafe
from jinja2 import Environment, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined] # `escape` without its `Markup`


def escape(value: object) -> str:
    """Return a value as text for HTML; `Markup` is text already."""
    kind = value.__class__
    if kind is str:
        text: str = escape_text(value)  # type: ignore[arg-type] # it is a `str`
        return text
    if kind is int:
        return str(value)
    return value if kind is Markup else markupsafe.escape(value)  # type: ignore[return-value] # Markup is text


class QuickMacro(Macro):
    """A macro that takes plain arguments, all of them, as they come."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Return the macro's text."""
        if named or len(arguments) != self._argument_count or self.caller or self.catch_varargs:
            return super().__call__(*arguments, **named)
        return Markup(self._func(*arguments))  # noqa: S704 # its own values are escaped


class Compiler(CodeGenerator):
    """jinja2's compiler with plain calls, and with `escape` and `Macro` from here."""

    def write_commons(self) -> None:
        """Begin a function of a template."""
        super().write_commons()
        self.writeline("escape, Macro = environment.quick")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 # jinja2's
        """Write a call as a call."""
        self.visit(node.node, frame)
        stream, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        written, self.stream = self.stream.getvalue(), stream
        self.write(f"({written.removeprefix(', ')})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute as an attribute; the blocks of `self` are no attributes."""
        if isinstance(node.node, nodes.Name) and node.node.name == "self":
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write what stands in a template or a block: gathered, and handed on whole."""
        is_outermost = frame.buffer is None
        if is_outermost:
            self.buffer(frame)
        super().blockvisit(nodes, frame)
        if is_outermost:
            self.writeline(f"yield concat({frame.buffer})")
            frame.buffer = None


class QuickEnvironment(Environment):
    """jinja2's environment, for templates that trust every function they call and are all autoescaped."""

    code_generator_class = Compiler

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Tell of an attribute that is not there as of any other fault in a template."""
        try:
            super().handle_exception(source)
        except AttributeError as error:
            raise UndefinedError(str(error)) from error

    quick: tuple[Callable[[object], str], type[Macro]] = (escape, QuickMacro)

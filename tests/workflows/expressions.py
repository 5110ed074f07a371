"""The expressions of workflows, as far as ours use them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_INSERTED = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|&&|\|\||==|!=|!|[(),]|[\w.*-]+)")
_WORDS = {"&&": " and ", "||": " or ", "!": " not ", "true": "True", "false": "False"}
STATUS = ("success", "failure", "cancelled", "always")

Functions = Mapping[str, Callable[..., Any]]


def evaluate(expression: str, context: Mapping[str, Any], functions: Functions) -> Any:
    """Return what an expression comes to; a name that is nowhere comes to nothing, as it does on the forge."""
    tokens = _TOKEN.findall(expression)
    assert "".join(tokens) == re.sub(r"\s(?=(?:[^']*'[^']*')*[^']*$)", "", expression), f"not read whole: {expression}"
    written = [_python(token, after) for token, after in zip(tokens, [*tokens[1:], ""], strict=True)]
    names = {**functions, "look_up": lambda path: look_up(path, context)}
    return eval("".join(written), {"__builtins__": {}}, names)  # noqa: S307 # our own files, made of the tokens above


def _python(token: str, after: str) -> str:
    if token in _WORDS or token in ("==", "!=", "(", ")", ","):
        return _WORDS.get(token, token)
    if token.startswith("'"):
        return repr(token[1:-1].replace("''", "'"))
    return token if after == "(" or token.isdigit() else f"look_up({token!r})"


def look_up(path: str, context: Mapping[str, Any]) -> Any:
    """Return what a dotted name stands for; with a star, the list of what stands there for each."""
    found: Any = context
    head, star, rest = path.partition(".*.")
    for part in head.split("."):
        found = found.get(part, "") if isinstance(found, Mapping) else ""
    return [look_up(rest, each) for each in found.values()] if star and found else found


def fill_in(text: Any, context: Mapping[str, Any], functions: Functions) -> str:
    """Return a text with its expressions replaced by what they come to."""
    return _INSERTED.sub(lambda found: str(evaluate(found[1].strip(), context, functions)), str(text))


def condition(text: str | None, context: Mapping[str, Any], functions: Functions) -> bool:
    """Say whether a step or job is to be done; where nothing is said of how the others went, they must be well."""
    if text is None:
        return bool(functions["success"]())
    inserted = _INSERTED.fullmatch(str(text))
    expression = (inserted[1] if inserted else str(text)).strip()
    asks = any(f"{name}()" in expression for name in STATUS)
    return (asks or bool(functions["success"]())) and bool(evaluate(expression, context, functions))

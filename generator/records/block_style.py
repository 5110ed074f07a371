"""Records as YAML in block style, character for character as libyaml writes them, in a quarter of its time.

Texts of common characters and the shapes that records have are written here; for anything else, libyaml is asked.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

import yaml

# What every version of libyaml takes for printable, and for no line end.
_COMMON = "[ -~\u00a0-\u2027\u202a-\ud7ff]"
_LINE = re.compile(rf"{_COMMON}++")
_LINES = re.compile(rf"{_COMMON}++(?:\n++{_COMMON}++)++")
# No plain text: a sign that YAML has a use for at the beginning, or a colon or a number sign where it would count.
_INDICATED = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?: |$)|---|\.\.\.|.*(?::(?: |$)| #)")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,60}")
_STEP = "  "


class Typed(str):
    """A typed value, written plain: `2563`, `2019-10-01`, `true`."""

    __slots__ = ()


class Flow(list[object]):
    """A pair of lines, written `[8, 9]`."""


class UncommonError(ValueError):
    """A text or a shape that libyaml has to write."""


def block_style(tree: Mapping[str, object]) -> str:
    """Return a tree of maps, lists and texts as YAML; UncommonError where it holds anything else."""
    if not tree:
        raise UncommonError
    pieces = list[str]()
    _write_map(pieces, tree, "", "")
    return "".join(pieces)


def _write_map(pieces: list[str], tree: Mapping[str, object], first: str, indent: str) -> None:
    """Write a map; `first` stands before its first key, `indent` before each of the others."""
    start = first
    for key, value in tree.items():
        if not _is_plain_key(key):
            raise UncommonError
        if isinstance(value, str):
            pieces += (start, key, ": ", _scalar(value, indent + _STEP), "\n")
        elif isinstance(value, Flow):
            pieces += (start, key, ": [", ", ".join(map(str, value)), "]\n")
        elif isinstance(value, dict) and value:
            pieces += (start, key, ":\n")
            _write_map(pieces, value, indent + _STEP, indent + _STEP)
        elif isinstance(value, list) and value:
            pieces += (start, key, ":\n")
            _write_list(pieces, value, indent)
        else:
            raise UncommonError
        start = indent


def _write_list(pieces: list[str], items: list[object], indent: str) -> None:
    for item in items:
        if isinstance(item, str):
            pieces += (indent, "- ", _scalar(item, indent + _STEP), "\n")
        elif isinstance(item, dict) and item:
            _write_map(pieces, item, f"{indent}- ", indent + _STEP)
        else:
            raise UncommonError


def _scalar(text: str, indent: str) -> str:
    if isinstance(text, Typed):
        return text
    spaced = text.startswith(" ") or text.endswith(" ") or " \n" in text
    if not spaced and _LINE.fullmatch(text):
        quoted = _INDICATED.match(text) or _means_more(text)
        return "'" + text.replace("'", "''") + "'" if quoted else text
    if not spaced and _LINES.fullmatch(text):
        return "|-\n" + "\n".join(line and indent + line for line in text.split("\n"))
    raise UncommonError


@lru_cache(1 << 12)
def _is_plain_key(key: str) -> bool:
    return bool(_KEY.fullmatch(key)) and not _means_more(key)


def _means_more(text: str) -> bool:
    """Say whether a reader of YAML would take a plain text for a number, a date or the like."""
    resolvers = yaml.CSafeDumper.yaml_implicit_resolvers
    return any(pattern.match(text) for _, pattern in resolvers.get(text[0], ()))

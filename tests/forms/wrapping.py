"""Print too narrow for its lines: breaks them as a browser or a word processor does, never within a Thai cluster."""

import re
from typing import Any

# What print does not break: a cluster of Thai letters, a number with its separators, a Latin word.
_UNIT = re.compile(r"[เ-ไ]*[ก-ฮ][ะ-ฺๅ็-๎]*|[0-9๐-๙,./:-]+|[A-Za-z]+|[.…]+|::|.")


def wrap(text: str, width: int) -> str:
    """Return a text with no line longer than a number of characters, but for what cannot be broken."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line, width))


def _parts(line: str, width: int) -> list[str]:
    parts, part = list[str](), ""
    for unit in _UNIT.findall(line):
        if part.strip() and len(part) + len(unit) > width:
            parts.append(part)
            part = unit.lstrip()
        else:
            part += unit
    return [*parts, part]


def inked(tree: Any) -> Any:
    """Return a record without its white space: where print broke a line, it does not say whether there was a space."""
    if isinstance(tree, str):
        return "".join(tree.split())
    if isinstance(tree, dict):
        return {key: inked(value) for key, value in tree.items()}
    return [inked(item) for item in tree]

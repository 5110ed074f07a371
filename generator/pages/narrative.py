"""Printed text as paragraphs and lists: what a page needs to set it, and not one character of markup."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"- +(?=\S)")
_NUMBER = re.compile(r"([1-9][0-9]{0,2})\. +(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """Printed lines of one kind. The items of a list are without their `- ` or `1. `; `start` is its first number."""

    kind: str
    items: tuple[str, ...]
    start: int = 1


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text: `bullets`, `numbers` (in unbroken order) or one `paragraph` a line."""
    found = list[Block]()
    for line in text.splitlines():
        last = found[-1] if found else None
        if match := _BULLET.match(line):
            item = line[match.end() :]
            if last and last.kind == "bullets":
                found[-1] = Block("bullets", (*last.items, item))
            else:
                found.append(Block("bullets", (item,)))
        elif match := _NUMBER.match(line):
            number, item = int(match[1]), line[match.end() :]
            if last and last.kind == "numbers" and number == last.start + len(last.items):
                found[-1] = Block("numbers", (*last.items, item), last.start)
            else:
                found.append(Block("numbers", (item,), number))
        elif line.strip():
            found.append(Block("paragraph", (line.strip(),)))
    return tuple(found)

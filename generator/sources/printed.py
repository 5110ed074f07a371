"""What every kind of file is turned into: the lines that a person sees printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class PrintedLine(NamedTuple):
    """One line as printed, before any repair; columns are set apart by tabs. The rest is as in `Line`."""

    text: str
    page: int = 0
    running: bool = False
    confidence: int = 100


@dataclass(frozen=True, slots=True)
class Printed:
    """All lines of a file; `encoding` and `ocr` as in `SourceText`."""

    lines: tuple[PrintedLine, ...]
    encoding: str = ""
    ocr: bool = False


def as_lines(text: str, *, running: bool = False) -> Iterator[PrintedLine]:
    """Yield the lines of a text, cut at line feeds, without the white space at their right ends."""
    for line in text.split("\n"):
        yield PrintedLine(line.rstrip(), running=running)


def trimmed(lines: Iterable[PrintedLine]) -> tuple[PrintedLine, ...]:
    """Return the lines with no more than one blank one in a row, and none at either end."""
    kept: list[PrintedLine] = []
    for line in lines:
        if line.text.strip() or (kept and kept[-1].text):
            kept.append(line if line.text.strip() else PrintedLine("", line.page))
    while kept and not kept[-1].text:
        kept.pop()
    return tuple(kept)

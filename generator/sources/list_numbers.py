"""The numbers that Word prints before the paragraphs of its lists: the file holds only which list, and which level."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from generator.sources import numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMATS: dict[str, Callable[[int], str]] = {
    "thaiNumbers": numbering.thai_digits,
    "thaiLetters": numbering.thai_letters,
    "lowerLetter": numbering.latin_letters,
    "upperLetter": lambda number: numbering.latin_letters(number).upper(),
    "lowerRoman": numbering.roman,
    "upperRoman": lambda number: numbering.roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts: `%1.%2` stands for the numbers of the levels 1 and 2."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = " "
    paragraph_style: str = ""


@dataclass(slots=True)
class ListNumbers:
    """Counts through a document. Both parts may be missing: then nothing has a number."""

    numbering: Any
    styles: Any
    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by abstract list
    _lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)  # list -> abstract list, new starts
    _of_style: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # style -> its base, list, level
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for abstract in () if self.numbering is None else self.numbering.iter(f"{_W}abstractNum"):
            levels = {_integer(level.get(f"{_W}ilvl")): _read_level(level) for level in abstract.iter(f"{_W}lvl")}
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = levels
        for one in () if self.numbering is None else self.numbering.iter(f"{_W}num"):
            starts = {
                _integer(override.get(f"{_W}ilvl")): _integer(start.get(f"{_W}val"))
                for override in one.iter(f"{_W}lvlOverride")
                if (start := override.find(f"{_W}startOverride")) is not None
            }
            self._lists[one.get(f"{_W}numId", "")] = (_value(one, "abstractNumId"), starts)
        for style in () if self.styles is None else self.styles.iter(f"{_W}style"):
            found = _list_of(style)
            self._of_style[style.get(f"{_W}styleId", "")] = (_value(style, "basedOn"), *found)

    def before(self, paragraph: Any) -> str:
        """Return what is printed before the next paragraph: `1. `, `(ก) `, `- `, or nothing."""
        style = _value(paragraph, "pPr/pStyle")
        number, level_text = _list_of(paragraph)
        if not number:
            number, level_text = self._from_style(style)
        if number not in self._lists:
            return ""
        abstract, starts = self._lists[number]
        levels = self._levels.get(abstract, {})
        level = _integer(level_text) if level_text else self._level_of_style(levels, style)
        if level not in levels or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(abstract, [levels.get(i, _Level()).start - 1 for i in range(_LEVELS)])
        if number not in self._begun:
            self._begun.add(number)
            for at, start in starts.items():
                if 0 <= at < _LEVELS:
                    counts[at] = start - 1
        counts[level] += 1
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = levels.get(deeper, _Level()).start - 1
        return _printed(levels, level, counts)

    def _from_style(self, style: str) -> tuple[str, str]:
        for _ in range(20):  # a style may name itself as its base
            base, number, level = self._of_style.get(style, ("", "", ""))
            if number or not base:
                return number, level
            style = base
        return "", ""

    def _level_of_style(self, levels: dict[int, _Level], style: str) -> int:
        return next((at for at, level in levels.items() if style and level.paragraph_style == style), 0)


def _printed(levels: dict[int, _Level], level: int, counts: list[int]) -> str:
    own = levels[level]
    if own.style == "none":
        return ""
    if own.style == "bullet":
        return f"-{own.suffix}"

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        style = levels.get(at, own).style
        # A level that was never counted shows its first number.
        count = max(counts[at], levels.get(at, own).start)
        return _FORMATS.get(style, str)(count)

    text = re.sub(r"%([1-9])", number, own.text)
    return f"{text}{own.suffix}" if text else ""


def _read_level(level: Any) -> _Level:
    start, suffix = _value(level, "start"), _value(level, "suff")
    return _Level(
        start=_integer(start) if start else 1,
        style=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText"),
        suffix="" if suffix == "nothing" else " ",
        paragraph_style=_value(level, "pStyle"),
    )


def _list_of(element: Any) -> tuple[str, str]:
    """Return the list and the level that a paragraph or a style names; empty where it names none."""
    return _value(element, "pPr/numPr/numId"), _value(element, "pPr/numPr/ilvl")


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(_W + step for step in path.split("/")))
    return "" if found is None else found.get(f"{_W}val", "")


def _integer(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0

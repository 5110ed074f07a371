"""Thai and Latin letters in pixels: shaped, measured, and broken into lines where words end.

The site's own fonts are used, of which one file holds the Thai letters and another the Latin ones.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageDraw, ImageFont

from generator.thai.words import words

_THAI = re.compile("[\u0e01-\u0e5b]+")
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_MOST_MARKS = 3  # that a letter of Thai can bear; more is no writing, and would grow out of the card
_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2212)
_KNOWN = frozenset((*_LATIN, *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)))
_UNKNOWN = "·"  # stands for letters that the fonts lack
_LONGEST_WORD = 24  # letters; a longer one may be broken between its clusters
_CLUSTER = re.compile("[\u0e40-\u0e44]*[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*|.", re.DOTALL)
_CLOSING = re.compile(r"[)\]}”’\"'!,.:;%?/ฯๆ\s]+")  # begins no line
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Lettering:
    """A size and weight of the site's fonts, which lie in `folder`."""

    folder: Path
    size: int
    bold: bool = False

    def width(self, text: str) -> float:
        """Return how wide a line of text is, in pixels."""
        return sum(font.getlength(run) for font, run in self._runs(text))

    def draw(self, canvas: ImageDraw.ImageDraw, x: float, baseline: float, text: str, colour: str) -> float:
        """Draw a line of text with its left end at a place, and return where it ends."""
        for font, run in self._runs(text):
            canvas.text((x, baseline), run, font=font, fill=colour, anchor="ls")
            x += font.getlength(run)
        return x

    def lines(self, text: str, width: float, most: int) -> tuple[list[str], bool]:
        """Return a text in lines of at most some width, and whether it is all there: an ellipsis ends what is not."""
        lines = [""]
        for piece in _pieces(text):
            if self.width((lines[-1] + piece).rstrip()) <= width:
                lines[-1] += piece
                continue
            if len(lines) == most:
                return [*lines[:-1], self._shortened(lines[-1], width)], False
            lines.append(piece.lstrip())
        return [line.rstrip() for line in lines], True

    def _shortened(self, line: str, width: float) -> str:
        pieces = list(_pieces(line))
        while pieces and self.width("".join(pieces).rstrip() + ELLIPSIS) > width:
            pieces.pop()
        return "".join(pieces).rstrip() + ELLIPSIS

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        at = 0
        for match in _THAI.finditer(text):
            if match.start() > at:
                yield self._font("latin"), text[at : match.start()]
            yield self._font("thai"), match[0]
            at = match.end()
        if at < len(text):
            yield self._font("latin"), text[at:]

    def _font(self, script: str) -> ImageFont.FreeTypeFont:
        weight = 700 if self.bold else 400
        return _load(self.folder / f"sarabun-{script}-{weight}.woff2", self.size)


@cache
def _load(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.RAQM)


def legible(text: str) -> str:
    """Return a text as one line of letters that the fonts have; a dot stands for others, and signs unseen go."""
    kept, marks = list[str](), 0
    for char in unicodedata.normalize("NFC", " ".join(text.split())):
        marks = marks + 1 if _MARK.match(char) else 0
        if unicodedata.category(char) in ("Cf", "Cc", "Mn") and ord(char) not in _KNOWN:
            continue
        if marks <= _MOST_MARKS:
            kept.append(char if ord(char) in _KNOWN else _UNKNOWN)
    return re.sub(f"{_UNKNOWN}+", _UNKNOWN, "".join(kept))


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that no line may break: a word with what closes it; a long one by clusters."""
    held = ""
    for word in words(text):
        for piece in [word] if len(word) <= _LONGEST_WORD else _CLUSTER.findall(word):
            if held and not _CLOSING.fullmatch(piece):
                yield held
                held = ""
            held += piece
    if held:
        yield held

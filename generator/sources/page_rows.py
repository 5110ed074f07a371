"""Letters with their places on a page, to rows: what stands on one baseline, cut into columns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

# In parts of the letters' size.
_SAME_BASELINE = 0.3
_WORD_GAP = 0.15
_COLUMN_GAP = 1.5
# Where other rows begin a column, a gap that is wider than a space is enough. What no words have between them, twice
# before the same edge, begins one.
_EDGE_GAP, _LIKELY_GAP, _ROWS_OF_AN_EDGE = 0.35, 1.0, 2

_MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
_OLD_MARKS = frozenset(map(chr, range(0xF700, 0xF71B))) - {"\uf700", "\uf70f"}
_LETTERS_BACK = 400  # some programs write a whole line of letters, then its marks


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter with the marks on it: from `left` to `right`, on the baseline `base` (upwards), in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Segment:
    """The text of one column of a row; `first_word` is the width up to its first space."""

    text: str
    left: float
    right: float
    first_word: float


@dataclass(frozen=True, slots=True)
class Row:
    """All that stands on one baseline of a page."""

    segments: tuple[Segment, ...]
    base: float
    size: float
    page: int
    running: bool = False

    @property
    def text(self) -> str:
        """The row as a line, its columns set apart by tabs."""
        return "\t".join(segment.text for segment in self.segments)


def rows_of(pages: Sequence[Sequence[Glyph]]) -> list[list[Row]]:
    """Return the rows of each page of a document, from its top."""
    on_baselines = [_baselines(glyphs) for glyphs in pages]
    edges = Counter(round(column[0].left) for page in on_baselines for row in page for column in _cut(row))
    return [[_row(row, number, edges) for row in page] for number, page in enumerate(on_baselines, 1)]


def _baselines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the letters of a page by baseline from its top, from left to right; marks join what they stand on."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(_with_marks(glyphs), key=lambda glyph: -glyph.base):
        if glyph.text.isspace():
            continue
        if rows and rows[-1][0].base - glyph.base <= _SAME_BASELINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        row.sort(key=lambda glyph: glyph.left)
    return rows


def _with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Join marks that stand alone to the letter before them, or to the one that they are above."""
    joined: list[Glyph] = []
    for glyph in glyphs:
        if not (glyph.text[0] in _MARKS or glyph.text[0] in _OLD_MARKS):
            joined.append(glyph)
            continue
        near = range(len(joined) - 1, max(-1, len(joined) - _LETTERS_BACK), -1)
        at = next((at for at in near if _carries(joined[at], glyph)), None)
        if at is None:
            joined.append(glyph)
        else:
            letter = joined[at]
            joined[at] = replace(letter, text=letter.text + glyph.text, right=max(letter.right, glyph.right))
    return joined


def _carries(letter: Glyph, mark: Glyph) -> bool:
    middle = (mark.left + mark.right) / 2
    near = letter.left - 0.1 * letter.size <= middle <= letter.right + 0.45 * letter.size
    return near and abs(letter.base - mark.base) < 0.9 * letter.size and not letter.text.isspace()


def _cut(row: Sequence[Glyph], edges: Counter[int] | None = None) -> list[list[Glyph]]:
    """Cut a row into columns: at wide gaps, and at those before an edge where other rows begin a column.

    While the edges are not known yet, at each gap that may be one.
    """
    segments = [[row[0]]]
    for before, glyph in pairwise(row):
        gap = (glyph.left - before.right) / max(glyph.size, before.size, 1)
        if edges is None:
            cut = gap > _LIKELY_GAP
        else:
            at_edge = sum(edges[round(glyph.left) + near] for near in (-1, 0, 1)) >= _ROWS_OF_AN_EDGE
            cut = gap > (_EDGE_GAP if at_edge else _COLUMN_GAP)
        if cut:
            segments.append([])
        segments[-1].append(glyph)
    return segments


def _row(glyphs: Sequence[Glyph], page: int, edges: Counter[int]) -> Row:
    size = Counter(glyph.size for glyph in glyphs).most_common(1)[0][0]
    return Row(tuple(_segment(segment) for segment in _cut(glyphs, edges)), glyphs[0].base, size, page)


def _segment(glyphs: list[Glyph]) -> Segment:
    text, first_word = glyphs[0].text, 0.0
    for before, glyph in pairwise(glyphs):
        if glyph.left - before.right > _WORD_GAP * glyph.size:
            text += " "
            first_word = first_word or before.right - glyphs[0].left
        text += glyph.text
    return Segment(text, glyphs[0].left, glyphs[-1].right, first_word or glyphs[-1].right - glyphs[0].left)

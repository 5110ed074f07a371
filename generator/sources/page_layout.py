"""Letters with their places on a page, to the lines and columns that a person sees there.

Letters on one baseline make a row; a wide gap in a row sets columns apart, a narrow one words. Text that was wrapped
at the edge of its column is put together again, where the edge, the indent and the leading all say that it was; else
it stays as printed. The heads and feet of pages are known by standing at the same height of several pages.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.sources.printed import PrintedLine

# In parts of the letters' size.
_SAME_BASELINE = 0.3
_WORD_GAP = 0.15
_COLUMN_GAP = 1.5
# Where other rows begin a column, a gap that is wider than a space is enough.
_EDGE_GAP, _ROWS_OF_AN_EDGE = 0.4, 2
_SAME_EDGE = 0.4
_GUTTER = 1.5
_SAME_LEADING = 1.04
_WIDEST_LEADING = 3.0
# The longest stretch of Thai without a place to break it. A line that ends further from the edge was ended on purpose.
_LONGEST_WORD = 5.0

_MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
_OLD_MARKS = frozenset(map(chr, range(0xF700, 0xF71B))) - {"\uf700", "\uf70f"}
# An item of a list, a mark, or a label with its colon begins something new.
_BEGINS = re.compile(r"[-–—•*:：]|\(?[0-9๐-๙]+[.)]\s|[0-9๐-๙](?:\.[0-9๐-๙])+\s")
_LABEL = re.compile(r"[^:：=%()]{1,40}[\s.][:：](?![:：])")
_DIGITS = re.compile(r"[0-9๐-๙]+")
_NEW_COLUMN = -1
_LETTERS_BACK = 400  # some programs write a whole line of letters, then its marks
_THAI_LETTER = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]")


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


def lines_of(pages: Sequence[Sequence[Glyph]]) -> list[PrintedLine]:
    """Return the lines of a document from the letters of its pages, in order."""
    on_baselines = [_baselines(glyphs) for glyphs in pages]
    edges = Counter(round(column[0].left) for page in on_baselines for row in page for column in _cut(row, Counter()))
    rows = [[_row(row, number, edges) for row in page] for number, page in enumerate(on_baselines, 1)]
    leading = _leading([row for page in rows for row in page])
    marked = _mark_running(rows, leading)
    measures = _Measures(_ends([row for page in marked for row in page if not row.running]), leading)
    return [line for block in _blocks(marked, measures) for line in block.lines()]


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


def _cut(row: Sequence[Glyph], edges: Counter[int]) -> list[list[Glyph]]:
    """Cut a row into columns: at wide gaps, and at those before an edge where other rows begin a column."""
    segments = [[row[0]]]
    for before, glyph in pairwise(row):
        gap = (glyph.left - before.right) / max(glyph.size, before.size, 1)
        at_edge = gap > _EDGE_GAP and sum(edges[round(glyph.left) + near] for near in (-1, 0, 1)) >= _ROWS_OF_AN_EDGE
        if gap > _COLUMN_GAP or at_edge:
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


def _mark_running(pages: Sequence[Sequence[Row]], leading: dict[float, float]) -> list[list[Row]]:
    """Mark the heads and feet of pages: set off from the text, and on most pages the same but for their numbers."""
    places = Counter(_place(row) for page in pages for row in (*page[:1], *page[1:][-1:]))
    needed = max(2, len(pages) // 2)
    marked = [list(page) for page in pages]
    for page in marked:
        for at, beside in ((0, 1), (len(page) - 1, len(page) - 2)):
            if len(page) > 1 and places[_place(page[at])] >= needed:
                gap = abs(page[at].base - page[beside].base)
                if gap > 1.6 * max(leading.get(page[beside].size, 0.0), page[beside].size):
                    page[at] = replace(page[at], running=True)
    return marked


def _place(row: Row) -> tuple[str, int]:
    return _DIGITS.sub("0", row.text), round(row.base / 4)


def _ends(rows: Sequence[Row]) -> dict[int, list[float]]:
    """Return for each left edge of a column where its segments end, the furthest last."""
    ends: dict[int, list[float]] = {}
    for row in rows:
        for segment in row.segments:
            ends.setdefault(round(segment.left), []).append(segment.right)
    return {left: sorted(rights) for left, rights in ends.items()}


def _leading(rows: Sequence[Row]) -> dict[float, float]:
    """Return for each size of letters the smallest usual distance between two rows."""
    steps: dict[float, Counter[float]] = {}
    for above, below in pairwise(rows):
        if above.page == below.page and 0 < above.base - below.base < _WIDEST_LEADING * below.size:
            steps.setdefault(below.size, Counter())[round(above.base - below.base, 1)] += 1
    return {
        size: min((step for step, times in counted.items() if times > 1), default=0.0)
        for size, counted in steps.items()
    }


@dataclass(frozen=True, slots=True)
class _Measures:
    """What tells a wrapped line: where the columns of a document end, and how far apart its lines usually are."""

    ends: dict[int, list[float]]
    leading: dict[float, float]

    def edge(self, left: float, size: float) -> float | None:
        """Return the right edge of a column by its left one; one end alone is none: it may be the longest line."""
        rights = sorted(right for near in (-1, 0, 1) for right in self.ends.get(round(left) + near, ()))
        return rights[-1] if len(rights) > 1 and rights[-1] - rights[-2] <= _LONGEST_WORD * size else None


@dataclass(slots=True)
class _Block:
    """Rows that belong together: a wrapped line, or a row of a table with cells of several lines each."""

    cells: list[list[Segment]]  # by column, the lines of each
    row: Row  # the last row taken
    page: int  # that of the first

    def lines(self) -> Iterator[PrintedLine]:
        """Yield the lines: a cell of several keeps them, and the next cell goes on behind its last one."""
        text = "\t".join("\n".join(line.text for line in cell) for cell in self.cells)
        for line in text.split("\n"):
            yield PrintedLine(line, self.page, self.row.running)

    def take(self, row: Row, measures: _Measures) -> bool:
        """Add the row below if it belongs to this block; False where it begins something new."""
        if row.running:
            return False
        step = self.row.base - row.base
        if row.page > self.row.page:
            # Of a table's row that a page's end cuts in two, the rest stands in its columns.
            taken = not self._begins_left(row) and self._in_columns(row, measures)
        elif not 0 < step <= measures.leading.get(row.size, 0.0) * _SAME_LEADING:
            taken = False
        else:
            taken = self._goes_on(row, measures) if self._begins_left(row) else self._in_columns(row, measures)
        if taken:
            self.row = row
        return taken

    def _begins_left(self, row: Row) -> bool:
        return row.segments[0].left <= self.cells[0][0].left + _SAME_EDGE * row.size or len(self.cells) == 1

    def _goes_on(self, row: Row, measures: _Measures) -> bool:
        """Take a row that begins at the left edge: only text that was wrapped there goes on with it."""
        first, *others = row.segments
        if _BEGINS.match(first.text):
            return False
        crosses = len(self.cells) > 1 and first.right > self.cells[1][0].left
        if len(self.cells) > 1 and (crosses or not others) and self._ends_at_edge(-1, first, measures):
            self._append(-1, first, wrapped=True)  # text behind a tab goes on at the left edge of the page
            self.cells += [[segment] for segment in others]
            return True
        same_left = abs(first.left - self.cells[0][0].left) <= _SAME_EDGE * row.size
        if crosses or not same_left or _LABEL.match(first.text) or not self._ends_at_edge(0, first, measures):
            return False
        columns = [self._column(segment) for segment in others]
        if None in columns or any(_BEGINS.match(segment.text) for segment in others):
            return False
        self._append(0, first, wrapped=True)
        self._append_all(columns, others, measures)
        return True

    def _in_columns(self, row: Row, measures: _Measures) -> bool:
        """Take a row whose every part stands in a column of this one, or to the right of all."""
        columns = [self._column(segment) for segment in row.segments]
        if None in columns:
            return False
        self._append_all(columns, row.segments, measures)
        return True

    def _column(self, segment: Segment) -> int | None:
        for at, cell in enumerate(self.cells):
            if abs(cell[0].left - segment.left) <= _SAME_EDGE * self.row.size:
                return at
        return _NEW_COLUMN if segment.left > self.cells[-1][-1].right else None

    def _append_all(self, columns: Sequence[int | None], segments: Sequence[Segment], measures: _Measures) -> None:
        for at, segment in zip(columns, segments, strict=True):
            if at is None or at == _NEW_COLUMN:
                self.cells.append([segment])
            else:
                wrapped = self._ends_at_edge(at, segment, measures) and not _BEGINS.match(segment.text)
                self._append(at, segment, wrapped=wrapped)

    def _append(self, at: int, segment: Segment, *, wrapped: bool) -> None:
        cell = self.cells[at]
        if wrapped:
            last = cell[-1]
            text = last.text + _between(last.text, segment.text) + segment.text
            cell[-1] = replace(last, text=text, right=segment.right)
        else:
            cell.append(segment)

    def _ends_at_edge(self, at: int, segment: Segment, measures: _Measures) -> bool:
        """Say whether the last line of a cell left no room for the first word of this segment."""
        size, right = self.row.size, self.cells[at][-1].right
        if at >= 0 and at + 1 < len(self.cells):
            edge: float | None = self.cells[at + 1][0].left - _GUTTER * size
        else:
            edge = measures.edge(segment.left, size)
        return edge is not None and edge - _room(segment, size) < right <= edge + size


def _blocks(pages: Sequence[Sequence[Row]], measures: _Measures) -> list[_Block]:
    """Put the rows of all pages together."""
    blocks: list[_Block] = []
    open_block: _Block | None = None
    for row in (row for page in pages for row in page):
        if open_block and open_block.take(row, measures):
            continue
        block = _Block([[segment] for segment in row.segments], row, row.page)
        blocks.append(block)
        if not row.running:  # the foot of a page ends nothing
            open_block = block
    return blocks


def _room(segment: Segment, size: float) -> float:
    """Return the width that a segment's first word would have taken in the line above."""
    return min(segment.first_word, _LONGEST_WORD * size) + _WORD_GAP * size


def _between(before: str, after: str) -> str:
    """Return what stands between two parts of a wrapped text: Thai breaks between words that no space parts."""
    return "" if _THAI_LETTER.match(before[-1]) and _THAI_LETTER.match(after[0]) else " "

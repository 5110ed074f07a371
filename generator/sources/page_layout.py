"""Rows of pages to the lines that a person reads there.

Text that was wrapped at the edge of its column is put together again, where the edge, the indent and the leading all
say that it was; else it stays as printed. The cells of a table's row are read one after the other. The heads and feet
of pages are known by standing at the same height of most pages.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.sources.page_rows import Glyph, Row, Segment, rows_of
from generator.sources.printed import PrintedLine

# In parts of the letters' size.
_WORD_GAP = 0.15
_SAME_EDGE = 0.4
_GUTTER = 1.5
_WIDEST_LEADING = 3.0
# The longest stretch of Thai without a place to break it. A line that ends further from the edge was ended on purpose.
_LONGEST_WORD = 5.0
_SAME_LEADING = 1.04  # in parts of the leading

# An item of a list, a mark, or a label with its colon or colons begins something new.
_BEGINS = re.compile(r"[-–—•*:：]|\(?[0-9๐-๙]+[.)]\s|[0-9๐-๙](?:\.[0-9๐-๙])+\s")
_LABEL = re.compile(r"[^:：=%()]{0,39}[^:：=%()0-9๐-๙](?:[:：](?![:：/])|::\s*[0-9๐-๙])")
_BEGINS_ROW = re.compile(r"[:：](?![:：])|::\s*[0-9๐-๙]")
_DIGITS = re.compile(r"[0-9๐-๙]+")
_THAI_LETTER = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]")
_NEW_COLUMN = -1


def lines_of(pages: Sequence[Sequence[Glyph]]) -> list[PrintedLine]:
    """Return the lines of a document from the letters of its pages, in order."""
    rows = rows_of(pages)
    leading = _leading([row for page in rows for row in page])
    marked = _mark_running(rows, leading)
    ends = _ends([row for page in marked for row in page if not row.running])
    measures = _Measures(ends, sorted(right for rights in ends.values() for right in rights), leading)
    return [line for block in _blocks(marked, measures) for line in block.lines()]


def _mark_running(pages: Sequence[Sequence[Row]], leading: dict[float, float]) -> list[list[Row]]:
    """Mark the heads and feet of pages: set off from the text, and on most pages the same but for their numbers.

    A gap sets them off, or letters of another size.
    """
    places = Counter(_place(row) for page in pages for row in (*page[:1], *page[1:][-1:]))
    needed = max(2, len(pages) // 2)
    marked = [list(page) for page in pages]
    for page in marked:
        for at, beside in ((0, 1), (len(page) - 1, len(page) - 2)):
            if len(page) > 1 and places[_place(page[at])] >= needed:
                row, text = page[at], page[beside]
                gap = abs(row.base - text.base)
                if abs(row.size - text.size) > 0.2 or gap > 1.6 * max(leading.get(text.size, 0.0), text.size):
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

    ends: dict[int, list[float]]  # by left edge of a column, the furthest last
    page_ends: list[float]  # of all columns
    leading: dict[float, float]

    def edge(self, left: float, size: float, *, or_page: bool) -> float | None:
        """Return the right edge of a column by its left one, or else of the page.

        One end alone is none: it may be that of the longest line.
        """
        column = sorted(right for near in (-1, 0, 1) for right in self.ends.get(round(left) + near, ()))
        for rights in (column, self.page_ends) if or_page else (column,):
            if len(rights) > 1 and rights[-1] - rights[-2] <= _LONGEST_WORD * size:
                return rights[-1]
        return None


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
        if None in columns or any(_begins_row(segment.text) for segment in others):
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
            next_cell = self.cells[at + 1][0].left
            return next_cell - _GUTTER * size - _room(segment, size) < right <= next_cell
        edge = measures.edge(segment.left, size, or_page=at >= 0)
        return edge is not None and edge - _room(segment, size) < right <= edge + size


def _begins_row(text: str) -> bool:
    """Say whether a cell begins the next row: with the value of a label, or with a date."""
    return bool(_BEGINS_ROW.match(text))


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

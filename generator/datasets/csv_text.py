"""CSV after RFC 4180, in two editions: the canonical one, and one that is safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from generator.model.columns import TEXT_TYPES, Cell, Column, Table, print_cell

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BEGINS_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")  # the wide ones where a spreadsheet takes them for the others


def header(table: Table[Any]) -> bytes:
    """Return a table's first line."""
    return lines([[column.name for column in table.columns]])


def rows(cells: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows of a table as its lines, without the header."""
    return lines([print_cell(cell) for cell in row] for row in cells)


def excel_rows(table: Table[Any], cells: Iterable[Sequence[Cell]]) -> bytes:
    """Return the same lines for a spreadsheet: a text cell that would begin a formula has an apostrophe before it."""
    return lines([_inert(column, cell) for column, cell in zip(table.columns, row, strict=True)] for row in cells)


def _inert(column: Column[Any], cell: Cell) -> str:
    text = print_cell(cell)
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) and column.type in TEXT_TYPES else text


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of cells as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()

"""CSV after RFC 4180, in two editions: the canonical one, and one that is safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from generator.model.columns import TEXT_TYPES, Cell, Column, Table, print_cell
from generator.model.entry import Entry
from generator.model.settings import Site

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BEGINS_FORMULA = tuple("=+-@\t\r\0")


def header(table: Table[Any]) -> bytes:
    """Return a table's first line."""
    return lines([[column.name for column in table.columns]])


def rows(table: Table[Any], entry: Entry, site: Site) -> bytes:
    """Return a project's lines of a table, without the header."""
    return lines([print_cell(cell) for cell in cells] for cells in table.cells(entry, site))


def excel_rows(table: Table[Any], entry: Entry, site: Site) -> bytes:
    """Return the same lines for a spreadsheet: a text cell that would begin a formula has an apostrophe before it."""
    return lines(
        [_inert(column, cell) for column, cell in zip(table.columns, cells, strict=True)]
        for cells in table.cells(entry, site)
    )


def _inert(column: Column[Any], cell: Cell) -> str:
    text = print_cell(cell)
    return f"'{text}" if column.type in TEXT_TYPES and text.startswith(_BEGINS_FORMULA) else text


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of cells as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()

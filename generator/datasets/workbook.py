"""All tables as one Excel workbook: a sheet each, then the dictionary and notes.

Amounts and percentages are numbers, dates are dates, ids are text. Text is never a formula. What a sheet cannot hold
is told on the sheet of notes: a cell takes 32,767 characters. Rows beyond a million go on in a further sheet, and a
day before 1900 is text.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.datasets.dictionary import DICTIONARY, dictionary_rows
from generator.datasets.notes import facts
from generator.datasets.scratch import MadeOnDisk
from generator.datasets.typed_rows import typed_rows
from generator.model.catalog import Catalog
from generator.model.columns import Cell, Column, ColumnType, Table
from generator.model.outputs import OutputFile, Projects
from generator.model.reading_notes import READING
from generator.model.settings import Site
from generator.model.tables import TABLES
from generator.thai.text import display_width

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575  # below the header
_FIRST_DATE = date(1900, 3, 1)  # Excel counts a 29 February 1900, which never was
_FORMATS: dict[ColumnType, str] = {"amount": "#,##0.00", "percent": "0.00", "date": "yyyy-mm-dd"}
_NARROWEST, _WIDEST = 8, 60
_ROWS_MEASURED = 200
_COMMENT = {"x_scale": 2, "y_scale": 1.2}


def excel_workbook(catalog: Catalog, tables: Path) -> Iterator[OutputFile]:
    """Yield `data/open-reports.xlsx`."""
    said = tuple(facts(catalog))
    made = MadeOnDisk(partial(_write, catalog.site, said, tables), tables / "open-reports.xlsx")
    yield OutputFile("data/open-reports.xlsx", made, (Projects(catalog.entries), said))


def _write(site: Site, said: Sequence[tuple[str, str]], tables: Path, path: Path) -> None:
    workbook = _Workbook(path, site, tables)
    for table in TABLES:
        workbook.add_table(table)
    workbook.add_text("dictionary", DICTIONARY, dictionary_rows())
    workbook.add_text(
        "notes",
        ("ไทย / name", "English / value"),
        [*((note.th, note.en) for note in READING), *said, *workbook.cut],
    )
    workbook.close()


class _Memory(BytesIO):
    """Bytes that stay open for a zip file which is given up: it writes its end when it is cleared away."""

    def close(self) -> None:
        """Do nothing: they go with the last who has them."""


class _Workbook:
    """A workbook written row by row, each gone from memory when the next begins."""

    def __init__(self, path: Path, site: Site, tables: Path) -> None:
        self._tables = tables
        self.cut: list[tuple[str, str]] = []
        self._path, self._made = path, _Memory()  # its zip file would complain of a full disk when nobody listens
        self._book = xlsxwriter.Workbook(self._made, {"constant_memory": True, "tmpdir": str(path.parent)})
        # Nothing reads the clock: every workbook says that it was made on one day.
        created = datetime(2000, 1, 1)  # noqa: DTZ001 # the format has no zones
        self._book.set_properties(
            {"title": site.title.th, "author": (site.publisher or site.title).th, "created": created}
        )
        self._heading = self._book.add_format({"bold": True, "bottom": 1})
        self._formats = {kind: self._book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})

    def close(self) -> None:
        try:
            self._book.close()
        except FileCreateError as error:  # the system's own error is in it
            raise error.args[0] from None
        self._path.write_bytes(self._made.getvalue())

    def add_table(self, table: Table[Any]) -> None:
        """Add a table; rows that one sheet cannot hold go on in further ones."""
        names = [column.name for column in table.columns]
        widths = _widths(names, islice(typed_rows(self._tables, table), _ROWS_MEASURED))
        rows, number = typed_rows(self._tables, table), 1
        row = next(rows, None)
        while row is not None or number == 1:
            sheet = self._sheet(table.name if number == 1 else f"{table.name} {number}", names, widths)
            for place, column in enumerate(table.columns):
                sheet.write_comment(0, place, _words(column), _COMMENT)
            at = 0
            while row is not None and at < MOST_ROWS:
                at += 1
                for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                    self._write(sheet, at, place, column.type, cell)
                row = next(rows, None)
            sheet.autofilter(0, 0, at, len(names) - 1)
            number += 1

    def add_text(self, name: str, names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Add a sheet of words."""
        rows = list(rows)
        sheet = self._sheet(name, names, _widths(names, rows))
        for at, row in enumerate(rows, 1):
            for place, text in enumerate(row):
                sheet.write_string(at, place, text, self._wrapped)

    def _sheet(self, name: str, names: Iterable[str], widths: list[int]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        for place, text in enumerate(names):
            sheet.write_string(0, place, text, self._heading)
        return sheet

    def _write(self, sheet: Worksheet, at: int, place: int, kind: ColumnType, cell: Cell) -> None:
        form: Format | None = self._formats.get(kind)
        match cell:
            case None:
                pass
            case bool():
                sheet.write_boolean(at, place, cell)
            case int() | Decimal():
                sheet.write_number(at, place, float(cell) if isinstance(cell, Decimal) else cell, form)
            case date() if cell >= _FIRST_DATE:
                sheet.write_datetime(at, place, cell, form)
            case _:
                sheet.write_string(at, place, self._fitted(sheet, at, place, str(cell)))

    def _fitted(self, sheet: Worksheet, at: int, place: int, text: str) -> str:
        units = text.encode("utf-16-le")  # what Excel counts as characters
        if len(units) <= 2 * LONGEST_CELL:
            return text
        where = f"{sheet.get_name()}!{xlsxwriter.utility.xl_rowcol_to_cell(at, place)}"
        self.cut.append((f"{where} ตัดให้สั้นลง ดูข้อความเต็มใน CSV", f"{where} is cut short; the CSV has all of it"))
        return units[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")


def _words(column: Column[Any]) -> str:
    """Return what the comment at a column's head says: its name in both languages, and what it means in Thai."""
    unit = f" ({column.unit})" if column.unit else ""
    return f"{column.label.th}{unit}\n{column.label.en}\n{column.description.th}"


def _widths(names: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> list[int]:
    """Return widths of columns for what they hold; marks above and below Thai letters take no room."""
    widths = [display_width(name) for name in names]
    for row in rows:
        for place, cell in enumerate(row):
            lines = str("" if cell is None else cell).splitlines() or [""]
            widths[place] = max(widths[place], *map(display_width, lines))
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widths]

"""The tables in SQLite, Parquet and Excel's format, and the search in SQLite."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress

import duckdb
import openpyxl

from tests.hostile.outputs.published import Published, Seen, settings_in
from tests.hostile.outputs.tables import Rows, compared


def sqlite_values(site: Published) -> Iterator[Seen]:
    with closing(sqlite3.connect(site.folder / "data/open-reports.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()

        def read(table: str) -> Rows:
            cursor = database.execute(f'SELECT * FROM "{table}"')  # noqa: S608 # of a list here
            names = [column[0] for column in cursor.description]
            return [
                {name: "" if cell is None else str(cell) for name, cell in zip(names, row, strict=True)}
                for row in cursor
            ]

        yield from compared(site, read)
        about = dict(database.execute("SELECT name, value FROM about").fetchall())
        yield from settings_in(site, about.values())


def sqlite_search(site: Published) -> Iterator[Seen]:
    """Searched for as words, each is found; as a query of FTS5 it is an answer or an error, and harms nothing."""
    with closing(sqlite3.connect(site.folder / "data/open-reports.sqlite")) as database:
        find = "SELECT count(*) FROM projects_search WHERE projects_search MATCH ?"
        for case in site.cases:
            text = case.record["title"].split("\0")[0]
            with suppress(sqlite3.OperationalError):  # most are no query
                database.execute(find, (text,)).fetchall()
            if len(text) >= 3:
                (found,) = database.execute(find, ('"' + text.replace('"', '""') + '"',)).fetchone()
                yield Seen(str(case.attack), f"{case.origin}: title", True, found >= 1)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def parquet_values(site: Published) -> Iterator[Seen]:
    def read(table: str) -> Rows:
        found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(site.folder / f"data/{table}.parquet")])
        names = [column[0] for column in found.description or ()]
        rows = found.fetchall()
        return [
            {name: "" if cell is None else str(cell) for name, cell in zip(names, row, strict=True)} for row in rows
        ]

    yield from compared(site, read)


def workbook_cells(site: Published) -> Iterator[Seen]:
    book = openpyxl.load_workbook(site.folder / "data/open-reports.xlsx")
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type in ("s", "n", "b", "d", "inlineStr"), (sheet.title, cell.coordinate)
                assert cell.hyperlink is None, (sheet.title, cell.coordinate)

    def read(table: str) -> Rows:
        head, *rows = book[table].iter_rows(values_only=True)
        names = [str(name) for name in head]
        return [
            {name: "" if cell is None else _unescaped(str(cell)) for name, cell in zip(names, row, strict=True)}
            for row in rows
        ]

    yield from compared(site, read)
    yield from settings_in(site, (_unescaped(str(row[1])) for row in book["notes"].iter_rows(values_only=True)))


def _unescaped(text: str) -> str:
    """Return a cell's text: ECMA-376 writes what XML cannot hold as `_x0001_`."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)

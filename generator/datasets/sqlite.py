"""All tables as one SQLite database: typed, keyed, searchable, and readable under Thai names.

Tables are STRICT. SQLite has no decimals: amounts are REAL, which is exact to the satang up to 90 trillion baht; sums
are to be rounded to two decimals. What each column means stands beside it in the schema, and in the table
`dictionary`; whose the data is, and how it is to be read, in `about` and `notes`. `projects_search` and
`rounds_search` find any three letters or more inside Thai text (FTS5, trigram). Views bear Thai names:
`SELECT * FROM "โครงการ"`.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from generator.datasets.dictionary import DICTIONARY, dictionary_rows
from generator.datasets.notes import facts
from generator.datasets.scratch import MadeOnDisk
from generator.datasets.typed_rows import typed_rows
from generator.model.catalog import Catalog
from generator.model.columns import Cell, Column, ColumnType, Table
from generator.model.outputs import OutputFile, Projects
from generator.model.reading_notes import READING
from generator.model.tables import PROJECT_KEY, PROJECTS, ROUNDS, TABLES

_TYPES: dict[ColumnType, str] = {
    "text": "TEXT",
    "list": "TEXT",
    "integer": "INTEGER",
    "amount": "REAL",
    "percent": "REAL",
    "date": "TEXT",
    "boolean": "INTEGER",
}
_CHECKS: dict[ColumnType, str] = {"date": "CHECK ({0} = date({0}))", "boolean": "CHECK ({0} IN (0, 1))"}

_SEARCHED: tuple[tuple[Table[Any], tuple[str, ...]], ...] = (
    (PROJECTS, ("title", "agency_path", "rationale", "indicator")),
    (ROUNDS, ("narrative",)),
)


def sqlite_database(catalog: Catalog, tables: Path) -> Iterator[OutputFile]:
    """Yield `data/open-reports.sqlite`."""
    said = tuple(facts(catalog))
    made = MadeOnDisk(partial(_write, said, tables), tables / "open-reports.sqlite")
    yield OutputFile("data/open-reports.sqlite", made, (Projects(catalog.entries), said))


def _write(said: Sequence[tuple[str, str]], tables: Path, path: Path) -> None:
    """Write the database; the last step copies it into a file of its own, without gaps, the same for the same rows."""
    try:
        with closing(sqlite3.connect(path.with_suffix(".draft"), isolation_level=None)) as database:
            _fill(database, said, tables)
            # As bytes, since the name of a folder need be no text that Python can encode.
            database.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(path),))
    except sqlite3.OperationalError as error:  # no room, or a disk that fails
        raise OSError(errno.EIO, str(error), str(path)) from error


def _fill(database: sqlite3.Connection, said: Sequence[tuple[str, str]], tables: Path) -> None:
    for pragma in ("foreign_keys = ON", "journal_mode = OFF", "synchronous = OFF"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    for table in TABLES:
        database.execute(_create(table))
        _insert(database, table.name, len(table.columns), (_values(row) for row in typed_rows(tables, table)))
    for statement in (*_indexes(), *_views()):
        database.execute(statement)
    _add_text_table(database, "dictionary", DICTIONARY, dictionary_rows())
    _add_text_table(database, "about", ("name", "value"), said)
    _add_text_table(database, "notes", ("th", "en"), ((note.th, note.en) for note in READING))
    database.execute("COMMIT")


def _create(table: Table[Any]) -> str:
    columns = [_column(column) for column in table.columns]
    if table.key:
        columns.append(f"  PRIMARY KEY ({_names(table.key)}),\n")
    if table is not PROJECTS:
        columns.append(
            f"  FOREIGN KEY ({_names(PROJECT_KEY)}) REFERENCES {_name(PROJECTS.name)} ({_names(PROJECT_KEY)}),\n"
        )
    body = "".join(columns).rstrip().removesuffix(",")
    return f"CREATE TABLE {_name(table.name)} ( -- {table.description.th} / {table.description.en}\n{body}\n) STRICT"


def _column(column: Column[Any]) -> str:
    name = _name(column.name)
    parts = [
        name,
        _TYPES[column.type],
        "NOT NULL" if column.required else "",
        _CHECKS.get(column.type, "").format(name),
    ]
    said = f"{column.label.th} / {column.label.en}{f' ({column.unit})' if column.unit else ''}"
    return f"  -- {said}: {column.description.th} / {column.description.en}\n  {' '.join(filter(None, parts))},\n"


def _indexes() -> Iterator[str]:
    for table in TABLES:
        if table is not PROJECTS and not table.key:
            yield f"CREATE INDEX {_name(f'{table.name}_by_project')} ON {_name(table.name)} ({_names(PROJECT_KEY)})"
    for table, columns in _SEARCHED:
        search = _name(f"{table.name}_search")
        settings = f"content={_name(table.name)}, tokenize='trigram'"
        yield f"CREATE VIRTUAL TABLE {search} USING fts5({_names(columns)}, {settings})"
        yield f"INSERT INTO {search} ({search}) VALUES ('rebuild')"  # noqa: S608 # names are the model's own


def _views() -> Iterator[str]:
    for table in TABLES:
        columns = ",\n".join(f"  {_name(column.name)} AS {_name(column.label.th)}" for column in table.columns)
        yield f"CREATE VIEW {_name(table.title.th)} AS SELECT\n{columns}\nFROM {_name(table.name)}"


def _add_text_table(
    database: sqlite3.Connection, name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> None:
    database.execute(f"CREATE TABLE {_name(name)} ({', '.join(f'{_name(column)} TEXT' for column in columns)}) STRICT")
    _insert(database, name, len(columns), (tuple(cell or None for cell in row) for row in rows))


def _insert(database: sqlite3.Connection, name: str, width: int, rows: Iterable[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * width)
    database.executemany(f"INSERT INTO {_name(name)} VALUES ({marks})", rows)  # noqa: S608 # names are the model's own


def _values(row: tuple[Cell, ...]) -> tuple[Any, ...]:
    return tuple(
        float(cell) if isinstance(cell, Decimal) else cell.isoformat() if isinstance(cell, date) else cell
        for cell in row
    )


def _name(name: str) -> str:
    return f'"{name}"'


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))

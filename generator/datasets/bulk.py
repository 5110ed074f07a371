"""All projects in one file: each table as CSV, canonical and for spreadsheets, and the whole projects as JSON."""

from collections.abc import Iterable, Iterator

from generator.datasets import csv_text
from generator.datasets.project_files import EXCEL, JSON
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.joined import Joined
from generator.model.outputs import OutputFile, Projects
from generator.model.tables import TABLES

_ARRAY_HEAD, _ARRAY_BETWEEN, _ARRAY_TAIL = b"[\n", b",\n", b"\n]\n"


def csv_tables(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield each table as canonical CSV: UTF-8 without byte order mark, CRLF, a header."""
    for table in TABLES:
        yield joined(f"data/{table.name}.csv", catalog.entries, table.name, csv_text.header(table))


def excel_tables(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield each table as CSV for spreadsheets: with a byte order mark, and with no cell that begins a formula."""
    for table in TABLES:
        head = csv_text.BYTE_ORDER_MARK + csv_text.header(table)
        yield joined(f"data/excel/{table.name}.csv", catalog.entries, EXCEL.format(table.name), head)


def json_projects(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield all whole projects as a JSON array, one a line, and as NDJSON."""
    yield joined_array("data/projects.json", catalog.entries, JSON)
    yield joined("data/projects.ndjson", catalog.entries, JSON, end=b"\n")


def joined(path: str, entries: Iterable[CatalogEntry], piece: str, head: bytes = b"", end: bytes = b"") -> OutputFile:
    """Return a file of one piece of each project, each with an end, below a head; made as it is written."""
    made = Joined(tuple(entries), piece, head, end=end)
    return OutputFile(path, made, (Projects(made.entries), head))


def joined_array(path: str, entries: Iterable[CatalogEntry], piece: str) -> OutputFile:
    """Return a file of one JSON value of each project as an array, one a line; made as it is written."""
    made = Joined(tuple(entries), piece, _ARRAY_HEAD, between=_ARRAY_BETWEEN, tail=_ARRAY_TAIL)
    return OutputFile(path, made, Projects(made.entries))


def json_array(values: Iterable[bytes]) -> bytes:
    """Return JSON values as an array, one a line."""
    return _ARRAY_HEAD + _ARRAY_BETWEEN.join(values) + _ARRAY_TAIL

"""All projects in one file: each table as CSV, canonical and for spreadsheets, and the whole projects as JSON."""

from collections.abc import Iterable, Iterator

from generator.datasets import csv_text
from generator.datasets.project_files import EXCEL
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.outputs import OutputFile
from generator.model.tables import TABLES


def csv_tables(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield each table as canonical CSV: UTF-8 without byte order mark, CRLF, a header."""
    for table in TABLES:
        yield OutputFile(f"data/{table.name}.csv", csv_text.header(table) + joined(catalog.entries, table.name))


def excel_tables(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield each table as CSV for spreadsheets: with a byte order mark, and with no cell that begins a formula."""
    for table in TABLES:
        lines = csv_text.header(table) + joined(catalog.entries, EXCEL.format(table.name))
        yield OutputFile(f"data/excel/{table.name}.csv", csv_text.BYTE_ORDER_MARK + lines)


def json_projects(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield all whole projects as a JSON array, one a line, and as NDJSON."""
    projects = [entry.fragments.json for entry in catalog.entries]
    yield OutputFile("data/projects.json", json_array(projects))
    yield OutputFile("data/projects.ndjson", b"".join(project + b"\n" for project in projects))


def joined(entries: Iterable[CatalogEntry], key: str) -> bytes:
    """Return the rows of projects, in the catalog's order."""
    return b"".join(entry.fragments.rows[key] for entry in entries)


def json_array(items: Iterable[bytes]) -> bytes:
    """Return JSON values as an array, one a line."""
    return b"[\n" + b",\n".join(items) + b"\n]\n"

"""The data files of one project, and its part of the files that hold many; both follow from that project alone."""

from collections.abc import Iterator
from typing import Any

from generator.datasets import csv_text
from generator.datasets.json_text import dump_json
from generator.datasets.project_tree import project_tree
from generator.model.columns import Table
from generator.model.entry import Entry
from generator.model.outputs import OutputFile
from generator.model.settings import Site
from generator.model.tables import PROJECTS, ROUNDS, TABLES

JSON = "json"  # key of the whole project
EXCEL = "excel/{}"  # key of a table's lines for spreadsheets
OBJECTS = "objects/{}"  # key of a table's lines as JSON objects, one a line


def whole_project(entry: Entry, site: Site) -> Iterator[OutputFile]:
    """Yield the project as JSON: record, facts, flags, corrections, lines of the report."""
    yield OutputFile(f"projects/{entry.project.key}.json", project_json(entry, site).encode())


def project_json(entry: Entry, site: Site) -> str:
    """Return the text of a project's JSON file."""
    return f"{dump_json(project_tree(entry, site), pretty=True)}\n"


def rounds_of_project(entry: Entry, site: Site) -> Iterator[OutputFile]:
    """Yield the project's rounds as CSV."""
    content = csv_text.header(ROUNDS) + csv_text.rows(ROUNDS, entry, site)
    yield OutputFile(f"projects/{entry.project.key}.csv", content)


def report_file(entry: Entry, site: Site) -> Iterator[OutputFile]:  # noqa: ARG001 # one shape for all
    """Yield the report byte for byte, where nothing in it is masked or withheld."""
    source = entry.project.source
    if source and entry.source_bytes is not None:
        yield OutputFile(f"projects/{entry.project.key}/source/{source.published_name}", entry.source_bytes)


def pieces(entry: Entry, site: Site) -> dict[str, bytes]:
    """Return the project's part of the files that hold many, by name.

    `json` is its JSON on one line, NAME its rows of a table in canonical CSV, `excel/NAME` the same for spreadsheets,
    `objects/projects` its row of `projects` as a JSON object.
    """
    made = {JSON: dump_json(project_tree(entry, site)).encode()}
    for table in TABLES:
        made[table.name] = csv_text.rows(table, entry, site)
        made[EXCEL.format(table.name)] = csv_text.excel_rows(table, entry, site)
    made[OBJECTS.format(PROJECTS.name)] = _objects(PROJECTS, entry, site)
    return made


def _objects(table: Table[Any], entry: Entry, site: Site) -> bytes:
    names = [column.name for column in table.columns]
    return b"".join(
        dump_json({name: cell for name, cell in zip(names, cells, strict=True) if cell is not None}).encode() + b"\n"
        for cells in table.cells(entry, site)
    )

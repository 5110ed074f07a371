"""The data files of one project, and its part of the files that hold many; both follow from that project alone."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from generator.datasets import csv_text
from generator.datasets.json_text import dump_json
from generator.datasets.project_tree import Tree, project_tree
from generator.model.columns import Cell, Table
from generator.model.entry import Entry
from generator.model.outputs import OutputFile
from generator.model.settings import Site
from generator.model.tables import PROJECTS, ROUNDS, TABLES

JSON = "json"  # key of the whole project
EXCEL = "excel/{}"  # key of a table's lines for spreadsheets
OBJECTS = "objects/{}"  # key of a table's lines as JSON objects, one a line
PIECES = (
    JSON,
    *(name.format(table.name) for table in TABLES for name in ("{}", EXCEL)),
    OBJECTS.format(PROJECTS.name),
)
"""The names of a project's pieces."""


class ProjectData:
    """What a project's data files and pieces are written from: its tree and its rows, each worked out once."""

    def __init__(self, entry: Entry, site: Site) -> None:
        self.entry, self._site = entry, site
        self._cells = dict[str, tuple[tuple[Cell, ...], ...]]()

    @cached_property
    def tree(self) -> Tree:
        """The project with all that it holds."""
        return project_tree(self.entry, self._site)

    def cells(self, table: Table[Any]) -> tuple[tuple[Cell, ...], ...]:
        """Return its rows of a table."""
        if table.name not in self._cells:
            self._cells[table.name] = tuple(table.cells(self.entry, self._site))
        return self._cells[table.name]


def whole_project(data: ProjectData) -> Iterator[OutputFile]:
    """Yield the project as JSON: record, facts, flags, corrections, lines of the report."""
    yield OutputFile(f"projects/{data.entry.project.key}.json", project_json(data).encode())


def project_json(data: ProjectData) -> str:
    """Return the text of a project's JSON file."""
    return f"{dump_json(data.tree, pretty=True)}\n"


def rounds_of_project(data: ProjectData) -> Iterator[OutputFile]:
    """Yield the project's rounds as CSV."""
    content = csv_text.header(ROUNDS) + csv_text.rows(data.cells(ROUNDS))
    yield OutputFile(f"projects/{data.entry.project.key}.csv", content)


def report_file(data: ProjectData) -> Iterator[OutputFile]:
    """Yield the report byte for byte, where nothing in it is masked or withheld."""
    entry, source = data.entry, data.entry.project.source
    if source and entry.source_bytes is not None:
        yield OutputFile(f"projects/{entry.project.key}/source/{source.published_name}", entry.source_bytes)


def pieces(data: ProjectData) -> dict[str, bytes]:
    """Return the project's part of the files that hold many, by name.

    `json` is its JSON on one line, NAME its rows of a table in canonical CSV, `excel/NAME` the same for spreadsheets,
    `objects/projects` its row of `projects` as a JSON object.
    """
    made = {JSON: dump_json(data.tree).encode()}
    for table in TABLES:
        cells = data.cells(table)
        made[table.name] = csv_text.rows(cells)
        made[EXCEL.format(table.name)] = csv_text.excel_rows(table, cells)
    made[OBJECTS.format(PROJECTS.name)] = _objects(PROJECTS, data)
    return made


def _objects(table: Table[Any], data: ProjectData) -> bytes:
    names = [column.name for column in table.columns]
    return b"\n".join(
        dump_json({name: cell for name, cell in zip(names, cells, strict=True) if cell is not None}).encode()
        for cells in data.cells(table)
    )

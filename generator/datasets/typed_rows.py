"""The tables as typed cells, read back from their canonical CSV: so every typed copy holds what the CSV holds."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.columns import Cell, Table, read_cell

csv.field_size_limit(2**31 - 1)  # a narrative may be longer than what the reader takes for a mistake


def typed_rows(catalog: Catalog, table: Table[Any]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of all projects, one project's text at a time; lists are joined as in the CSV."""
    for entry in catalog.entries:
        text = io.StringIO(entry.pieces[table.name].decode(), newline="")
        for row in csv.reader(text):
            yield tuple(read_cell(column, cell) for column, cell in zip(table.columns, row, strict=True))

"""The tables as typed cells, read back from their canonical CSV: so every typed copy holds what the CSV holds."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.columns import Cell, Table, read_cell

csv.field_size_limit(2**31 - 1)  # a narrative may be longer than what the reader takes for a mistake


def typed_rows(tables: Path, table: Table[Any]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table out of the folder with the CSV files, one at a time; lists are joined as there."""
    with (tables / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)  # the header
        for row in rows:
            yield tuple(read_cell(column, cell) for column, cell in zip(table.columns, row, strict=True))

"""A short table of counts and sums, as CSV and as JSON beside the page that shows it."""

from collections.abc import Iterator, Sequence

from generator.datasets.bulk import json_array
from generator.datasets.csv_text import lines
from generator.datasets.json_text import dump_json
from generator.model.columns import Cell, print_cell
from generator.model.outputs import OutputFile


def as_csv_and_json(name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[OutputFile]:
    """Yield `NAME.csv` and `NAME.json`; what is missing is empty in the one, and has no key in the other."""
    yield OutputFile(f"{name}.csv", lines([columns, *([print_cell(cell) for cell in row] for row in rows)]))
    objects = ({key: cell for key, cell in zip(columns, row, strict=True) if cell is not None} for row in rows)
    yield OutputFile(f"{name}.json", json_array(dump_json(item).encode() for item in objects))

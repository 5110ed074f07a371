"""The data dictionary as a table: a row for each column of each table, in Thai and English."""

from collections.abc import Iterator

from generator.datasets.csv_text import lines
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.tables import TABLES

DICTIONARY = (
    *("table", "column", "type", "unit", "label_th", "label_en", "description_th", "description_en"),
    *("origin_th", "origin_en", "example", "missing_th", "missing_en", "values", "since"),
)


def dictionary_rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for each column; a column that is never empty has nothing under `missing_…`."""
    for table in TABLES:
        for column in table.columns:
            yield (
                table.name,
                column.name,
                column.type,
                column.unit,
                column.label.th,
                column.label.en,
                column.description.th,
                column.description.en,
                column.origin.th,
                column.origin.en,
                column.example,
                column.missing.th if column.missing else "",
                column.missing.en if column.missing else "",
                ";".join(column.values),
                column.since,
            )


def dictionary(catalog: Catalog) -> Iterator[OutputFile]:  # noqa: ARG001 # one shape for all
    """Yield `data/dictionary.csv`."""
    yield OutputFile("data/dictionary.csv", lines([DICTIONARY, *dictionary_rows()]))

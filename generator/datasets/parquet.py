"""Each table as Parquet: amounts as decimals, dates as dates, with the words of its columns.

Made from the canonical CSV by Apache Arrow's own reader. arro3 is Arrow's Rust implementation without the weight of
PyArrow (12 MB for 150), and is the same machine code on every system.
"""

import errno
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from arro3.core import DataType, Field, Schema
from arro3.io import read_csv, write_parquet

from generator.datasets.json_text import dump_json
from generator.datasets.scratch import MadeOnDisk
from generator.model.catalog import Catalog
from generator.model.columns import ColumnType, Table
from generator.model.outputs import OutputFile, Projects
from generator.model.tables import TABLES

# As many digits as `values` takes: 18 before the point, 2 behind it in every table.
_DECIMAL = DataType.decimal128(20, 2)
_ROWS = 20_000  # in memory at a time
_TYPES: dict[ColumnType, DataType] = {
    "text": DataType.string(),
    "list": DataType.string(),
    "integer": DataType.int64(),
    "amount": _DECIMAL,
    "percent": _DECIMAL,
    "date": DataType.date32(),
    "boolean": DataType.bool(),
}


def parquet_tables(catalog: Catalog, tables: Path) -> Iterator[OutputFile]:
    """Yield each table as a Parquet file."""
    for number, table in enumerate(TABLES):
        name = f"{table.name}.parquet"
        made = MadeOnDisk(partial(_write, number, tables), tables / name)
        yield OutputFile(f"data/{name}", made, Projects(catalog.entries))


def _write(number: int, tables: Path, path: Path) -> None:
    """Write a table, known by its place among all, a group of rows at a time."""
    table = TABLES[number]
    fields = [Field(column.name, _TYPES[column.type], nullable=not column.required) for column in table.columns]
    made = BytesIO()  # compressed it is small; where a disk is full, Rust would panic
    try:
        write_parquet(
            read_csv(tables / f"{table.name}.csv", Schema(fields), has_header=True),
            made,
            compression="zstd(3)",
            created_by="open-reports",
            max_row_group_size=_ROWS,
            key_value_metadata={"open-reports": dump_json(_words(table))},  # one key: Rust keeps no order of several
        )
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # which is no Exception, and of a module that has no name
            raise
        raise OSError(errno.EIO, str(error), str(path)) from error  # the table cannot be read any more
    path.write_bytes(made.getvalue())


def _words(table: Table[Any]) -> dict[str, Any]:
    return {
        "title": table.title.th,
        "title_en": table.title.en,
        "columns": {
            column.name: {"title": column.label.th, "title_en": column.label.en, "unit": column.unit}
            for column in table.columns
        },
    }

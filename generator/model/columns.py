"""Tables and their columns: what a column is, where its value comes from, and how a cell is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Generic, Literal, TypeVar

from generator.diagnostics import Text
from generator.model.entry import Entry
from generator.model.settings import Site
from generator.model.values import print_value, read_value

ColumnType = Literal["text", "list", "integer", "amount", "percent", "date", "boolean"]
Cell = str | int | Decimal | date | bool | tuple[str, ...] | None

TEXT_TYPES: frozenset[ColumnType] = frozenset(("text", "list"))
LIST_SEPARATOR = ";"

# What `values` takes for a date: with these bounds a Buddhist year in a typed cell is found out by any validator.
EARLIEST_DATE, LATEST_DATE = date(1800, 1, 1), date(2199, 12, 31)

# The version of the data's shape: of what columns and fields there are and what they mean (docs/releasing.md). A new
# column names its own in `since`.
FIRST_VERSION = "1.0.0"
TABLES_VERSION = "1.0.0"

NOT_STATED = Text("เอกสารไม่ระบุ", "The report does not say")
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """What a row is made from: the project, and the site for its URLs and licence. Rows of parts hold more."""

    entry: Entry
    site: Site


Row_contra = TypeVar("Row_contra", bound=ProjectRow, contravariant=True)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row_contra]):
    """One column. `origin` says how its value is come by; `missing`, what an empty cell means (None: never empty).

    `values` are all that a cell may hold, where that is a short list; `pattern` is what a text cell matches; `since`
    is the version of the tables that first had the column.
    """

    name: str
    type: ColumnType
    label: Text
    description: Text
    origin: Text
    value: Callable[[Row_contra], Cell]
    unit: str = ""
    example: str = ""
    missing: Text | None = NOT_STATED
    values: tuple[str, ...] = ()
    pattern: str = ""
    since: str = FIRST_VERSION

    @property
    def required(self) -> bool:
        """Whether no cell is empty."""
        return self.missing is None

    def cell(self, row: Row_contra) -> Cell:
        """Return the cell's typed value: amounts and percentages with two decimals, and None for what is missing."""
        value = self.value(row)
        if isinstance(value, Decimal):
            return two_decimals(value)
        return None if value in ("", ()) else value


@dataclass(frozen=True, slots=True)
class Table(Generic[Row_contra]):
    """One table: its name, its columns in order, its key, and the rows that a project has in it."""

    name: str
    title: Text
    description: Text
    columns: tuple[Column[Row_contra], ...]
    rows: Callable[[Entry, Site], Iterator[Row_contra]]
    key: tuple[str, ...] = ()

    def cells(self, entry: Entry, site: Site) -> Iterator[tuple[Cell, ...]]:
        """Yield a project's rows as typed cells, in the order of the columns."""
        for row in self.rows(entry, site):
            yield tuple(column.cell(row) for column in self.columns)


def two_decimals(value: Decimal) -> Decimal:
    """Return an amount or percentage as the tables have it."""
    return value.quantize(_HUNDREDTH, ROUND_HALF_UP)


def read_cell(column: Column[Row_contra], text: str) -> Cell:
    """Return a cell's typed value from what `print_cell` wrote; a list stays joined.

    >>> from generator.model.tables import ROUNDS
    >>> columns = {column.name: column for column in ROUNDS.columns}
    >>> read_cell(columns["disbursed_thb"], "55189.00"), read_cell(columns["on_plan"], "true")
    (Decimal('55189.00'), True)
    """
    if not text or column.type in TEXT_TYPES:
        return text or None
    return read_value(column.type, text)  # type: ignore[arg-type] # the types that are left are kinds of fields too


def print_cell(cell: Cell) -> str:
    """Return a cell as CSV files write it: ISO dates, plain decimals, `true`/`false`, lists joined, missing empty.

    >>> print_cell(Decimal("12000000.00")), print_cell(("7", "7.2")), print_cell(None)
    ('12000000.00', '7;7.2', '')
    """
    if cell is None:
        return ""
    return LIST_SEPARATOR.join(cell) if isinstance(cell, tuple) else print_value(cell)

"""The typed copies (Excel, SQLite, Parquet, JSON, the archive) hold what the canonical CSV holds."""

import hashlib
import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest

from generator.datasets.typed_rows import typed_rows
from generator.datasets.workbook import LONGEST_CELL, excel_workbook
from generator.model.columns import TEXT_TYPES, Cell
from generator.model.entry import Entry
from generator.model.tables import PROJECTS, ROUNDS, TABLES
from tests.datasets.built import build_catalog, build_files, read_csv, write_tables
from tests.factories import PROJECT, make_entry

ENTRIES = (
    make_entry(),
    make_entry(
        id="01000000-3",
        title='=HYPERLINK("x")\x01 ๑๒๓',
        rationale="น้ำ\nบรรทัดสอง",
        rounds=(),
        corrections=(),
        end_date=date(1850, 1, 1),
        budget_allocated=Decimal("123456789012345678.90"),
        budget_spent=None,
    ),
    make_entry(id="02000000-1", fiscal_year=2564, budget_allocated=Decimal("0.10"), budget_spent=Decimal("0.20")),
)
FILES = build_files(*ENTRIES)


def read_rows() -> dict[str, list[tuple[Cell, ...]]]:
    with tempfile.TemporaryDirectory() as tables:
        write_tables(build_catalog(*ENTRIES), Path(tables))
        return {table.name: list(typed_rows(Path(tables), table)) for table in TABLES}


ROWS = read_rows()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    for path, content in FILES.items():
        if path.startswith("data/"):
            target = made / path.removeprefix("data/")
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
    return made


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(folder / "open-reports.sqlite")
    yield opened
    opened.close()


def test_typed_rows_are_typed_as_their_columns_say() -> None:
    kinds = {"integer": int, "amount": Decimal, "percent": Decimal, "date": date, "boolean": bool}
    for table in TABLES:
        for row in ROWS[table.name]:
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is None or type(cell) is kinds.get(column.type, str), column.name


# --- Excel -------------------------------------------------------------------------------------------------------


def sheet(name: str, content: bytes | None = None) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(content or FILES["data/open-reports.xlsx"]))
    return [[cell.value for cell in row] for row in book[name].iter_rows()]


def in_excel(cell: Cell) -> Any:
    match cell:
        case Decimal():
            return float(f"{cell:.16g}")  # as many digits as Excel's files have
        case date() if cell >= date(1900, 3, 1):
            return datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 # Excel has no zones
        case date():
            return cell.isoformat()
        case str():
            return cell.replace("\x01", "_x0001_")
    return cell


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_workbook_has_a_typed_sheet_a_table(table: Any) -> None:
    header, *rows = sheet(table.name)
    assert header == [column.name for column in table.columns]
    assert rows == [[in_excel(cell) for cell in row] for row in ROWS[table.name]]


def test_the_workbook_holds_no_formula_and_keeps_leading_zeros() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FILES["data/open-reports.xlsx"]))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b", "inlineStr"}
    codes = {row[5] for row in sheet("projects")[1:]}
    assert codes == {"01000000", "02000000"}
    amounts = [cell for cell in book["projects"]["K"][1:] if cell.value is not None]
    assert {cell.number_format for cell in amounts} == {"#,##0.00"}


def test_the_workbook_explains_itself() -> None:
    dictionary, notes = sheet("dictionary"), sheet("notes")
    assert len(dictionary) == 1 + sum(len(table.columns) for table in TABLES)
    assert ["licence", "CC-BY-4.0"] in notes


def workbook_of(entry: Entry, tables: Path) -> bytes:
    catalog = build_catalog(entry)
    (file,) = excel_workbook(catalog, write_tables(catalog, tables))
    return file.content


def test_a_text_too_long_for_a_cell_is_cut_and_the_notes_say_where(tmp_path: Path) -> None:
    content = workbook_of(make_entry(rationale="ก" * (LONGEST_CELL + 1)), tmp_path)
    place = [column.name for column in PROJECTS.columns].index("rationale")
    cell = sheet("projects", content)[1][place]
    assert 10_000 < len(cell) <= LONGEST_CELL
    assert "projects!AA2 is cut short; the CSV has all of it" in [note for _, note in sheet("notes", content)]


def test_rows_that_one_sheet_cannot_hold_go_on_in_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("generator.datasets.workbook.MOST_ROWS", 5)
    content = workbook_of(make_entry(), tmp_path)
    numbers = [row[2] for name in ("rounds", "rounds 2", "rounds 3") for row in sheet(name, content)[1:]]
    assert numbers == list(range(1, 13))


# --- SQLite ------------------------------------------------------------------------------------------------------


def test_the_database_is_whole_and_its_keys_lead_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    strict = dict(database.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'"))
    assert {table.name for table in TABLES} | {"dictionary", "about"} <= {name for name, yes in strict.items() if yes}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_database_has_the_rows_of_the_csv(database: sqlite3.Connection, table: Any) -> None:
    found = database.execute(f'SELECT * FROM "{table.name}"')  # noqa: S608
    assert [column[0] for column in found.description] == [column.name for column in table.columns]
    expected = [
        tuple(
            float(cell) if isinstance(cell, Decimal) else cell.isoformat() if isinstance(cell, date) else cell
            for cell in row
        )
        for row in ROWS[table.name]
    ]
    assert found.fetchall() == expected


def test_the_database_finds_thai_inside_words_and_marks_the_rows(database: sqlite3.Connection) -> None:
    query = (
        "SELECT rounds.round FROM rounds_search JOIN rounds ON rounds.rowid = rounds_search.rowid "
        "WHERE rounds_search MATCH ? AND fiscal_year_be = 2563"
    )
    assert database.execute(query, ('"รับรองคณะ"',)).fetchall() == [(1,), (4,)]


def test_views_bear_thai_names(database: sqlite3.Connection) -> None:
    for table in TABLES:
        found = database.execute(f'SELECT * FROM "{table.title.th}"')  # noqa: S608
        assert [column[0] for column in found.description] == [column.label.th for column in table.columns]


def test_the_schema_of_the_database_says_what_each_column_means(database: sqlite3.Connection) -> None:
    for table in TABLES:
        (text,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table.name,)).fetchone()
        for column in table.columns:
            assert f"-- {column.label.th} / {column.label.en}" in text


# --- Parquet -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_parquet_holds_the_typed_rows(folder: Path, table: Any) -> None:
    relation = duckdb.read_parquet(str(folder / f"{table.name}.parquet"))
    assert relation.fetchall() == ROWS[table.name]
    kinds = {"amount": "DECIMAL(20,2)", "percent": "DECIMAL(20,2)", "date": "DATE", "integer": "BIGINT"}
    kinds |= {"boolean": "BOOLEAN"}
    assert [str(kind) for kind in relation.types] == [kinds.get(column.type, "VARCHAR") for column in table.columns]


# --- The tools of those who take the data ------------------------------------------------------------------------


def test_pandas_reads_csv_and_workbook_alike(folder: Path) -> None:
    texts = {column.name: "string" for column in PROJECTS.columns if column.type in TEXT_TYPES}
    csv = pd.read_csv(folder / "projects.csv", dtype=texts, parse_dates=["last_report_date"])
    excel = pd.read_excel(folder / "open-reports.xlsx", dtype=texts)
    assert csv["project_id"].tolist() == excel["project_id"].tolist() == [row[0] for row in ROWS["projects"]]
    assert csv["budget_allocated_thb"].sum() == pytest.approx(excel["budget_allocated_thb"].sum())
    assert csv["last_report_date"].dtype.kind == excel["last_report_date"].dtype.kind == "M"


def test_sums_and_counts_are_the_same_in_every_format(folder: Path, database: sqlite3.Connection) -> None:
    for table in (PROJECTS, ROUNDS):
        for place, column in enumerate(table.columns):
            if column.type != "amount":
                continue
            cells = [row[place] for row in ROWS[table.name]]
            known = [cell for cell in cells if isinstance(cell, Decimal)]
            in_csv = [row[column.name] for row in read_csv(FILES[f"data/{table.name}.csv"])]
            assert [Decimal(text) for text in in_csv if text] == known
            sums = f"sum({column.name}), count({column.name}), count(*)"
            parquet = duckdb.read_parquet(str(folder / f"{table.name}.parquet")).aggregate(sums).fetchall()
            assert parquet == [(sum(known) if known else None, len(known), len(cells))]
            amount, stated, rows = database.execute(f"SELECT {sums} FROM {table.name}").fetchone()  # noqa: S608
            assert (stated, rows) == (len(known), len(cells))
            assert amount is None or amount == pytest.approx(float(sum(known)), rel=1e-12)


# --- The archive -------------------------------------------------------------------------------------------------


def test_the_archive_holds_every_file_with_its_checksum_and_what_goes_with_them() -> None:
    with zipfile.ZipFile(io.BytesIO(FILES["data/all.zip"])) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        held = {name: archive.read(name) for name in names}
    assert names == sorted(names)
    below = {path.removeprefix("data/") for path in FILES if path.startswith("data/")} - {"all.zip", "SHA256SUMS"}
    own = {"README.th.md", "README.en.md", "LICENCE.txt", "SHA256SUMS"}
    assert set(names) == below | own
    assert all(held[name] == FILES[f"data/{name}"] for name in below)
    sums = dict(line.split("  ", 1)[::-1] for line in held["SHA256SUMS"].decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in held.items() if name != "SHA256SUMS"}
    assert "วิธีอ่านข้อมูล" in held["README.th.md"].decode()
    assert "@misc{open-reports," in held["README.en.md"].decode()
    assert PROJECT.title not in held["README.th.md"].decode()

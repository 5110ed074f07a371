import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.model.columns import Column, Table, print_cell, read_cell
from generator.model.tables import CORRECTIONS, PROJECTS, QUALITY_FLAGS, ROUNDS, TABLES, flag_line
from tests.factories import make_entry, make_flag, make_project, make_site

PROJECT_COLUMNS = """
project_id, fiscal_year_be, fiscal_year_ce, title, status, agency_code, agency, agency_path, start_date, end_date,
budget_allocated_thb, budget_spent_thb, budget_returned_thb, budget_unexplained_thb, disbursed_total_thb,
progress_percent, rounds, last_report_date, on_plan_rounds, off_plan_rounds, first_off_plan_round, strategy_theme,
strategy_sub_theme, strategy_goal, strategy_codes, indicator, rationale, quality_flags, url, source_file,
source_sha256, licence
"""
ROUND_COLUMNS = """
project_id, fiscal_year_be, round, printed_label, date, date_be, progress_percent, progress_change, disbursed_thb,
disbursed_cumulative_thb, on_plan, on_target, narrative, source_first_line, source_last_line, url
"""


def names(text: str) -> list[str]:
    return text.replace("\n", " ").replace(",", " ").split()


def rows(table: Table[Any], **overrides: Any) -> list[dict[str, str]]:
    site = make_site()
    return [
        {column.name: print_cell(cell) for column, cell in zip(table.columns, cells, strict=True)}
        for cells in table.cells(make_entry(**overrides), site)
    ]


def test_projects_have_the_columns_of_the_contract_in_order() -> None:
    assert [column.name for column in PROJECTS.columns] == names(PROJECT_COLUMNS)


def test_rounds_have_the_columns_of_the_contract_in_order() -> None:
    assert [column.name for column in ROUNDS.columns] == names(ROUND_COLUMNS)


def test_there_is_a_table_for_each_file_of_the_contract() -> None:
    assert [table.name for table in TABLES] == names("projects rounds objectives targets quality_flags corrections")


@pytest.mark.parametrize("column", [column for table in TABLES for column in table.columns], ids=lambda c: c.name)
def test_every_column_is_described_in_both_languages(column: Column[Any]) -> None:
    for text in (column.label, column.description, column.origin):
        assert text.th.strip()
        assert text.en.strip()
        assert text.en.isascii() or "ครั้งที่" in text.en or "ยกเลิก" in text.en


def test_every_table_carries_the_key_of_a_project() -> None:
    for table in TABLES:
        assert {"fiscal_year_be", "project_id"} <= {column.name for column in table.columns}
        assert set(table.key) <= {column.name for column in table.columns}


def test_a_project_is_one_row() -> None:
    (row,) = rows(PROJECTS)
    assert row["budget_allocated_thb"] == "12000000.00"
    assert row["budget_returned_thb"] == "9603371.83"
    assert row["budget_unexplained_thb"] == "2341439.17"
    assert row["fiscal_year_ce"] == "2020"
    assert row["agency_path"].split(";") == list(make_project().agency)
    assert row["agency"] == make_project().agency[0]
    assert row["strategy_codes"] == "7;7.2;7.2.1"
    assert row["quality_flags"] == "damaged-dash;money-unexplained;progress-stalled;round-label-shifted"
    assert row["url"] == "https://reports.example/open/projects/2563/01000000-2456/"
    assert row["licence"] == "CC-BY-4.0"


def test_a_round_is_a_row() -> None:
    second = rows(ROUNDS)[1]
    assert second["date"] == "2019-11-19"
    assert second["date_be"] == "19/11/2562"
    assert (second["progress_percent"], second["progress_change"]) == ("16.00", "8.00")
    assert (second["disbursed_thb"], second["disbursed_cumulative_thb"]) == ("55189.00", "55189.00")
    assert (second["on_plan"], second["on_target"]) == ("true", "true")
    assert (second["source_first_line"], second["source_last_line"]) == ("71", "75")
    assert second["url"].endswith("/projects/2563/01000000-2456/#round-2")
    assert "\n- ให้การต้อนรับ" in second["narrative"]


def test_what_a_report_does_not_say_is_an_empty_cell() -> None:
    (row,) = rows(
        PROJECTS,
        start_date=None,
        budget_allocated=None,
        budget_spent=Decimal(0),
        agency=(),
        source=None,
        flags=(),
        illegible={"start_date": "31/2/2563"},
    )
    empty = ("start_date", "budget_allocated_thb", "budget_unexplained_thb", "agency", "agency_path", "source_file")
    assert [row[name] for name in empty] == [""] * len(empty)
    assert row["quality_flags"] == ""
    assert row["budget_spent_thb"] == "0.00"


def test_no_column_that_is_required_is_ever_empty() -> None:
    bare = {"agency": (), "objectives": (), "source": None, "rounds": (), "start_date": None, "rationale": None}
    for table in TABLES:
        for row in (*rows(table), *rows(table, **bare)):
            for column in table.columns:
                assert row[column.name] or not column.required, column.name


@pytest.mark.parametrize(
    ("value", "cell"), [("12000000", "12000000.00"), ("0.1", "0.10"), ("-3.5", "-3.50"), ("1.005", "1.01")]
)
def test_amounts_have_two_decimals(value: str, cell: str) -> None:
    (row,) = rows(PROJECTS, budget_allocated=Decimal(value))
    assert row["budget_allocated_thb"] == cell


def test_corrections_of_officials_are_in_no_table() -> None:
    correction = make_entry().corrections[0]
    official = type(correction)("coordinator.name", "นายเก่า", "นายใหม่", "พิมพ์ผิด", date(2026, 9, 2))
    assert [row["field"] for row in rows(CORRECTIONS, corrections=(official, correction))] == ["rounds.2.narrative"]


def test_a_flag_on_an_official_says_the_rule_alone() -> None:
    flag = make_flag("repaired-text", "responsible_officer.name", 27)
    (row,) = rows(QUALITY_FLAGS, flags=(flag,))
    assert row["message_en"] == flag.rule.title.en
    assert row["message_th"] == flag.rule.title.th


def test_a_flag_points_at_the_line_of_the_report_only() -> None:
    entry = make_entry()
    assert flag_line(entry, make_flag("money-unexplained", "budget_spent", 21)) == 21
    in_record = type(entry.flags[0].position)("projects/2563/01000000-2456.yaml", 7)
    assert flag_line(entry, make_flag("money-unexplained", "budget_spent").at(in_record)) == 21
    assert flag_line(make_entry(source=None), make_flag("money-unexplained", "budget_spent").at(in_record)) is None


def test_every_column_is_described_in_full_in_both_languages() -> None:
    for table in TABLES:
        for column in table.columns:
            words = (column.label, column.description, column.origin, *([column.missing] if column.missing else []))
            assert all(text.th and text.en for text in words), column.name
            assert column.example, f"{table.name}.{column.name} has no example"
            assert column.since
            assert not column.name.endswith("_thb") or column.unit == "THB"


def test_every_example_is_a_cell_of_its_column() -> None:
    for table in TABLES:
        for column in table.columns:
            assert read_cell(column, column.example) is not None, column.name
            assert not column.pattern or re.fullmatch(column.pattern, column.example), column.name
            assert not column.values or column.example in column.values, column.name

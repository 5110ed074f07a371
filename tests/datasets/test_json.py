import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.datasets import ProjectData, project_files
from generator.datasets.json_text import dump_json
from generator.model.project import Source, Strategy
from generator.model.schema import project_schema
from tests.datasets.built import build_files, read_csv, read_json
from tests.factories import REPORT_BYTES, make_entry, make_flag, make_site

PATH = "projects/2563/01000000-2456.json"
FILES = build_files(make_entry())
PROJECT: dict[str, Any] = read_json(FILES[PATH])


def test_numbers_are_written_digit_for_digit() -> None:
    values = {"a": Decimal("8.00"), "b": Decimal("12345678901234567.89"), "c": Decimal("1E+3"), "d": True, "e": -7}
    assert dump_json(values) == '{"a":8.00,"b":12345678901234567.89,"c":1000,"d":true,"e":-7}'


def test_a_value_without_json_is_refused() -> None:
    with pytest.raises(TypeError):
        dump_json({"a": None})


@given(
    st.recursive(
        st.text() | st.integers() | st.booleans(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_what_is_written_can_be_read_back(value: object) -> None:
    assert json.loads(dump_json(value)) == json.loads(dump_json(value, pretty=True)) == value


def test_the_project_is_as_its_schema_says() -> None:
    validator = jsonschema_rs.validator_for(project_schema(), validate_formats=True)
    bare: dict[str, Any] = {
        "rounds": (),
        "agency": (),
        "objectives": (),
        "targets": (),
        "strategy": Strategy(),
        "source": None,
        "budget_spent": None,
        "illegible": {"budget_spent": "สิบสองล้าน บาท"},
    }
    for entry in (make_entry(), make_entry(**bare, corrections=(), flags=(), source_bytes=None)):
        project = json.loads(build_files(entry)[PATH])
        assert not [error.message for error in validator.iter_errors(project)]


def test_it_holds_the_record_the_facts_the_flags_and_the_corrections() -> None:
    assert PROJECT["budget_allocated"] == 12000000
    assert PROJECT["facts"]["status"] == "cancelled"
    assert PROJECT["facts"]["status_round"] == 10
    assert PROJECT["facts"]["budget_returned"] == Decimal("9603371.83")
    assert PROJECT["facts"]["rounds"][1] == {
        "round": 2,
        "progress_change": Decimal("8.00"),
        "disbursed_cumulative": 55189,
    }
    assert PROJECT["quality_flags"][0]["line"] == 21
    assert PROJECT["corrections"][0]["to"] == "เมืองต้าเหลียน"
    assert PROJECT["source"]["lines"]["rounds.5"] == [89, 97]
    assert PROJECT["url"] == "https://reports.example/open/projects/2563/01000000-2456/"


def test_percentages_stand_as_printed() -> None:
    assert b'"progress_percent": 8.00,' in FILES[PATH]


def test_what_is_absent_has_no_key_and_what_is_zero_has() -> None:
    project = read_json(build_files(make_entry(budget_spent=Decimal(0), end_date=None, flags=(), corrections=()))[PATH])
    assert project["budget_spent"] == 0
    assert not {"end_date", "quality_flags", "corrections", "illegible", "unrecognised"} & set(project)


def test_an_illegible_value_stands_as_printed_apart_from_the_typed_ones() -> None:
    project = read_json(build_files(make_entry(budget_spent=None, illegible={"budget_spent": "สิบสองล้าน บาท"}))[PATH])
    assert project["illegible"] == {"budget_spent": "สิบสองล้าน บาท"}
    assert "budget_spent" not in project


def test_numbers_are_equal_in_json_and_csv() -> None:
    (row,) = read_csv(FILES["data/projects.csv"])
    facts = PROJECT["facts"]
    for column, value in {
        "budget_allocated_thb": PROJECT["budget_allocated"],
        "budget_spent_thb": PROJECT["budget_spent"],
        "budget_returned_thb": facts["budget_returned"],
        "budget_unexplained_thb": facts["budget_unexplained"],
        "disbursed_total_thb": facts["disbursed_total"],
        "progress_percent": facts["progress_percent"],
        "rounds": len(PROJECT["rounds"]),
        "first_off_plan_round": facts["first_off_plan_round"],
    }.items():
        assert Decimal(row[column]) == value, column
    rounds = read_csv(FILES["data/rounds.csv"])
    for line, round_, step in zip(rounds, PROJECT["rounds"], facts["rounds"], strict=True):
        assert Decimal(line["progress_percent"]) == round_["progress_percent"]
        assert Decimal(line["disbursed_thb"]) == round_["disbursed"]
        assert Decimal(line["disbursed_cumulative_thb"]) == step["disbursed_cumulative"]
        assert line["date"] == round_["date"]


def test_all_projects_are_an_array_and_ndjson_of_the_same() -> None:
    files = build_files(make_entry(), make_entry(id="01000000-3"))
    both = [read_json(files[PATH]), read_json(files["projects/2563/01000000-3.json"])]
    assert read_json(files["data/projects.json"]) == both
    assert [read_json(line) for line in files["data/projects.ndjson"].splitlines()] == both


def test_thai_is_not_escaped() -> None:
    assert "โครงการสถาบันที่เมืองน้อง".encode() in FILES[PATH]


def test_where_officials_are_withheld_nothing_tells_of_them() -> None:
    correction = make_entry().corrections[0]
    official = type(correction)("coordinator.name", "", "", "พิมพ์ผิด", correction.date)
    flag = make_flag("repaired-text", "coordinator.name", 28)
    entry = make_entry(responsible_officer=None, coordinator=None, corrections=(official,), flags=(flag,))
    project = read_json(build_files(entry, site=make_site(privacy="withhold"))[PATH])
    assert not {"responsible_officer", "coordinator", "corrections"} & set(project)
    assert project["quality_flags"][0]["message_en"] == flag.rule.title.en


def test_the_report_is_published_byte_for_byte_or_not_at_all() -> None:
    path = "projects/2563/01000000-2456/source/01000000-2456.txt"
    assert FILES[path] == REPORT_BYTES
    assert path not in build_files(make_entry(source_bytes=None))


def test_a_saved_web_page_is_published_as_text() -> None:
    """Its scripts must not run under the site's own address."""
    source = Source("reports/2563/หน้าเว็บ.HTML", "0" * 64, "bma-progress-report")
    entry = replace(make_entry(), source_bytes=b"<script>alert(1)</script>")
    entry = replace(entry, project=replace(entry.project, source=source))
    paths = [file.path for file in project_files(ProjectData(entry, make_site()))]
    assert f"projects/{entry.project.key}/source/หน้าเว็บ.HTML.txt" in paths
    assert not [path for path in paths if path.lower().endswith(".html")]

import json
from typing import Any

import jsonschema_rs
import pytest

from generator.model.fields import RECORD
from generator.model.schema import Schema, corrections_schema, project_schema, record_schema
from tests.datasets.built import build_files
from tests.factories import make_entry, make_site

HAND_WRITTEN: dict[str, Any] = {
    "id": "01000000-2456",
    "title": "โครงการสมมุติ",
    "fiscal_year": 2563,
    "start_date": "2019-10-01",
    "budget_allocated": 12000000,
    "agency": ["สำนักสมมุติ"],
    "strategy": {"theme": "ด้านที่ ๗"},
    "rounds": [{"number": 1, "date": "2019-10-30", "progress_percent": 8.00, "disbursed": 0, "on_plan": True}],
}
SOURCE = {
    "file": "reports/2563/a.txt",
    "sha256": "0f" * 32,
    "form": "bma-progress-report",
    "encoding": "utf-8",
    "lines": {"title": [11, 11], "rounds.1": [69, 70]},
}
CONVERTED = HAND_WRITTEN | {"source": SOURCE}


def accepts(schema: Schema, value: object) -> bool:
    return jsonschema_rs.validator_for(schema, validate_formats=True).is_valid(value)


@pytest.mark.parametrize("make", [record_schema, project_schema, corrections_schema])
def test_schemas_are_valid_schemas(make: Any) -> None:
    assert jsonschema_rs.meta.is_valid(make())


def test_a_record_may_hold_every_field_and_nothing_else() -> None:
    assert list(record_schema()["properties"]) == [field.name for field in RECORD]


@pytest.mark.parametrize("record", [HAND_WRITTEN, CONVERTED])
def test_a_good_record_is_accepted(record: dict[str, Any]) -> None:
    assert accepts(record_schema(), record)


@pytest.mark.parametrize(
    "change",
    [
        {"budget": 5},
        {"rounds": [{"number": 1, "spent": 5}]},
        {"strategy": {"themes": "x"}},
        {"rounds": [{"date": "2019-10-30"}]},
        {"objectives": []},
        {"rationale": ""},
        {"rationale": None},
        {"id": "../x"},
        {"fiscal_year": "2563"},
        {"fiscal_year": 2020},
        {"source": {"file": "x"}},
        {"source": SOURCE | {"lines": {"title": [11]}}},
    ],
)
def test_a_bad_record_is_refused_whether_converted_or_not(change: dict[str, Any]) -> None:
    assert not accepts(record_schema(), HAND_WRITTEN | change)
    assert not accepts(record_schema(), CONVERTED | change)


@pytest.mark.parametrize("name", ["id", "title", "fiscal_year"])
def test_a_record_without_identity_is_refused(name: str) -> None:
    assert not accepts(record_schema(), {key: value for key, value in CONVERTED.items() if key != name})


@pytest.mark.parametrize(
    "change",
    [
        {"budget_allocated": "สิบสองล้าน บาท"},
        {"start_date": "31/2/2563"},
        {"start_date": "2563-10-01"},
        {"rounds": [{"number": 1, "date": "30 ตุลา"}]},
        {"rounds": [{"number": 1, "on_plan": "yes"}]},
    ],
)
def test_an_illegible_value_may_stand_only_in_a_record_converted_from_a_report(change: dict[str, Any]) -> None:
    assert accepts(record_schema(), CONVERTED | change)
    assert not accepts(record_schema(), HAND_WRITTEN | change)


def test_a_published_project_holds_no_illegible_value_in_a_typed_field() -> None:
    project = json.loads(build_files(make_entry())["projects/2563/01000000-2456.json"])
    assert accepts(project_schema(), project)
    changes: list[dict[str, Any]] = [
        {"budget_allocated": "สิบสองล้าน"},
        {"fee": 5},
        {"facts": {}},
        {"start_date": "2563-10-01"},
    ]
    for change in changes:
        assert not accepts(project_schema(), project | change)
    assert not accepts(project_schema(), project | {"facts": project["facts"] | {"status": "stopped"}})


def test_a_correction_names_field_values_reason_and_date() -> None:
    good = {"field": "budget_spent", "from": 55189, "to": 55190, "reason": "รวมใหม่", "date": "2026-09-01"}
    assert accepts(corrections_schema(), [good, good | {"from": "", "by": "กลุ่มงานข้อมูล"}])
    assert not accepts(corrections_schema(), [good | {"date": "1/9/2569"}])
    assert not accepts(corrections_schema(), [good | {"why": "x"}])
    assert not accepts(corrections_schema(), [good | {"to": ""}])
    for name in good:
        assert not accepts(corrections_schema(), [{key: value for key, value in good.items() if key != name}])


def test_every_field_has_its_words_in_both_languages() -> None:
    for field in record_schema()["properties"].values():
        assert " / " in field["title"]
        assert "\n" in field["description"]


def test_files_have_an_id_only_where_the_address_is_known() -> None:
    known = json.loads(build_files(make_entry())["schema/record.schema.json"])
    assert known["$id"] == "https://reports.example/open/schema/record.schema.json"
    unknown = json.loads(build_files(make_entry(), site=make_site(base_url=None))["schema/record.schema.json"])
    assert "$id" not in unknown

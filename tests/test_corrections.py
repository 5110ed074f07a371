"""The ledger: applied in order, shown with its reason, and refused by name where it no longer fits."""

import json
from typing import Any

import pytest

from generator.diagnostics import Severity
from generator.pipeline import check_content, convert_reports
from tests.conftest import Desk

LEDGER = "corrections/2566/50010000-11.yaml"
PROJECT = "projects/2566/50010000-11"


def ledger(*corrections: tuple[str, str, str]) -> str:
    return json.dumps(
        [
            {"field": field, "from": before, "to": after, "reason": "ทดสอบ", "date": "2026-01-01"}
            for field, before, after in corrections
        ],
        ensure_ascii=False,
    )


def published(desk: Desk) -> dict[str, Any]:
    built = desk.build(core=True)
    assert built.written, [said.message.en for said in built.diagnostics]
    project: dict[str, Any] = json.loads(desk.site_bytes()[f"{PROJECT}.json"])
    return project


def value_at(project: Any, path: str) -> Any:
    for step in path.split("."):
        if not isinstance(project, list):
            project = project[step]
        elif isinstance(project[0], dict):
            project = next(item for item in project if str(item["number"]) == step)
        else:
            project = project[int(step) - 1]
    return project


@pytest.mark.parametrize(
    ("field", "before", "after", "whole"),
    [
        ("title", "โครงการปลูกต้นไม้ริมคลองสมมุติ", "ชื่อใหม่", "ชื่อใหม่"),
        ("rationale", "ร่มเงา", "ร่มไม้", "ริมคลองขาดร่มไม้"),
        ("objectives.2", "เพื่อลดความร้อน", "เพื่อคลายร้อน", "เพื่อคลายร้อน"),
        ("agency.1", "สมมุติ", "ตัวอย่าง", "สำนักงานเขตตัวอย่าง"),
        ("strategy.goal", "เมืองร่มรื่น", "เมืองเขียว", "๑.๑.๑ เมืองเขียว"),
        ("rounds.2.narrative", "40", "14", "ปลูกแล้ว 14 ต้น"),
        ("rounds.2.date", "2023-01-09", "2023-01-08", "2023-01-08"),
        ("rounds.2.progress_percent", "60.00", "50.5", 50.5),
        ("budget_spent", "100000", "120000", 120_000),
        ("rounds.1.on_plan", "true", "false", False),
        ("responsible_officer.phone", "0-2000-0000 ต่อ 99", "1133", "1133"),
    ],
)
def test_a_correction_is_applied_and_told(desk: Desk, field: str, before: str, after: str, whole: object) -> None:
    record = desk.report()
    convert_reports(desk.content)
    as_reported = desk.read(record)
    desk.write(LEDGER, ledger((field, before, after)))
    project = published(desk)
    assert value_at(project, field) == whole
    (told,) = project["corrections"]
    assert (told["field"], told["from"], told["to"], told["reason"]) == (field, before, after, "ทดสอบ")
    assert desk.read(record) == as_reported == desk.site_bytes()[f"{PROJECT}.yaml"].decode()
    assert "ทดสอบ" in desk.site_bytes()[f"{PROJECT}/index.html"].decode()


def test_an_absent_field_is_given_a_value(desk: Desk) -> None:
    desk.write(
        "projects/2566/50010000-11.yaml", "id: 50010000-11\ntitle: ก\nfiscal_year: 2566\nrounds: [{number: 1}]\n"
    )
    desk.write(
        LEDGER,
        ledger(("budget_spent", "", "5"), ("strategy.goal", "", "๑.๑.๑ ก"), ("rounds.1.narrative", "", "เริ่มแล้ว"))
        .replace('"from": ""', '"from": null', 1),
    )  # fmt: skip
    project = published(desk)
    assert (project["budget_spent"], project["strategy"], project["rounds"][0]["narrative"]) == (
        5,
        {"goal": "๑.๑.๑ ก"},
        "เริ่มแล้ว",
    )


def test_two_corrections_of_one_field_follow_one_another(desk: Desk) -> None:
    desk.report()
    desk.write(LEDGER, ledger(("title", "ริมคลอง", "ริมน้ำ"), ("title", "ริมน้ำ", "ริมบึง")))
    assert published(desk)["title"] == "โครงการปลูกต้นไม้ริมบึงสมมุติ"


def test_what_the_report_prints_illegibly_is_mended(desk: Desk) -> None:
    desk.report(budget_spent="หนึ่งแสน บาท")
    project = published(desk)
    assert "budget_spent" not in project
    assert project["illegible"] == {"budget_spent": "หนึ่งแสน บาท"}
    assert "illegible-value" in {flag["code"] for flag in project["quality_flags"]}
    desk.write(LEDGER, ledger(("budget_spent", "หนึ่งแสน บาท", "100000")))
    project = published(desk)
    assert project["budget_spent"] == 100_000
    assert "illegible-value" not in {flag["code"] for flag in project.get("quality_flags", [])}


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("title", "ไม่มีคำนี้", "ก"),
        ("title", "", "ก"),  # the field is not absent
        ("rationale", "า", "ก"),  # occurs more than once
        ("rounds.2.narrative", "", "ก"),
        ("budget_spent", "1000", "5"),  # a part of a number is none of its values
        ("budget_spent", "100,000", "5"),
        ("objectives.3", "", "ก"),
        ("objectives.3", "ก", "ข"),
        ("rounds.3.narrative", "", "ก"),
        ("rounds.3.narrative", "ก", "ข"),
    ],
)
def test_a_stale_correction_is_refused_by_name(desk: Desk, field: str, before: str, after: str) -> None:
    desk.report()
    convert_reports(desk.content)
    desk.write(LEDGER, ledger((field, before, after)))
    built = desk.build()
    (error,) = [said for said in built.diagnostics if said.severity is Severity.ERROR]
    assert (error.code, error.field, error.position.file, error.position.line) == ("stale-correction", field, LEDGER, 1)
    assert error.expected
    assert before in error.message.en
    assert built.written is None
    assert not desk.site.exists()
    assert error in check_content(desk.content)


@pytest.mark.parametrize(
    "field",
    [
        *("id", "fiscal_year", "rounds.1.number", "rounds", "rounds.1", "objectives", "strategy", "coordinator"),
        *("source", "source.sha256", "unrecognised.1.text", "titel", "title.1", "rounds.1.titel", "objectives.x", ""),
        "rounds.๑.narrative",
    ],
)
def test_a_field_that_names_a_project_or_is_no_field_cannot_be_corrected(desk: Desk, field: str) -> None:
    desk.report()
    desk.write(LEDGER, ledger((field, "x", "y")))
    built = desk.build()
    (error,) = [said for said in built.diagnostics if said.severity is Severity.ERROR]
    assert error.code == "invalid-correction"
    assert error.expected
    assert built.written is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- ก", {"wrong-type"}),
        ("title: ก", {"wrong-type"}),
        ("- {field: title, from: ก, to: ข, reason: ค}", {"invalid-correction"}),
        ("- {field: title, from: ก, to: '', reason: ค, date: 2026-01-01}", {"invalid-correction"}),
        ("- {field: title, from: ก, to: ข, reason: ' ', date: 2026-01-01}", {"invalid-correction"}),
        ("- {field: title, from: ก, to: ข, reason: ค, date: 2569-01-01}", {"invalid-correction"}),
        ("- {field: title, from: ก, to: [ข], reason: ค, date: 2026-01-01}", {"wrong-type"}),
        ("- {field: title, from: ก, to: ข, reason: ค, date: 2026-01-01, bye: x}", {"unknown-key"}),
        ("- {field: title, from: ก, to: ข, reason: ค, date: 2026-01-01, field: x}", {"duplicate-key"}),
        ("- {field: budget_spent, from: '1', to: ๒, reason: ค, date: 2026-01-01}", {"invalid-correction"}),
        ("- {field: start_date, from: x, to: 2566-01-01, reason: ค, date: 2026-01-01}", {"invalid-correction"}),
        ("- {field: title, from: &a ก, to: *a, reason: ค, date: 2026-01-01}", {"yaml-syntax"}),
    ],
)
def test_a_broken_ledger_stops_the_build(desk: Desk, text: str, codes: set[str]) -> None:
    desk.report()
    desk.write(LEDGER, text)
    built = desk.build()
    errors = [said for said in built.diagnostics if said.severity is Severity.ERROR]
    assert {error.code for error in errors} == codes
    assert {error.position.file for error in errors} == {LEDGER}
    assert all(error.position.line == 1 for error in errors)
    assert built.written is None


def test_an_empty_ledger_is_as_none(desk: Desk) -> None:
    desk.report()
    for text in ("[]", "# nothing yet\n"):
        desk.write(LEDGER, text)
        assert "corrections" not in published(desk)

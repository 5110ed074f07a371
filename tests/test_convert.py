"""Converting: new bytes are read, the others are left alone, and what has drifted apart is told."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from generator import inbox, workers
from generator.diagnostics import Severity
from generator.pipeline import check_content, convert_reports
from tests.conftest import TRUTH, Desk
from tests.forms.writer import write_form

REPORT = "reports/2566/50010000-11.txt"


def codes(desk: Desk) -> set[str]:
    return {said.code for said in check_content(desk.content)}


def test_what_did_not_change_is_not_touched(desk: Desk) -> None:
    record = desk.report()
    assert len(convert_reports(desk.content).written) == 1
    before = {path: path.stat().st_mtime_ns for path in desk.root.rglob("*")}
    for _ in range(2):
        converted = convert_reports(desk.content)
        assert (converted.written, converted.unchanged) == ((), 1)
    assert {path: path.stat().st_mtime_ns for path in desk.root.rglob("*")} == before
    assert convert_reports(desk.content, [REPORT]).unchanged == 1  # read again, and the same
    assert desk.content.path(record).stat().st_mtime_ns == before[desk.content.path(record)]


def test_changed_bytes_are_converted_again(desk: Desk) -> None:
    record = desk.report()
    convert_reports(desk.content)
    desk.report(title="ชื่อใหม่")
    assert "report-not-converted" in codes(desk)
    assert len(convert_reports(desk.content).written) == 1
    assert "title: ชื่อใหม่\n" in desk.read(record)
    assert codes(desk) == set()


def test_a_record_edited_by_hand_has_drifted_and_is_not_written_over(desk: Desk) -> None:
    record = desk.report()
    convert_reports(desk.content)
    desk.edit(record, "ปลูกแล้ว 40 ต้น", "ปลูกแล้ว 90 ต้น")
    (drift,) = check_content(desk.content)
    assert (drift.code, drift.position.file) == ("record-drifted", record)
    assert "90" in desk.read(record).splitlines()[(drift.position.line or 0) - 1]
    assert "40" in (drift.expected.en if drift.expected else "")
    assert convert_reports(desk.content).written == ()
    assert "90" in desk.read(record)
    convert_reports(desk.content, [REPORT])  # asked for by name, it is made anew
    assert codes(desk) == set()


def test_line_ends_and_a_byte_order_mark_are_no_drift(desk: Desk) -> None:
    record = desk.report()
    convert_reports(desk.content)
    desk.write(record, "\ufeff" + desk.read(record).replace("\n", "\r\n"))
    assert codes(desk) == set()
    assert convert_reports(desk.content).unchanged == 1


def test_a_report_that_is_gone_is_told_and_the_project_stays(desk: Desk) -> None:
    desk.report()
    convert_reports(desk.content)
    desk.content.path(REPORT).unlink()
    built = desk.build()
    assert codes(desk) == {"report-missing"}
    assert (built.projects, built.counts) == (1, {Severity.WARNING: 1})
    assert "projects/2566/50010000-11/source/index.html" not in desk.site_bytes()


def test_a_renamed_report_takes_its_record_with_it(desk: Desk) -> None:
    record = desk.report()
    convert_reports(desk.content)
    desk.content.path(REPORT).rename(desk.content.path("reports/renamed.txt"))
    assert len(convert_reports(desk.content).written) == 1
    assert "file: reports/renamed.txt\n" in desk.read(record)
    assert codes(desk) == set()


def test_a_file_with_several_reports_gives_a_record_each(desk: Desk) -> None:
    truths = [TRUTH, replace(TRUTH, id="50010000-12", title="โครงการที่สอง"), replace(TRUTH, fiscal_year=2567)]
    desk.write("reports/all.txt", "".join(map(write_form, truths)))
    converted = convert_reports(desk.content)
    assert {made.file for made in converted.written} == {
        "projects/2566/50010000-11.yaml",
        "projects/2566/50010000-12.yaml",
        "projects/2567/50010000-11.yaml",
    }
    assert convert_reports(desk.content).unchanged == 3
    assert "    report: [" in desk.read("projects/2566/50010000-12.yaml")
    assert not {"record-drifted", "report-missing", "report-not-converted"} & codes(desk)
    desk.content.path("projects/2566/50010000-12.yaml").unlink()
    assert [made.file for made in convert_reports(desk.content).written] == ["projects/2566/50010000-12.yaml"]


@pytest.mark.parametrize("text", ["null", "~", "no", "2563", "- x", "# x", "*x", "'", '"', "a: b", "{{ x }}", "<b>"])
def test_odd_texts_of_a_report_reach_the_site_as_printed(desk: Desk, text: str) -> None:
    desk.report(title=text)
    built = desk.build()
    assert built.projects == 1, built.diagnostics


def test_a_drift_names_each_field_with_both_values(desk: Desk) -> None:
    record = desk.report()
    convert_reports(desk.content)
    desk.edit(record, "ปลูกแล้ว 40 ต้น", "ปลูกแล้ว 90 ต้น")
    desk.edit(record, "budget_spent: 100000\n", "")
    (drift,) = [said for said in check_content(desk.content) if said.code == "record-drifted"]
    assert drift.message.en.endswith("in 2 fields")
    assert drift.expected is not None
    assert drift.expected.en.splitlines() == [
        "rounds.2.narrative: “ปลูกแล้ว 90 ต้น” -> “ปลูกแล้ว 40 ต้น”",
        "budget_spent: – -> “100000”",
    ]


def test_of_many_differences_ten_are_told_and_the_others_counted(desk: Desk) -> None:
    texts = tuple(f"ข้อที่ {letter}" for letter in "กขคงจฉชซฌญฎฏ")
    record = desk.report(objectives=texts)
    convert_reports(desk.content)
    desk.write(record, desk.read(record).replace("ข้อที่", "ข้อ"))
    (drift,) = [said for said in check_content(desk.content) if said.code == "record-drifted"]
    told = (drift.expected.th if drift.expected else "").splitlines()
    assert (len(told), told[0], told[-1]) == (11, "objectives.1: “ข้อ ก” -> “ข้อที่ ก”", "… +2")


def test_a_record_that_only_looks_different_says_so(desk: Desk) -> None:
    record = desk.report()
    convert_reports(desk.content)
    desk.write(record, desk.read(record).partition("\n")[2])
    (drift,) = [said for said in check_content(desk.content) if said.code == "record-drifted"]
    assert "the values hold" in drift.message.en
    assert drift.position.line == 1


def test_a_correction_outlives_another_conversion_or_is_refused_by_name(desk: Desk) -> None:
    desk.report()
    ledger = "- {field: rounds.2.narrative, from: 40 ต้น, to: 41 ต้น, reason: นับใหม่, date: 2026-01-01}\n"
    desk.write("corrections/2566/50010000-11.yaml", ledger)
    assert desk.build().written
    desk.report(title="ชื่อใหม่")
    assert desk.build().written
    assert "ปลูกแล้ว 41 ต้น" in desk.site_bytes()["projects/2566/50010000-11/index.html"].decode()
    first, second = TRUTH.rounds
    desk.report(rounds=(first, replace(second, narrative=("ปลูกแล้ว 42 ต้น",))))
    built = desk.build()
    assert built.written is None
    (stale,) = [said for said in built.diagnostics if said.code == "stale-correction"]
    assert (stale.position.file, stale.field) == ("corrections/2566/50010000-11.yaml", "rounds.2.narrative")
    assert "ปลูกแล้ว 42 ต้น" in stale.message.en


def test_many_reports_give_the_same_over_several_processes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(140):
        desk.report(id=f"50010000-{number}", title="" if number == 7 else f"โครงการที่ {number}")
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    spread = convert_reports(desk.content)
    records = {file: desk.read(file) for file in desk.content.records()}
    shutil.rmtree(desk.content.path("projects"))
    monkeypatch.setattr(workers, "_cores", lambda: 1)
    assert convert_reports(desk.content) == spread
    assert {file: desk.read(file) for file in desk.content.records()} == records
    assert len(records) == 139


def test_a_file_that_ends_its_reader_is_told_and_the_others_are_converted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, _ = desk.report(), desk.report(id="50010000-12")

    def lose_the_second(work: Callable[[str], Any], files: Sequence[str]) -> Iterator[Any]:
        yield work(files[0])
        yield None

    monkeypatch.setattr(inbox, "spread", lose_the_second)
    converted = convert_reports(desk.content)
    assert [made.file for made in converted.written] == [record]
    (said,) = [said for said in converted.diagnostics if said.severity is Severity.ERROR]
    assert (said.code, said.position.file) == ("reading-stopped", "reports/2566/50010000-12.txt")

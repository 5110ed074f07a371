"""The one real report, with all its faults, gives exactly the record that the data contract states."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.content import ContentFolder
from generator.conversion import Conversion, convert_report
from generator.diagnostics import Text
from generator.forms import load_profiles
from generator.model.facts import Status, derive
from generator.model.settings import Licence, Site
from generator.pipeline import convert_reports
from generator.publication import load_inputs, prepare

CONTENT = Path(__file__).parents[1] / "content"
FILE = "reports/2563/01000000-2456.txt"
RECORD = "projects/2563/01000000-2456.yaml"


@pytest.fixture(scope="module")
def converted() -> Conversion:
    site = Site(Text("", ""), Licence(""), agencies={})
    (conversion,), faults = convert_report((CONTENT / FILE).read_bytes(), FILE, load_profiles(), site)
    assert faults == ()
    return conversion


def test_the_committed_record_is_what_its_report_gives(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir(parents=True)
    shutil.copy(CONTENT / FILE, tmp_path / FILE)
    convert_reports(ContentFolder(tmp_path))
    assert (tmp_path / RECORD).read_bytes() == (CONTENT / RECORD).read_bytes()


def test_the_head_of_the_form_is_read(converted: Conversion) -> None:
    project = converted.project
    assert project.id == "01000000-2456"
    assert project.title == "โครงการสถาบันที่เมืองน้องและขยายความสัมพันธ์กับสภาเมืองต่างประเทศ"
    assert project.fiscal_year == 2563
    assert (project.start_date, project.end_date) == (date(2019, 10, 1), date(2020, 9, 29))
    assert (project.budget_allocated, project.budget_spent) == (Decimal(12_000_000), Decimal(55_189))
    assert project.agency == (
        "สำนักงานเลขาธิการสภากรุงเทพมหานคร",
        "สำนักงานเลขาธิการสภา กทม.",
        "กลุ่มงานต่างประเทศ",
    )
    assert project.responsible_officer
    assert project.responsible_officer.phone == "1136"
    assert project.coordinator
    assert project.coordinator.phone == "1544"


def test_objectives_targets_and_strategy_are_read(converted: Conversion) -> None:
    project = converted.project
    assert len(project.objectives) == 4
    assert project.objectives[1].startswith("เพื่อส่งเสริมการศึกษา การให้คำปรึกษาหารือ แนะนำแนวทางแก้ไข")
    assert len(project.targets) == 1
    assert project.strategy.theme == "ด้านที่ ๗ ? การบริหารจัดการเมืองมหานคร : Management Strategy"
    assert project.strategy.goal
    assert project.strategy.goal.startswith("๗.๒.๑ กรุงเทพมหานคร")


def test_twelve_rounds_are_read_in_spite_of_shifted_labels(converted: Conversion) -> None:
    rounds = converted.project.rounds
    days = (
        "2019-10-30 2019-11-19 2019-12-23 2020-01-30 2020-02-24 2020-03-27 "
        "2020-04-27 2020-05-27 2020-06-24 2020-07-24 2020-08-24 2020-09-11"
    )
    assert [round_.number for round_ in rounds] == list(range(1, 13))
    assert [str(round_.date) for round_ in rounds] == days.split()
    assert [round_.progress_percent for round_ in rounds] == [8, 16, 24, 32, *[40] * 8]
    assert [round_.disbursed for round_ in rounds] == [0, 55_189, *[0] * 10]
    assert [round_.on_plan for round_ in rounds] == [*[True] * 5, *[False] * 7]
    assert [round_.on_target for round_ in rounds] == [*[True] * 5, *[False] * 7]
    assert [round_.label for round_ in rounds] == ["1", "2", "3", "4", "5", "7", "8", "9", "10", "11", "12", "12"]
    assert [round_.printed_number for round_ in rounds] == [None] * 12


def test_narratives_keep_their_lines_and_their_bullets(converted: Conversion) -> None:
    rounds = converted.project.rounds
    assert [(round_.narrative or "").count("\n") + 1 for round_ in rounds] == [1, 3, 2, 2, 2, *[1] * 7]
    assert (rounds[1].narrative or "").startswith("- ให้การต้อนรับ")
    assert (rounds[2].narrative or "").startswith("1. อยู่ระหว่าง")
    assert (rounds[4].narrative or "").splitlines()[1].startswith("- นักวิเทศสัมพันธ์")
    assert (rounds[0].narrative or "").endswith("4 ? 7 พฤศจิกายน 2562")


def test_nothing_is_left_over_and_every_character_is_accounted_for(converted: Conversion) -> None:
    reading = converted.reading
    assert converted.project.unrecognised == ()
    for line in reading.source.lines:
        covered = [span for span in reading.spans if span.line == line.number]
        ink = {at for at, character in enumerate(line.text) if not character.isspace()}
        read = [at for span in covered for at in range(span.start, span.end)]
        assert ink <= set(read)
        assert len(read) == len(set(read)), "two spans hold the same character"


def test_each_value_leads_back_to_its_line(converted: Conversion) -> None:
    reading = converted.reading
    lines = {
        "title": 11,
        "budget_allocated": 19,
        "rounds.2.disbursed": 75,
        "rounds.5.date": 96,
        "rounds.5.label": 88,
        "rounds.5.disbursed": 97,
        "rounds.12.progress_percent": 104,
    }
    for path, number in lines.items():
        span = reading.span(path)
        assert span, path
        assert span.line == number, path


def test_its_faults_are_flagged_with_line_and_column(converted: Conversion) -> None:
    flags = {(flag.code, flag.field, flag.position.line, flag.position.column) for flag in converted.flags}
    assert ("round-label-shifted", "rounds.5", 97, 1) in flags
    assert {(code, line) for code, _, line, _ in flags if code == "round-label-shifted"} == {
        ("round-label-shifted", line) for line in (97, 98, 99, 100, 101, 102, 103)
    }
    assert ("round-label-repeated", "rounds.12.label", 104, 1) in flags
    assert ("money-unexplained", "budget_allocated", 19, 21) in flags
    assert {line for code, _, line, _ in flags if code == "damaged-dash"} == {59, 69}
    assert {line for code, _, line, _ in flags if code == "progress-stalled"} == {97}
    for flag in converted.flags:
        assert flag.message.th
        assert flag.message.en


def test_the_facts_that_follow(converted: Conversion) -> None:
    facts = derive(converted.project)
    assert (facts.status, facts.status_round) == (Status.CANCELLED, 10)
    assert (facts.budget_returned, facts.returned_round) == (Decimal("9603371.83"), 10)
    assert facts.budget_unexplained == Decimal("2341439.17")
    assert facts.disbursed_total == Decimal(55_189)
    assert facts.first_off_plan_round == 6
    assert facts.last_report_date == date(2020, 9, 11)
    assert facts.flat_since_round == 5


def test_its_correction_mends_the_city_that_is_printed_in_two_ways() -> None:
    site = Site(Text("", ""), Licence(""))
    entry = prepare(load_inputs(ContentFolder(CONTENT), RECORD), load_profiles(), site).entry
    assert entry
    (correction,) = entry.corrections
    assert (correction.field, correction.before, correction.after) == ("rounds.2.narrative", "ตันเหลียน", "ต้าเหลียน")
    narrative = entry.project.rounds[1].narrative or ""
    assert narrative.count("ต้าเหลียน") == 2
    assert "ตันเหลียน" not in narrative
    assert "ตันเหลียน" in str(entry.reported["rounds"])

"""Each rule: a case that raises it, at its field and place, and one as near to it as can be that does not."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import pytest

from generator.checks import RULES, run_checks
from generator.model.entry import Subject
from generator.model.history import Change, Revision
from generator.model.project import Project, Round, Strategy, UnrecognisedLine
from generator.model.source import Remark
from tests.checks.make import GOOD, RECORD, REPORT, found, places, project, read, rounds, subject, with_round

Place = tuple[str, int | None, int | None]
IN_RECORD = (7, 3)


@dataclass(frozen=True)
class Case:
    code: str
    raises: Subject
    at: tuple[Place, ...]
    good: Subject = field(default_factory=subject)


def case(code: str, raises: Project, *paths: str, good: Project = GOOD) -> Case:
    """A case of a record without a report."""
    return Case(code, subject(raises), tuple((path, *IN_RECORD) for path in paths), subject(good))


def narratives(*texts: str) -> Project:
    return project(rounds=tuple(rounds(10, narrative=text)[0] for text in texts))


def dated(*days: date) -> tuple[Round, ...]:
    return tuple(replace(one, date=day) for one, day in zip(GOOD.rounds, days, strict=False))


def in_round_1(text: str) -> Project:
    return with_round(1, narrative=text)


HEADING = Remark("round-label-shifted", "rounds.2", 2, 4, 16, "รายงานครั้งที่ ๖")
TWO_LINES = read([("rounds.2.narrative", "ดำเนินงานขั้นที่ 2"), ("", "    รายงานครั้งที่ ๖ แทรก")], HEADING)
NUMBERLESS = read(
    [("rounds.2.disbursed", "งบประมาณที่เบิกใช้ =|100 บาท")],
    Remark("round-number-missing", "rounds.2.number", 1, 0, 18, "งบประมาณที่เบิกใช้"),
)
TWICE = read(
    [("rounds.2.disbursed", "งบประมาณที่เบิกใช้ (ครั้งที่ 1) =|100 บาท")],
    Remark("round-number-repeated", "rounds.2.number", 1, 29, 1, "1"),
)
LABEL_AGAIN = read(
    [("budget_allocated", "งบประมาณที่ได้รับ|1,000,000 บาท"), ("", "งบประมาณที่ได้รับ|900,000 บาท")],
    Remark("label-repeated", "budget_allocated", 2, 0, 17, "งบประมาณที่ได้รับ"),
)
REWRITING = Revision(
    commit="0" * 40,
    day=date(2020, 2, 3),
    key=GOOD.key,
    title=GOOD.title,
    kind="changed",
    changes=(
        Change("rounds.2.progress_percent", "35.00", "42.00", past_round=True),
        Change("rounds.3", None, "50.00"),
        Change("budget_spent", "100", "200"),
    ),
    new_report=True,
)

REPAIRED = read([("title", "ชื่อโครงการ/กิจกรรม|\u00a0น\u0e4d\u0e32\u200bท่วม"), ("", "บรรทัดปกติ")])
SCANNED = read([("title", "ชื่อโครงการ/กิจกรรม| สะพาน"), ("budget_allocated", " งบประมาณที่ได้รับ| 1O0 บาท")])
UNSURE = replace(SCANNED, source=replace(SCANNED.source, ocr=True, lines=(
    replace(SCANNED.source.lines[0], confidence=60), replace(SCANNED.source.lines[1], confidence=59),
)))  # fmt: skip
UNREPAIRED = read([("title", "ชื่อโครงการ/กิจกรรม| นำท่วม"), ("", "\u00a0ของรายงานถัดไป")], last_line=1)

CASES = (
    case("round-label-shifted", with_round(2, label="๓"), "rounds.2.label", good=with_round(2, label="๐๒")),
    Case("round-label-shifted", subject(reading=TWO_LINES), (("rounds.2", 2, 5),)),
    case(
        "round-label-shifted",
        with_round(2, narrative="สำรวจพื้นที่\nรายงานครั้งที่ ๓ ปลูกต้นไม้"),
        "rounds.2.narrative",
        good=with_round(2, narrative="แก้ไขตามรายงานครั้งที่ ๓ แล้ว"),
    ),
    case("round-label-repeated", project(rounds=rounds(10, 20, label="2")), "rounds.2.label"),
    Case("round-number-missing", subject(reading=NUMBERLESS), (("rounds.2.number", 1, 1),)),
    Case("round-number-repeated", subject(with_round(2, printed_number="1"), TWICE), (("rounds.2.number", 1, 30),)),
    case("round-number-repeated", with_round(2, printed_number="1"), "rounds.2.printed_number"),
    case("round-skipped", project(rounds=(GOOD.rounds[0], GOOD.rounds[2])), "rounds.3"),
    case("rounds-out-of-order", with_round(2, date=date(2019, 10, 1)), "rounds.2.date"),
    case(
        "rounds-out-of-order",
        project(rounds=GOOD.rounds[::-1]),
        *("rounds.2", "rounds.1", "rounds.2.date", "rounds.1.date"),
    ),
    case("round-date-repeated", with_round(2, date=GOOD.rounds[0].date), "rounds.2.date"),
    Case("label-repeated", subject(reading=LABEL_AGAIN), (("budget_allocated", 2, 1),)),
    case(
        "progress-fell",
        project(rounds=rounds(10, 20, 19)),
        "rounds.3.progress_percent",
        good=project(rounds=rounds(10, 10)),
    ),
    case(
        "progress-over-100",
        project(rounds=rounds("-0.5", 50, "100.01")),
        *("rounds.1.progress_percent", "rounds.3.progress_percent"),
        good=project(rounds=rounds(0, 100)),
    ),
    case(
        "progress-stalled",
        project(rounds=rounds(10, 40, 40, 40)),
        "rounds.2.progress_percent",
        good=project(rounds=rounds(10, 40, 40)),
    ),
    case(
        "progress-stalled",
        project(rounds=rounds(0, 0, 0)),
        "rounds.1.progress_percent",
        good=project(rounds=rounds(100, 100, 100)),
    ),
    case(
        "disbursed-differs-from-spent",
        project(budget_spent=Decimal("300.50")),
        "budget_spent",
        good=with_round(1, disbursed=None),
    ),
    case(
        "spent-over-allocated",
        project(budget_spent=Decimal("1000000.01")),
        "budget_spent",
        good=project(budget_spent=Decimal(1_000_000)),
    ),
    case(
        "spent-over-allocated",
        project(budget_allocated=Decimal(250), budget_spent=None),
        "rounds.3.disbursed",
        good=project(budget_allocated=Decimal(300), budget_spent=None),
    ),
    case(
        "complete-but-unspent",
        project(budget_spent=Decimal(0), rounds=rounds(100, disbursed=Decimal(0))),
        "budget_spent",
        good=project(budget_spent=Decimal(0), rounds=rounds(99, disbursed=Decimal(0))),
    ),
    case(
        "money-unexplained",
        in_round_1("ส่งคืนงบประมาณ 999,600 บาท"),
        "budget_allocated",
        good=in_round_1("ส่งคืนงบประมาณ 999,700 บาท"),
    ),
    case("money-unexplained", in_round_1("ส่งคืนเงิน 2,000,000 บาท"), "budget_allocated"),
    case(
        "returned-amounts-differ",
        narratives("ส่งคืนเงิน 100 บาท", "ส่งคืนเงิน 120 บาท"),
        "rounds.1.narrative",
        good=narratives("ส่งคืนเงิน 100 บาท", "ส่งคืนเงิน 100.00 บาท"),
    ),
    case(
        "disbursed-after-cancel",
        with_round(2, narrative="ยกเลิกโครงการแล้ว"),
        "rounds.3.disbursed",
        good=with_round(3, narrative="ยกเลิกโครงการแล้ว"),
    ),
    case(
        "spending-ahead-of-progress",
        project(budget_spent=Decimal(800_000)),
        "budget_spent",
        good=project(budget_spent=Decimal(799_000)),
    ),
    case(
        "unfinished-after-end",
        project(end_date=date(2020, 3, 1), rounds=rounds(99, date=date(2020, 3, 2))),
        "rounds.1.progress_percent",
        good=project(end_date=date(2020, 3, 1), rounds=rounds(99, date=date(2020, 3, 1))),
    ),
    case(
        "unfinished-after-end",
        project(end_date=date(2020, 3, 1), rounds=rounds(0, date=date(2020, 3, 2))),
        "rounds.1.progress_percent",
        good=project(end_date=date(2020, 3, 1), rounds=rounds(100, date=date(2020, 3, 2))),
    ),
    case(
        "date-outside-project",
        project(rounds=dated(date(2019, 9, 30), date(2020, 9, 30))),
        *("rounds.1.date", "rounds.2.date"),
        good=project(rounds=dated(date(2019, 10, 1), date(2020, 9, 29))),
    ),
    case(
        "date-outside-fiscal-year",
        with_round(3, date=date(2020, 11, 1)),
        "rounds.3.date",
        good=with_round(3, date=date(2020, 10, 31)),
    ),
    case(
        "date-outside-fiscal-year",
        project(start_date=date(2019, 9, 30), end_date=date(2019, 9, 30)),
        *("start_date", "end_date"),
        good=project(end_date=date(2021, 3, 31), rounds=rounds(100, date=date(2021, 3, 31))),
    ),
    case("date-outside-fiscal-year", project(start_date=date(2020, 10, 1)), "start_date"),
    case(
        "dates-reversed",
        project(start_date=date(2020, 1, 2), end_date=date(2020, 1, 1)),
        "end_date",
        good=project(start_date=date(2020, 1, 1), end_date=date(2020, 1, 1)),
    ),
    case(
        "damaged-dash", in_round_1("วันที่ 4 ? 7 พฤศจิกายน"), "rounds.1.narrative", good=in_round_1("วันที่ 4 - 7 ใช่หรือไม่ ?")
    ),
    case("lost-characters", project(title="โครงการ ??????"), "title", good=project(title="โครงการนี้ดีไหม???")),
    case("lost-characters", project(unrecognised=(UnrecognisedLine(9, "เขต\ufffd\ufffd"),)), "unrecognised.1"),
    Case("repaired-text", subject(reading=REPAIRED), (("", 1, 21),), subject(reading=UNREPAIRED)),
    case(
        "illegible-value",
        project(end_date=None, illegible={"end_date": "31/2/2563"}),
        "end_date",
        good=project(end_date=None),
    ),
    case("missing-field", project(budget_spent=None, targets=()), *("budget_spent", "targets")),
    case("missing-field", project(strategy=Strategy()), "strategy"),
    case(
        "missing-field",
        project(strategy=Strategy(theme="ด้านที่ ๗")),
        *("strategy.sub_theme", "strategy.goal", "strategy.indicator"),
    ),
    case("missing-field", project(rounds=()), "rounds"),
    case(
        "missing-field",
        with_round(2, on_target=None, date=None),
        *("rounds.2.date", "rounds.2.on_target"),
        good=project(end_date=None, illegible={"end_date": "31/2/2563"}),
    ),
    case("unrecognised-text", project(unrecognised=(UnrecognisedLine(9, "หมายเหตุ"),)), "unrecognised.1"),
    case("unknown-agency", project(id="99000000-1"), "id"),
    case(
        "personal-data",
        in_round_1("ติดต่อ 081-234-5678"),
        "rounds.1.narrative",
        good=in_round_1("โทร. 0 2123 4567 ต่อ 1136 งบ 1,234,567,890,123 บาท"),
    ),
    case(
        "narrative-repeated",
        project(rounds=rounds(10, 20, 30, narrative="ดำเนินการ  ต่อเนื่อง")),
        "rounds.1.narrative",
        good=project(rounds=(*rounds(10, 20, narrative="เหมือนกัน"), GOOD.rounds[2])),
    ),
    Case(
        "low-confidence-text",
        subject(reading=UNSURE),
        (("budget_allocated", 2, 2),),
        subject(reading=replace(UNSURE, last_line=1)),
    ),
    Case(
        "past-round-changed",
        replace(subject(), rewriting=(REWRITING,)),
        (("rounds.2.progress_percent", *IN_RECORD),),
        replace(subject(), rewriting=(replace(REWRITING, new_report=False),)),
    ),
    case(
        "verdict-contradicts-narrative",
        with_round(3, narrative="ขอชะลอโครงการ", on_plan=False),
        "rounds.3.on_target",
        good=with_round(3, narrative="ไม่ยกเลิกโครงการ"),
    ),
)
IDS = [f"{one.code}-{number}" for number, one in enumerate(CASES)]


@pytest.mark.parametrize("one", CASES, ids=IDS)
def test_a_rule_names_the_field_and_its_place(one: Case) -> None:
    assert places(found(one.code, one.raises)) == list(one.at)


@pytest.mark.parametrize("one", CASES, ids=IDS)
def test_a_flag_speaks_both_languages(one: Case) -> None:
    for flag in found(one.code, one.raises):
        assert flag.code == one.code
        assert flag.message.th.strip()
        assert flag.message.en.strip()
        assert flag.message.th != flag.message.en
        assert flag.position.file == (RECORD if one.raises.reading is None else REPORT)


@pytest.mark.parametrize("one", CASES, ids=IDS)
def test_a_rule_leaves_its_neighbour_alone(one: Case) -> None:
    assert found(one.code, one.good) == []


def test_every_rule_has_a_case() -> None:
    assert {one.code for one in CASES} == {rule.code for rule in RULES}


def test_a_good_project_has_no_flags() -> None:
    assert run_checks(subject()) == ()


def test_flags_come_by_line_then_column_then_code() -> None:
    lines = [("title", "ชื่อ|ก ? ข 081-234-5678"), ("rationale", "ค ? ง ? จ")]
    doubtful = project(title="ก ? ข 081-234-5678", rationale="ค ? ง ? จ")
    flags = run_checks(subject(doubtful, read(lines)))
    assert [(flag.position.line, flag.position.column, flag.code) for flag in flags] == [
        (1, 8, "damaged-dash"),
        (1, 12, "personal-data"),
        (2, 3, "damaged-dash"),
        (2, 7, "damaged-dash"),
    ]

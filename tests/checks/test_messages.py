"""What flags say: concrete figures, in both languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.checks.words import amount, character, percent, quote, shorten
from generator.diagnostics import Severity
from generator.model.project import UnrecognisedLine
from generator.model.settings import Agency
from tests.checks.make import found, project, read, rounds, subject, with_round


def test_money_unexplained_gives_the_sum_and_blames_no_one() -> None:
    last = rounds(40, narrative="ยกเลิกโครงการและสงคั้งงบประมาณ เป็นเงิน 9,603,371.83 บาท")
    unexplained = project(budget_allocated=Decimal(12_000_000), budget_spent=Decimal(55_189), rounds=last)
    (flag,) = found("money-unexplained", subject(unexplained))
    assert flag.severity is Severity.NOTE
    assert flag.message.th == (
        "เอกสารไม่ได้อธิบายเงิน 2,341,439.17 บาท: ได้รับ 12,000,000 ใช้ไป 55,189 ส่งคืน 9,603,371.83 บาท (รอบที่ 1)"
    )
    assert flag.message.en == (
        "The document does not explain 2,341,439.17 baht: "
        "12,000,000 allocated, 55,189 spent, 9,603,371.83 returned (round 1)"
    )


def test_progress_stalled_names_the_first_and_the_last_round() -> None:
    stalled = project(rounds=rounds(8, 16, 24, 32, *["40.00"] * 8))
    (flag,) = found("progress-stalled", subject(stalled))
    assert flag.message.th == "ความก้าวหน้าคงที่ที่ 40 % ตั้งแต่รอบที่ 5 ถึงรอบที่ 12 รวม 8 รอบ"
    assert flag.message.en == "Progress stands at 40 % from round 5 to round 12, 8 rounds"


def test_labels_that_slipped_are_shifted_and_the_last_is_repeated() -> None:
    labels = (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 12)
    made = zip(rounds(*range(12)), labels, strict=True)
    slipped = subject(project(rounds=tuple(type(one)(one.number, label=str(label)) for one, label in made)))
    assert [flag.field for flag in found("round-label-shifted", slipped)] == [
        f"rounds.{number}.label" for number in range(6, 12)
    ]
    (repeated,) = found("round-label-repeated", slipped)
    assert repeated.field == "rounds.12.label"
    assert repeated.message.en == "Round 12 is headed “รายงานครั้งที่ 12”, as round 11 is"


def test_dates_are_said_in_each_calendar() -> None:
    (flag,) = found("date-outside-project", subject(with_round(3, date=date(2020, 10, 15))))
    assert flag.message.th == ("รอบที่ 3 ลงวันที่ 15\u00a0ต.ค.\u00a02563 หลังวันสิ้นสุดโครงการ (29\u00a0ก.ย.\u00a02563)")
    assert flag.message.en == ("Round 3 is dated 15\u00a0Oct\u00a02020, after the project ends (29\u00a0Sep\u00a02020)")


def test_a_repair_tells_what_stood_there_and_what_stands_now() -> None:
    reading = read([("title", "น\u0e4d\u0e32\u00a0น\u0e4d\u0e32\u200bและ cafe\u0301")])
    (flag,) = found("repaired-text", subject(reading=reading))
    assert flag.field == "title"
    assert (flag.position.line, flag.position.column) == (1, 2)
    assert flag.message.en == (
        "Repaired: sara am in two characters (U+0E4D า → ำ), 2 times; no-break space (U+00A0 → U+0020); "
        "zero-width character (U+200B dropped); standard form (NFC) (e U+0301 → é)"
    )


def test_an_agency_known_by_another_code_is_hinted_at() -> None:
    (flag,) = found("unknown-agency", subject(project(id="02000000-1", agency=("สำนักทดสอบ",))))
    assert flag.expected is not None
    assert flag.expected.th == "01000000 สำนักทดลอง หรือไม่"


@pytest.mark.parametrize(
    ("number", "name", "near"),
    [
        ("02000000-1", "สำนักงานทดลองการวางผังเมือง", "18000000"),  # one word of the name is printed otherwise
        ("18000000-1", "สำนักอื่น", None),  # the register has the code
        ("18000001-1", "", "18000000"),  # one digit is wrong, and no name says otherwise
        ("18000001-1", "สำนักอื่น", None),
        ("50250000-1", "สำนักงานเขตดอนกลาง", None),  # another district, not another spelling
        ("77777777-1", "", None),
    ],
)
def test_an_agency_that_is_nearly_known_is_suggested(number: str, name: str, near: str | None) -> None:
    register = {
        "18000000": Agency("18000000", "สำนักทดลองการวางผังเมือง", aliases=("สวม.",)),
        "50130000": Agency("50130000", "สำนักงานเขตดอนเหนือ"),
    }
    asked = subject(project(id=number, agency=(name,) if name else ()))
    flags = found("unknown-agency", replace(asked, site=replace(asked.site, agencies=register)))
    hints = [flag.expected.en for flag in flags if flag.expected]
    assert hints == ([f"did you mean {near} {register[near].name_th}?"] if near and flags else [])


def test_an_illegible_date_gets_a_hint() -> None:
    (flag,) = found("illegible-value", subject(project(illegible={"rounds.2.date": "31/2/2563"})))
    assert flag.message.en == "The report date of round 2 cannot be read: “31/2/2563” is printed"
    assert flag.expected is not None
    assert "2020-03-31" in flag.expected.en


def test_unrecognised_text_is_pointed_at_in_the_report() -> None:
    reading = read([("title", "ชื่อโครงการ"), ("", "  หมายเหตุท้ายรอบ")])
    (flag,) = found(
        "unrecognised-text", subject(project(unrecognised=(UnrecognisedLine(2, "หมายเหตุท้ายรอบ"),)), reading)
    )
    assert (flag.position.line, flag.position.column, flag.position.width) == (2, 3, 15)
    assert flag.message.en == "15 characters in line 2 of the report fit no field"


def test_a_field_that_is_not_in_the_report_is_placed_at_what_holds_it() -> None:
    reading = read([("title", "ชื่อโครงการ"), ("rounds.2", "รายงานครั้งที่ 2")])
    (flag,) = found("missing-field", subject(with_round(2, on_plan=None), reading))
    assert (flag.field, flag.position.line) == ("rounds.2.on_plan", 2)


@pytest.mark.parametrize(
    ("value", "said"),
    [("12000000", "12,000,000"), ("9603371.83", "9,603,371.83"), ("100.5", "100.50"), ("0", "0"), ("-7.00", "-7")],
)
def test_an_amount_shows_its_satang_only_where_there_are_some(value: str, said: str) -> None:
    assert amount(Decimal(value)) == said


@pytest.mark.parametrize(("value", "said"), [("40.00", "40 %"), ("12.50", "12.5 %"), ("0", "0 %"), ("100", "100 %")])
def test_a_share_is_said_shortly(value: str, said: str) -> None:
    assert percent(Decimal(value)) == said


def test_a_cut_leaves_no_letter_without_its_marks() -> None:
    assert shorten("ที่นี่", 1) == "ที่…"
    assert shorten("กเข", 2) == "ก…"
    assert quote("สอง\nบรรทัด") == "“สอง บรรทัด”"


def test_characters_that_cannot_be_seen_are_named() -> None:
    assert character("ก\u0e4dา\u200b") == "ก U+0E4D า U+200B"

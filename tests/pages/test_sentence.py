"""The lead sentence says what the record says, and no more."""

from decimal import Decimal
from typing import Any

import pytest

from generator.pages.sentence import lead
from generator.pages.words import NO_BREAK
from tests.factories import PROJECT, make_entry
from tests.pages.test_words import ENGLISH, THAI


def said(words: Any = THAI, **project: Any) -> str:
    return lead(make_entry(**project), words).replace(NO_BREAK, " ")


def test_the_cancelled_project_in_thai() -> None:
    assert said() == (
        "โครงการนี้ถูกยกเลิก ใช้เงิน 55,189 บาท จากงบประมาณ 12,000,000 บาท แจ้งส่งคืน 9,603,371.83 บาท "
        "และเอกสารไม่ได้อธิบายส่วนที่เหลือ 2,341,439.17 บาท ความก้าวหน้า 40% ในรายงานรอบที่ 12"
    )


def test_the_cancelled_project_in_english() -> None:
    assert said(ENGLISH) == (
        "The project was cancelled. 55,189 baht of 12,000,000 baht is reported spent. 9,603,371.83 baht is reported "
        "returned. The document does not explain the remaining 2,341,439.17 baht. Progress was 40% in report round 12."
    )


@pytest.mark.parametrize(
    ("allocated", "spent", "expected"),
    [
        (None, None, "เอกสารไม่ระบุงบประมาณ"),
        (Decimal(100), None, "ได้รับงบประมาณ 100 บาท เอกสารไม่ระบุเงินที่ใช้ไป"),
        (None, Decimal(0), "ใช้เงิน 0 บาท เอกสารไม่ระบุงบประมาณที่ได้รับ"),
    ],
)
def test_what_is_missing_is_said_to_be_missing(allocated: Decimal | None, spent: Decimal | None, expected: str) -> None:
    sentence = said(budget_allocated=allocated, budget_spent=spent, rounds=PROJECT.rounds[:5])
    assert sentence == f"โครงการนี้อยู่ระหว่างดำเนินการในรายงานล่าสุด {expected} ความก้าวหน้า 40% ในรายงานรอบที่ 5"


def test_more_spent_and_returned_than_allocated_is_said() -> None:
    assert "เกินงบประมาณ 658,560.83 บาท" in said(budget_allocated=Decimal(9_000_000))


def test_a_project_without_reports_has_no_progress() -> None:
    assert said(rounds=()).startswith("โครงการนี้ยังไม่เริ่มในรายงานล่าสุด")
    assert "ความก้าวหน้า" not in said(rounds=())

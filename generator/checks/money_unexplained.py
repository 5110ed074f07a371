"""The money spent and returned does not add up to the money allocated.

Only where the report states all three: allocated, spent, and an amount that a round says was sent back.

Why it matters: the document does not explain the difference. It may have been sent back without being mentioned,
be tied up in contracts, or be a slip in one of the figures; the document does not say which.
Example: allocated 12,000,000 baht, spent 55,189, returned 9,603,371.83: 2,341,439.17 baht are left.
What to do: ask the agency; where a figure was read wrongly, correct it.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import amount
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "money-unexplained",
    Severity.NOTE,
    Text("เอกสารไม่ได้อธิบายเงินส่วนหนึ่ง", "The document does not explain part of the money"),
    Text(
        "งบที่ได้รับไม่เท่ากับเงินที่ใช้ไปรวมกับเงินที่ส่งคืน เอกสารไม่ได้บอกว่าเพราะเหตุใด และมิได้แปลว่ามีผู้ทำผิด",
        "The money allocated is not what was spent and returned together; the document does not say why, and it "
        "need not mean that anyone did wrong",
    ),
    Text(
        "สอบถามหน่วยงานถึงเงินส่วนที่เหลือ ถ้าตัวเลขใดอ่านผิดให้เพิ่มการแก้ไข",
        "Ask the agency about the rest; where a figure was read wrongly, add a correction",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag a difference between the money allocated and the money that the report accounts for."""
    project, facts = subject.project, subject.facts
    allocated, spent, returned = project.budget_allocated, project.budget_spent, facts.budget_returned
    if not facts.budget_unexplained or allocated is None or spent is None or returned is None:
        return
    rest, given, used, back = (amount(value) for value in (abs(facts.budget_unexplained), allocated, spent, returned))
    sum_th = f"ได้รับ {given} ใช้ไป {used} ส่งคืน {back} บาท (รอบที่ {facts.returned_round})"
    sum_en = f"{given} allocated, {used} spent, {back} returned (round {facts.returned_round})"
    if facts.budget_unexplained > 0:
        message = Text(
            f"เอกสารไม่ได้อธิบายเงิน {rest} บาท: {sum_th}",
            f"The document does not explain {rest} baht: {sum_en}",
        )
    else:
        message = Text(
            f"เงินที่ใช้ไปรวมกับเงินที่ส่งคืนมากกว่างบที่ได้รับ {rest} บาท เอกสารไม่ได้อธิบาย: {sum_th}",
            f"Spent and returned exceed the allocation by {rest} baht, which the document does not explain: {sum_en}",
        )
    yield flag(subject, RULE, "budget_allocated", message)

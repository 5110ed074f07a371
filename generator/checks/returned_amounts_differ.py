"""Rounds state different amounts sent back.

Why it matters: they may be several returns or one put right, and the report does not say which. So no amount
returned is worked out for the project, nor any money left unexplained.
Example: round 9 says that 100,000 baht were sent back, round 10 says 120,000 baht.
What to do: ask the agency how much was sent back in all.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import amount
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.facts import returned_amounts

RULE = Rule(
    "returned-amounts-differ",
    Severity.NOTE,
    Text("แต่ละรอบระบุเงินส่งคืนไม่เท่ากัน", "Rounds state different amounts returned"),
    Text(
        "อาจเป็นการส่งคืนหลายครั้งหรือการแก้ตัวเลข เอกสารไม่ได้บอก จึงไม่คำนวณยอดส่งคืนของโครงการ",
        "They may be several returns or one put right; as the document does not say, no total is worked out",
    ),
    Text("สอบถามหน่วยงานว่าส่งคืนรวมเท่าใด", "Ask the agency how much was returned in all"),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag the first round that states another amount than the first return did."""
    returned = returned_amounts(subject.project)
    other = next((number for number, value in returned if value != returned[0][1]), None)
    if other is None:
        return
    stated = dict.fromkeys(returned)  # an amount that a round states twice is one
    th = ", ".join(f"รอบที่ {number} {amount(value)} บาท" for number, value in stated)
    en = ", ".join(f"{amount(value)} baht in round {number}" for number, value in stated)
    yield flag(
        subject,
        RULE,
        f"rounds.{other}.narrative",
        Text(f"จำนวนเงินที่ส่งคืนไม่เท่ากัน: {th}", f"The amounts returned differ: {en}"),
    )

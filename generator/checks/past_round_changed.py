"""A later report tells a round that had been reported before otherwise.

Why it matters: whoever cited the first figure should know that the agency now gives another.
Example: round 7 stood at 35 % in the report of March, and at 42 % in that of April.
What to do: nothing to mend; the agency may be asked why.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.thai.dates import format_english, format_thai

RULE = Rule(
    "past-round-changed",
    Severity.NOTE,
    Text("รอบที่รายงานไปแล้วเปลี่ยนไป", "A past round was changed"),
    Text(
        "รายงานฉบับใหม่บอกเรื่องรอบเดิมต่างจากที่เคยรายงาน ผู้ที่เคยอ้างค่าเดิมควรทราบ",
        "A new report tells the same round otherwise than before: those who cited it should know",
    ),
    Text("ไม่ต้องแก้ไขข้อมูล สอบถามหน่วยงานได้ว่าเปลี่ยนเพราะเหตุใด", "Nothing to mend; the agency may be asked why it changed"),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each field of a round that a new report changed, with its day and both values."""
    for revision in subject.rewriting:
        for change in revision.rewritten:
            message = Text(
                f"รายงานฉบับใหม่ (นำเข้าเมื่อ {format_thai(revision.day)}) เปลี่ยน {change.words.th}",
                f"A new report (taken in on {format_english(revision.day)}) changed {change.words.en}",
            )
            yield flag(subject, RULE, change.field, message)

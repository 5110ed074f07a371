"""A value cannot be read as what its field holds.

It is shown as printed, and is empty in typed data, until a correction mends it.

Why it matters: the figure or day is missing from every total, chart and table.
Example: a round's date is printed `31/2/2563`; an amount is printed `สิบสองล้าน บาท`.
What to do: find out what is meant and correct the field in the ledger.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import label, quote
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.fields import field_at
from generator.model.values import expectation

RULE = Rule(
    "illegible-value",
    Severity.WARNING,
    Text("อ่านค่าไม่ได้", "A value cannot be read"),
    Text(
        "ตัวเลขหรือวันที่นี้ขาดไปจากยอดรวม กราฟ และตารางทั้งหมด แสดงได้เพียงตามที่พิมพ์",
        "The figure or day is missing from every total, chart and table; it can only be shown as printed",
    ),
    Text("ตรวจสอบว่าหมายถึงค่าใด แล้วเพิ่มการแก้ไขของช่องนั้น", "Find out what is meant, and correct the field"),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each value that stands as printed."""
    for path, seen in subject.project.illegible.items():
        field, name = field_at(path), label(path)
        yield flag(
            subject,
            RULE,
            path,
            Text(
                f"อ่านค่าไม่ได้: {name.th} พิมพ์ว่า {quote(seen)}", f"The {name.en} cannot be read: {quote(seen)} is printed"
            ),
            expected=expectation(field.kind, seen) if field else None,
        )

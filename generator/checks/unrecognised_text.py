"""Text of the report fits no field of its form.

It is kept word for word under `unrecognised`, so nothing is lost, but nothing is read from it either.

Why it matters: it may hold a figure or a report that the data lack.
Example: a note below the figures of a round that has its narrative above them.
What to do: read it; where it belongs in a field, add a correction; where the form has changed, mend its profile.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.passages import places, unrecognised
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "unrecognised-text",
    Severity.WARNING,
    Text("มีข้อความที่ไม่เข้าช่องใดของแบบฟอร์ม", "Text of the report fits no field"),
    Text(
        "ข้อความนี้คงไว้ทุกคำ แต่อาจมีตัวเลขหรือรายงานที่ยังไม่อยู่ในข้อมูล",
        "It is kept word for word, but may hold a figure or a report that the data lack",
    ),
    Text(
        "อ่านข้อความนั้น ถ้าเป็นของช่องใดให้เพิ่มการแก้ไข ถ้าแบบฟอร์มเปลี่ยนไปให้ปรับคำอธิบายแบบฟอร์ม",
        "Read it; where it belongs in a field, add a correction; where the form has changed, mend its profile",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each such line. The words themselves stand beside the flag, so the message need not repeat them."""
    lines = subject.project.unrecognised
    for line, passage in zip(lines, unrecognised(subject.project), strict=True):
        count = len(passage.text)
        (position,) = places(subject, passage, [(0, count)])
        yield flag(
            subject,
            RULE,
            passage.path,
            Text(
                f"ข้อความ {count} ตัวอักษรในบรรทัด {line.line} ของรายงานไม่เข้าช่องใดของแบบฟอร์ม",
                f"{count} {'character' if count == 1 else 'characters'} in line {line.line} of the report fit no field",
            ),
            position=position,
        )

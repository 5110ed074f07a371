"""A label of the form stands twice; the first value is taken.

Why it matters: where the two values differ, the document contradicts itself.
Example: `งบประมาณที่ได้รับ : 12,000,000 บาท` on one page, `งบประมาณที่ได้รับ : 10,000,000 บาท` on another.
What to do: compare the two; where the second one holds, correct the field in the ledger.
"""

from collections.abc import Iterator

from generator.checks.flag import flag_remark, remarks
from generator.checks.words import label
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "label-repeated",
    Severity.WARNING,
    Text("ชื่อช่องข้อมูลพิมพ์ซ้ำ", "A label stands twice"),
    Text(
        "เว็บไซต์ใช้ค่าแรก ถ้าค่าทั้งสองต่างกันแปลว่าเอกสารขัดแย้งกันเอง",
        "The first value is taken; where the two differ, the document contradicts itself",
    ),
    Text(
        "เทียบค่าทั้งสองในเอกสาร ถ้าค่าหลังถูกต้องให้เพิ่มการแก้ไข",
        "Compare the two values; where the second one holds, add a correction",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each label that the reader met before."""
    for remark in remarks(subject, RULE.code):
        name = label(remark.path)
        yield flag_remark(
            subject,
            RULE,
            remark,
            Text(
                f"ช่อง “{name.th}” พิมพ์ซ้ำ ใช้ค่าที่พิมพ์ก่อน",
                f"The field “{name.en}” is printed twice; the first value is taken",
            ),
        )

"""A line that was read from a picture, and not surely.

A scanned page is read by a program that says how sure it is of each word; this line stays below what it reaches in a
clear print. It is shown as it was read.

Why it matters: a wrong digit in an amount reads like a right one.
Example: `งบประมาณที่ได้รับ : 12,0O0,000 บาท`, read with 41 percent.
What to do: compare the line with the picture, and put what was read wrongly into the ledger; better, ask for the file.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "low-confidence-text",
    Severity.WARNING,
    Text("ข้อความที่อ่านจากภาพได้ไม่ชัด", "Text read from a picture, and not surely"),
    Text(
        "ตัวเลขที่อ่านผิดดูเหมือนตัวเลขที่อ่านถูก ผู้อ่านจึงควรรู้ว่าบรรทัดใดไม่แน่นอน",
        "A digit that was read wrongly looks like a right one, so readers should know which lines are unsure",
    ),
    Text(
        "เทียบบรรทัดนี้กับภาพ แล้วเพิ่มการแก้ไขถ้าอ่านผิด ทางที่ดีกว่าคือขอไฟล์จากระบบต้นทาง",
        "Compare the line with the picture and add a correction where it is wrong; better, ask for the file itself",
    ),
)
# Of the least sure word: Tesseract reaches some 90 percent in clear print, and stays below this where letters are
# broken or run together.
SURE = 60


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each line with text of this report that was read below that."""
    reading = subject.reading
    if reading is None or not reading.source.ocr:
        return
    fields = dict[int, str]()
    for span in reading.spans:
        if span.kind == "value":
            fields.setdefault(span.line, span.path)
    for line in reading.source.lines[reading.first_line - 1 : reading.last_line]:
        if line.confidence < SURE and line.text.strip():
            start = len(line.text) - len(line.text.lstrip())
            yield flag(
                subject,
                RULE,
                fields.get(line.number, ""),
                Text(
                    f"อ่านจากภาพได้ความมั่นใจ {line.confidence}% ควรเทียบกับต้นฉบับ",
                    f"Read from a picture with {line.confidence} percent confidence; compare it with the original",
                ),
                position=reading.source.position(line.number, start, len(line.text.strip())),
            )

"""Letters were lost: replacement characters or a row of question marks stand in their place.

Four question marks or more in a row are what an export makes of Thai in an encoding that has none.

Why it matters: the words are gone from the file, and no one can read or search them.
Example: `จัดกิจกรรม ???????? ณ ลานคนเมือง`.
What to do: ask the agency for the file again, exported as UTF-8; or correct the text from a printed copy.
"""

import re
from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.passages import passages, places, unrecognised
from generator.checks.words import label
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "lost-characters",
    Severity.WARNING,
    Text("ตัวอักษรหายไปจากไฟล์", "Letters were lost"),
    Text(
        "ข้อความส่วนนั้นไม่อยู่ในไฟล์แล้ว จึงอ่านและค้นหาไม่ได้",
        "The words are gone from the file, and no one can read or search them",
    ),
    Text(
        "ขอไฟล์ใหม่ที่ส่งออกเป็น UTF-8 จากหน่วยงาน หรือเพิ่มการแก้ไขตามเอกสารฉบับพิมพ์",
        "Ask the agency for the file again, exported as UTF-8, or correct the text from a printed copy",
    ),
)
_LOST = re.compile("\ufffd+|[?]{4,}")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag the first such place in each text."""
    for passage in (*passages(subject.project), *unrecognised(subject.project)):
        match = _LOST.search(passage.text)
        if match is None:
            continue
        name, count = label(passage.path), sum(len(found) for found in _LOST.findall(passage.text))
        (position,) = places(subject, passage, [match.span()])
        yield flag(
            subject,
            RULE,
            passage.path,
            Text(
                f"ใน{name.th} ตัวอักษรหายไปราว {count} ตัว มีเครื่องหมายอื่นอยู่แทน",
                f"About {count} letters are lost in the {name.en}; other signs stand in their place",
            ),
            position=position,
        )

"""Running text holds personal data: a citizen number, a mobile number or a private e-mail address.

Citizen numbers are 13 digits with a right check digit, or set in groups as on the card. Addresses under `.go.th` and
`.mi.th` are official. Thai digits count as ASCII ones. Officials' own fields are governed by the site's `privacy`.

Why it matters: the Personal Data Protection Act asks that such data be published for a reason only. They are masked
on the site; the report file, where it is committed, still has them.
Example: `ติดต่อผู้เข้าร่วมที่ 081-234-5678`.
What to do: ask the agency for a file without them, and take the number out with a correction.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.passages import passages, places, unrecognised
from generator.checks.words import label
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.privacy import PersonalKind, find_personal_data

RULE = Rule(
    "personal-data",
    Severity.WARNING,
    Text("มีข้อมูลส่วนบุคคลในข้อความ", "Text holds personal data"),
    Text(
        "กฎหมายคุ้มครองข้อมูลส่วนบุคคลให้เผยแพร่เท่าที่จำเป็น เว็บไซต์จึงปิดบังไว้ แต่ไฟล์รายงานต้นทางยังมีอยู่",
        "The law on personal data allows no more of it than is needed: it is masked on the site, but the report file "
        "still has it",
    ),
    Text(
        "ขอไฟล์ที่ไม่มีข้อมูลนี้จากหน่วยงาน และเพิ่มการแก้ไขเพื่อตัดออกจากข้อความ",
        "Ask the agency for a file without it, and take it out of the text with a correction",
    ),
)
_KINDS: dict[PersonalKind, Text] = {
    "citizen-number": Text("เลขประจำตัวประชาชน", "a citizen number"),
    "mobile-number": Text("หมายเลขโทรศัพท์มือถือ", "a mobile number"),
    "e-mail": Text("ที่อยู่อีเมลส่วนตัว", "a private e-mail address"),
}


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each place that holds personal data, without repeating it."""
    for passage in (*passages(subject.project), *unrecognised(subject.project)):
        found = list(find_personal_data(passage.text))
        positions = places(subject, passage, [(one.start, one.end) for one in found])
        for one, position in zip(found, positions, strict=True):
            kind, name = _KINDS[one.kind], label(passage.path)
            message = Text(f"ดูเหมือนมี{kind.th}อยู่ใน{name.th}", f"What seems to be {kind.en} stands in the {name.en}")
            yield flag(subject, RULE, passage.path, message, position=position)

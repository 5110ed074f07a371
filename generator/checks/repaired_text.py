"""A line of the report was repaired in how it is coded, not in what it says.

Shapes of old Thai fonts became the letters that they are, no-break spaces became spaces, zero-width spaces were
dropped, ำ in two characters became one, and marks were put in their standard order (NFC), so that search and
comparison find the words.

Why it matters: the text here differs from the file's, character by character, though it looks the same.
Example: `น` U+0E4D `า` became `นำ`.
What to do: nothing.
"""

from collections.abc import Iterator
from itertools import islice

from generator.checks.flag import flag
from generator.checks.words import character
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.source import Line, Span
from generator.thai.text import Edit

RULE = Rule(
    "repaired-text",
    Severity.NOTE,
    Text("ปรับรหัสอักขระของข้อความ", "The coding of a line was repaired"),
    Text(
        "ข้อความที่แสดงต่างจากไฟล์ต้นทางในระดับรหัสอักขระ แม้จะดูเหมือนกัน เพื่อให้ค้นหาและเปรียบเทียบคำได้",
        "The text differs from the file's character by character, though it looks the same, so that words can be "
        "found and compared",
    ),
    Text("ไม่ต้องทำอะไร", "Nothing needs doing"),
)
_Repair = tuple[str, str, str]  # kind, what stood there, what stands now
_TOLD = 5  # repairs of different kinds that one message names
_KINDS = {
    "thai-glyph": Text("รูปอักษรไทยของแบบอักษรรุ่นเก่า", "shape of an old Thai font"),
    "no-break-space": Text("ช่องว่างชนิดห้ามตัดบรรทัด", "no-break space"),
    "zero-width-space": Text("อักขระไร้ความกว้าง", "zero-width character"),
    "sara-am": Text("สระอำที่เขียนแยก", "sara am in two characters"),
    "mark-order": Text("ลำดับสระและวรรณยุกต์สลับกัน", "tone mark typed before its vowel"),
    "nfc": Text("ลำดับอักขระตามมาตรฐาน NFC", "standard form (NFC)"),
}


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each line of this report that was repaired, with every kind of repair in it."""
    reading = subject.reading
    if reading is None:
        return
    values = dict[int, list[Span]]()
    for span in reading.spans:
        if span.kind == "value":
            values.setdefault(span.line, []).append(span)
    for line in reading.source.lines[reading.first_line - 1 : reading.last_line]:
        if not line.edits:
            continue
        repairs = dict[_Repair, int]()
        for edit in line.edits:
            what = (edit.kind, *_difference(edit))
            repairs[what] = repairs.get(what, 0) + 1
        position = reading.source.position(line.number, _first_offset(line), len(line.edits[0].before))
        message = Text(
            f"ปรับรหัสอักขระ: {_listed(repairs, 'th')}",
            f"Repaired: {_listed(repairs, 'en')}",
        )
        yield flag(subject, RULE, _field(values.get(line.number, []), line), message, position=position)


def _difference(edit: Edit) -> tuple[str, str]:
    """Return what an edit changed, without what is the same at both ends."""
    before, after = edit.before, edit.after
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


def _listed(repairs: dict[_Repair, int], language: str) -> str:
    said = [_said(what, count, language) for what, count in islice(repairs.items(), _TOLD)]
    return "; ".join(said) + (" …" if len(repairs) > _TOLD else "")


def _said(what: _Repair, count: int, language: str) -> str:
    kind, before, after = what
    name = _KINDS.get(kind, Text(kind, kind))[language]
    if after:
        change = f"{character(before)} → {character(after)}"
    else:
        change = f"{character(before)} {Text('ตัดออก', 'dropped')[language]}"
    times = "" if count == 1 else Text(f" {count} แห่ง", f", {count} times")[language]
    return f"{name} ({change}){times}"


def _first_offset(line: Line) -> int:
    """Return where the first edit stands in the repaired text: nothing before it moved."""
    return line.edits[0].start


def _field(values: list[Span], line: Line) -> str:
    """Return the field that the first repair is in, or empty where it is in none."""
    offset = _first_offset(line)
    return next((span.path for span in values if span.start <= offset < span.end), "")

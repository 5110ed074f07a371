"""A question mark stands where a dash was.

An export to an encoding without the long dash prints `?` instead. It stays as printed, since what it was is a guess.
A `?` is taken for a dash between two figures, between blanks within a line, within a Thai word, and before the first
word of a line; not where it ends a question.

Why it matters: readers take it for doubt, and searches for the span of days do not find it.
Example: `ระหว่างวันที่ 4 ? 7 พฤศจิกายน 2562`, `ด้านที่ ๗ ? การบริหารจัดการ`.
What to do: where the document leaves no doubt, correct it to a dash in the ledger.
"""

import re
from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.passages import passages, places
from generator.checks.words import label, shorten, shorten_left
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.privacy import mask

RULE = Rule(
    "damaged-dash",
    Severity.WARNING,
    Text("มีเครื่องหมาย ? แทนขีด", "A question mark stands where a dash was"),
    Text(
        "ผู้อ่านอาจเข้าใจว่าเป็นข้อสงสัย และค้นหาช่วงวันที่ไม่พบ",
        "Readers take it for doubt, and searches for the span do not find it",
    ),
    Text(
        "ถ้าเอกสารชัดเจนว่าเป็นขีด ให้เพิ่มการแก้ไขเป็นขีด หน่วยงานควรส่งออกเอกสารเป็น UTF-8",
        "Where there is no doubt, correct it to a dash; the agency should export its documents as UTF-8",
    ),
)
_MARK = re.compile(r"\?+")
_WINDOW = 80  # characters looked at on either side of a mark
_QUESTION = re.compile(
    "หรือไม่|หรือเปล่า|หรือยัง|อะไร|ทำไม|อย่างไร(?!ก็)|เท่าไร|เท่าใด|ใคร(?!่)|ไหน|เมื่อไร|เมื่อใด|เหตุใด|(?<!เ)กี่|มั้ย|(?<!ผ้า)ไหม$|ใด$"
)
_ADDRESS = re.compile(r"://|www\.")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each question mark in the project's texts that stands for a dash."""
    for passage in passages(subject.project):
        marks = [match for match in _MARK.finditer(passage.text) if stands_for_dash(*_around(passage.text, match))]
        if not marks:
            continue
        name, masked = label(passage.path), mask(passage.text)
        for match, position in zip(marks, places(subject, passage, [match.span() for match in marks]), strict=True):
            before, mark, after = _around(masked, match)
            left, right = _word_before(before), _word_after(after)
            seen, dash = f"“{left}{mark}{right}”", f"“{left}-{right}”"
            yield flag(
                subject,
                RULE,
                passage.path,
                Text(
                    f"มีเครื่องหมาย ? ที่น่าจะเป็นขีดใน{name.th}: {seen}",
                    f"A question mark stands where a dash was likely meant, in the {name.en}: {seen}",
                ),
                expected=Text(f"ขีด เช่น {dash}", f"a dash, as in {dash}"),
                position=position,
            )


def _around(text: str, match: re.Match[str]) -> tuple[str, str, str]:
    """Return what stands before a mark on its line, the mark, and what stands after it."""
    before = text[max(match.start() - _WINDOW, 0) : match.start()].rpartition("\n")[2]
    return before, match[0], text[match.end() : match.end() + _WINDOW].partition("\n")[0]


def stands_for_dash(before: str, mark: str, after: str) -> bool:
    """Say whether a mark stands for a dash, by what is before and after it on its line."""
    left, right = before.rstrip()[-1:], after.lstrip()[:1]
    if not right or right in ")]”’»\"'?" or left in tuple("([“‘«"):
        return False
    if left.isdigit() and right.isdigit():
        return not _ADDRESS.search(_last_word(before))
    if mark != "?" or _QUESTION.search(_last_word(before.rstrip())):
        return False
    if before[-1:].isspace() or not before:
        return after[0].isspace()
    return _is_thai(left) and _is_thai(right) and not before[-1].isspace() and not after[0].isspace()


def _last_word(text: str) -> str:
    return text.rpartition(" ")[2]


def _is_thai(character: str) -> bool:
    return "ก" <= character <= "๛" or character.isdigit()


def _word_before(text: str) -> str:
    """Return the end of the last word, and a blank where one follows: enough to find the place by."""
    return shorten_left(text.rsplit(maxsplit=1)[-1], 15) + " " * text[-1].isspace() if text.strip() else ""


def _word_after(text: str) -> str:
    return " " * text[0].isspace() + shorten(text.split(maxsplit=1)[0], 15)

"""A round's printed heading names another round.

The heading `รายงานครั้งที่ N` is a column of its own in print, and slips by a row at page breaks. A round is known
by the number of its disbursement, `(ครั้งที่ N)`, which stands on the same line as its figures.

Why it matters: who looks up “the 7th report” in the document by its heading finds another round than here.
Example: round 6 is headed `รายงานครั้งที่ 7`; or a heading stands inside the text of round 5. Where print has no
columns, such a heading cannot be told from words of the text: it stays there, and is flagged.
What to do: nothing in the data needs mending; the agency should set the headings right when it prints again.
"""

import re
from collections.abc import Iterator

from generator.checks.flag import flag, flag_remark, remarks, round_number
from generator.checks.words import quote
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.source import Remark
from generator.thai.digits import ascii_digits

RULE = Rule(
    "round-label-shifted",
    Severity.WARNING,
    Text("หัวรอบพิมพ์คลาดกับเลขรอบ", "A round's printed heading names another round"),
    Text(
        "ผู้ที่เปิดเอกสารตามหัว “รายงานครั้งที่ N” จะพบคนละรอบกับที่แสดงในเว็บไซต์นี้",
        "Anyone who follows the headings in the document finds another round than this site shows",
    ),
    Text(
        "เว็บไซต์นี้ยึดเลข (ครั้งที่ N) ของงบประมาณที่เบิกใช้ จึงไม่ต้องแก้ข้อมูล หน่วยงานควรแก้หัวรอบในเอกสารให้ตรง",
        "This site goes by the number of the disbursement, so the data need no mending; the agency should set the "
        "headings of its document right",
    ),
)
_NUMBER = re.compile(r"[0-9๐-๙]+")
_HEADED_LINE = re.compile(r"^\s*รายงาน\s*ครั้งที่\s*([0-9๐-๙]+)", re.MULTILINE)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each label that is not its round's number, and each heading that stands where no round begins."""
    for round_ in subject.project.rounds:
        if round_.label is not None and folded(round_.label) != str(round_.number):
            yield flag(
                subject,
                RULE,
                f"rounds.{round_.number}.label",
                Text(
                    f"รอบที่ {round_.number} พิมพ์หัวรอบว่า “รายงานครั้งที่ {round_.label}”",
                    f"Round {round_.number} is headed “รายงานครั้งที่ {round_.label}”",
                ),
                expected=Text(f"รายงานครั้งที่ {round_.number}", f"รายงานครั้งที่ {round_.number}"),
            )
    told = set[int | None]()
    for remark in remarks(subject, RULE.code):
        told.add(round_number(remark.path))
        yield flag_remark(subject, RULE, remark, _stray(remark))
    for round_ in subject.project.rounds:
        match = _HEADED_LINE.search(round_.narrative or "")
        if match and round_.number not in told:
            heading = f"“รายงานครั้งที่ {match[1]}”"
            yield flag(
                subject,
                RULE,
                f"rounds.{round_.number}.narrative",
                Text(
                    f"ข้อความของรอบที่ {round_.number} มีบรรทัดที่ขึ้นต้นด้วย {heading} อาจเป็นหัวรอบที่พิมพ์คลาด",
                    f"A line of round {round_.number} begins with {heading}, perhaps a heading that slipped",
                ),
            )


def _stray(remark: Remark) -> Text:
    match = _NUMBER.search(remark.seen)
    heading = f"“รายงานครั้งที่ {match[0]}”" if match else quote(remark.seen)
    number = round_number(remark.path)
    if number is None:
        return Text(f"หัวรอบ {heading} พิมพ์อยู่นอกรอบรายงาน", f"The heading {heading} stands outside any round")
    return Text(
        f"หัวรอบ {heading} พิมพ์แทรกอยู่ในรอบที่ {number}",
        f"The heading {heading} stands inside round {number}",
    )


def folded(label: str) -> str:
    """Return a label's number as a round's number is written: ASCII digits, no leading zeros."""
    return ascii_digits(label).lstrip("0") or "0"

"""Two rounds have the same printed number.

The later one took the next free number in printed order; the printed one is kept in `printed_number`.

Why it matters: a round's number is its name, in links and in data; here it differs from the print.
Example: `(ครั้งที่ 4)` stands in two rounds; the second is taken as round 5.
What to do: compare with the document; where the number is another, correct `rounds.N.number` in the ledger.
"""

from collections.abc import Iterator

from generator.checks.flag import flag, flag_remark, remarks, round_number
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "round-number-repeated",
    Severity.WARNING,
    Text("เลขครั้งที่ของรอบพิมพ์ซ้ำกัน", "Two rounds have the same printed number"),
    Text(
        "เลขครั้งที่ใช้ระบุรอบในลิงก์และในข้อมูล เลขของรอบนี้จึงต่างจากที่พิมพ์ในเอกสาร",
        "The number names a round in links and data; this round's differs from the one in print",
    ),
    Text(
        "เทียบกับเอกสาร ถ้าเป็นรอบอื่นให้เพิ่มการแก้ไขของรอบนั้น หน่วยงานควรให้แต่ละรอบมีเลขของตัวเอง",
        "Compare with the document and add a correction if it is another round; the agency should give each round "
        "a number of its own",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each round whose printed number was used before."""
    printed = {round_.number: round_.printed_number for round_ in subject.project.rounds if round_.printed_number}
    if subject.reading is None:
        for given, seen in printed.items():
            yield flag(subject, RULE, f"rounds.{given}.printed_number", _message(given, seen))
    for remark in remarks(subject, RULE.code):
        number = round_number(remark.path)
        yield flag_remark(subject, RULE, remark, _message(number, None if number is None else printed.get(number)))


def _message(number: int | None, seen: str | None) -> Text:
    th, en = (f" (ครั้งที่ {seen})", f", (ครั้งที่ {seen}),") if seen else ("", "")
    given = Text("", "") if number is None else Text(f" จึงให้เป็นรอบที่ {number}", f"; it is taken as round {number}")
    return Text(
        f"เลขครั้งที่ของรอบนี้{th} ใช้ไปแล้วในรอบก่อน{given.th}",
        f"The number of this round{en} was used before{given.en}",
    )

"""A round has no printed number.

Its disbursement lacks `(ครั้งที่ N)`, so the round took the next free number in printed order.

Why it matters: a round's number is its name, in links and in data; here it follows from the order alone.
Example: `งบประมาณที่เบิกใช้ = 0 บาท`, without `(ครั้งที่ 4)`.
What to do: compare with the document; where the number is another, correct `rounds.N.number` in the ledger.
"""

from collections.abc import Iterator

from generator.checks.flag import flag_remark, remarks, round_number
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "round-number-missing",
    Severity.WARNING,
    Text("รอบรายงานไม่มีเลขครั้งที่", "A round has no printed number"),
    Text(
        "เลขครั้งที่ใช้ระบุรอบในลิงก์และในข้อมูล รอบนี้ได้เลขจากลำดับที่พิมพ์เท่านั้น",
        "The number names a round in links and data; this one follows from the printed order alone",
    ),
    Text(
        "เทียบกับเอกสาร ถ้าเป็นรอบอื่นให้เพิ่มการแก้ไขของรอบนั้น หน่วยงานควรพิมพ์ (ครั้งที่ N) ให้ครบทุกรอบ",
        "Compare with the document and add a correction if it is another round; the agency should print "
        "(ครั้งที่ N) in every round",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each round whose number the reader had to give."""
    for remark in remarks(subject, RULE.code):
        number = round_number(remark.path)
        message = Text("รอบนี้ไม่ได้พิมพ์ (ครั้งที่ N)", "This round has no (ครั้งที่ N)")
        if number is not None:
            message = Text(
                f"{message.th} จึงให้เป็นรอบที่ {number} ตามลำดับในเอกสาร",
                f"{message.en}; by its order in the document it is taken as round {number}",
            )
        yield flag_remark(subject, RULE, remark, message)

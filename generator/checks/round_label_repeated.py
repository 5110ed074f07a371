"""Two rounds have the same printed heading.

Why it matters: a reference to “the 12th report” in the document may mean either of them.
Example: rounds 11 and 12 are both headed `รายงานครั้งที่ 12`.
What to do: nothing in the data needs mending; the agency should set the headings right when it prints again.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.round_label_shifted import folded
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "round-label-repeated",
    Severity.WARNING,
    Text("หัวรอบพิมพ์ซ้ำกัน", "Two rounds have the same printed heading"),
    Text(
        "เมื่ออ้างถึง “รายงานครั้งที่ N” จากเอกสาร อาจหมายถึงรอบใดรอบหนึ่งก็ได้",
        "A reference to that heading in the document may mean either round",
    ),
    Text(
        "เว็บไซต์นี้ยึดเลข (ครั้งที่ N) ของงบประมาณที่เบิกใช้ จึงไม่ต้องแก้ข้อมูล หน่วยงานควรแก้หัวรอบในเอกสารให้ไม่ซ้ำกัน",
        "This site goes by the number of the disbursement, so the data need no mending; the agency should give each "
        "round a heading of its own",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each label that an earlier round had."""
    first = dict[str, int]()
    for round_ in subject.project.rounds:
        if round_.label is None:
            continue
        earlier = first.setdefault(folded(round_.label), round_.number)
        if earlier != round_.number:
            yield flag(
                subject,
                RULE,
                f"rounds.{round_.number}.label",
                Text(
                    f"รอบที่ {round_.number} พิมพ์หัวรอบว่า “รายงานครั้งที่ {round_.label}” ซ้ำกับรอบที่ {earlier}",
                    f"Round {round_.number} is headed “รายงานครั้งที่ {round_.label}”, as round {earlier} is",
                ),
            )

"""Two rounds have the same date.

Why it matters: rounds report about a month each; two of one day may be one report twice, or one date may be wrong.
Example: rounds 3 and 4 are both dated 23 Dec 2019.
What to do: compare with the document; where one date is wrong, correct it.
"""

from collections.abc import Iterator
from datetime import date

from generator.checks.flag import flag
from generator.checks.words import day
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "round-date-repeated",
    Severity.NOTE,
    Text("หลายรอบลงวันที่เดียวกัน", "Two rounds have the same date"),
    Text(
        "อาจเป็นรายงานเดียวกันที่พิมพ์สองครั้ง หรือวันที่ของรอบหนึ่งอาจผิด",
        "They may be one report twice, or one of the dates may be wrong",
    ),
    Text("เทียบกับเอกสาร ถ้าวันที่ผิดให้เพิ่มการแก้ไข", "Compare with the document and correct the date if it is wrong"),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each round whose date an earlier one has."""
    first = dict[date, int]()
    for round_ in subject.project.rounds:
        if round_.date is None:
            continue
        earlier = first.setdefault(round_.date, round_.number)
        if earlier != round_.number:
            when = day(round_.date)
            yield flag(
                subject,
                RULE,
                f"rounds.{round_.number}.date",
                Text(
                    f"รอบที่ {round_.number} ลงวันที่ {when.th} วันเดียวกับรอบที่ {earlier}",
                    f"Round {round_.number} is dated {when.en}, as round {earlier} is",
                ),
            )

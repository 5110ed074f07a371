"""A round stands after one with a later date or a higher number.

Why it matters: one of the two dates or numbers is likely wrong, and what is said of the course of the work with it.
Example: round 5 is dated 24 Feb 2020 and round 6, after it, 27 Jan 2020.
What to do: compare with the document and correct the date; where the agency printed it so, ask the agency.
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.flag import flag
from generator.checks.words import day
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "rounds-out-of-order",
    Severity.WARNING,
    Text("รอบรายงานไม่เรียงลำดับ", "Rounds are not in order"),
    Text(
        "วันที่หรือเลขรอบอาจผิด ทำให้ลำดับเหตุการณ์ของโครงการคลาดเคลื่อน",
        "A date or a number is likely wrong, and the course of the project with it",
    ),
    Text(
        "เทียบวันที่และเลขรอบกับเอกสาร ถ้าผิดให้เพิ่มการแก้ไข ถ้าเอกสารพิมพ์ไว้เช่นนั้นให้สอบถามหน่วยงาน",
        "Compare dates and numbers with the document and add a correction; where it is printed so, ask the agency",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each round that is earlier, by date or by number, than the one printed before it."""
    rounds = subject.project.rounds
    for before, after in pairwise(rounds):
        if after.number < before.number:
            yield flag(
                subject,
                RULE,
                f"rounds.{after.number}",
                Text(
                    f"รอบที่ {after.number} พิมพ์อยู่หลังรอบที่ {before.number}",
                    f"Round {after.number} stands after round {before.number}",
                ),
            )
    dated = [(round_.number, round_.date) for round_ in rounds if round_.date is not None]
    for (earlier, date_before), (later, date_after) in pairwise(dated):
        if date_after < date_before:
            first, second = day(date_before), day(date_after)
            yield flag(
                subject,
                RULE,
                f"rounds.{later}.date",
                Text(
                    f"รอบที่ {later} ลงวันที่ {second.th} ก่อนรอบที่ {earlier} ซึ่งพิมพ์อยู่ก่อน ({first.th})",
                    f"Round {later} is dated {second.en}, before round {earlier} that stands above it ({first.en})",
                ),
            )

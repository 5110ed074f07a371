"""Money was disbursed after the project was cancelled.

Why it matters: a reader who sees “cancelled” takes it that no more money was used.
Example: round 10 says that the project is cancelled, round 11 disburses 20,000 baht.
What to do: nothing, where older obligations were paid; else ask the agency.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import baht
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.facts import Status

RULE = Rule(
    "disbursed-after-cancel",
    Severity.NOTE,
    Text("มีการเบิกใช้เงินหลังรายงานว่ายกเลิกโครงการ", "Money was disbursed after the project was cancelled"),
    Text(
        "ผู้อ่านที่เห็นว่าโครงการยกเลิกแล้วมักเข้าใจว่าไม่มีการใช้เงินอีก",
        "A reader who sees that a project is cancelled takes it that no more money was used",
    ),
    Text(
        "อาจเป็นการจ่ายภาระผูกพันที่มีอยู่ก่อน ถ้าเอกสารไม่ได้อธิบายให้สอบถามหน่วยงาน",
        "It may have paid older obligations; where the document does not say so, ask the agency",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each round after the cancelling one that disburses money."""
    cancelled = subject.facts.status_round
    if subject.facts.status is not Status.CANCELLED or cancelled is None:
        return
    for round_ in subject.project.rounds:
        if round_.number > cancelled and round_.disbursed:
            number, money = round_.number, baht(round_.disbursed)
            yield flag(
                subject,
                RULE,
                f"rounds.{number}.disbursed",
                Text(
                    f"รอบที่ {number} เบิกใช้ {money.th} หลังจากรอบที่ {cancelled} รายงานว่ายกเลิกโครงการ",
                    f"Round {number} disbursed {money.en}, after round {cancelled} told of the project's cancellation",
                ),
            )

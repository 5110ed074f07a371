"""Round numbers leave one out.

Why it matters: a report may be missing from the document, and what was disbursed in it from every total.
Example: rounds 1, 2 and 4: there is no round 3.
What to do: ask the agency for the missing report, or whether the numbers are wrong.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "round-skipped",
    Severity.WARNING,
    Text("เลขรอบข้ามไป", "Round numbers leave one out"),
    Text(
        "อาจมีรายงานบางรอบไม่อยู่ในเอกสาร ยอดรวมต่าง ๆ จึงอาจไม่ครบ",
        "A report may be missing from the document, and its figures from every total",
    ),
    Text(
        "สอบถามหน่วยงานว่ามีรายงานรอบที่ขาดหรือพิมพ์เลขรอบผิด",
        "Ask the agency whether a report is missing or the numbers are wrong",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag the round after each gap, the first number being 1."""
    before = 0
    for number in sorted(round_.number for round_ in subject.project.rounds):
        first, last = before + 1, number - 1
        if first <= last:
            message = Text(f"ไม่มีรอบที่ {first}", f"Round {first} is missing")
            if first < last:
                message = Text(f"ไม่มีรอบที่ {first} ถึง {last}", f"Rounds {first} to {last} are missing")
            yield flag(subject, RULE, f"rounds.{number}", message)
        before = number

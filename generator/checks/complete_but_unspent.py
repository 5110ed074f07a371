"""The work is reported complete, and none of its budget spent.

Why it matters: either the money was paid and not entered, or the work cost nothing and its budget stood idle.
Example: allocated 500,000 baht, spent 0 baht, no round disbursed anything, progress 100 %.
What to do: compare with the document; where it is printed so, ask the agency what was paid.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import baht
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.facts import Status

RULE = Rule(
    "complete-but-unspent",
    Severity.NOTE,
    Text("แล้วเสร็จแต่ไม่ได้ใช้เงินเลย", "Complete, and nothing spent"),
    Text(
        "อาจจ่ายเงินแล้วแต่ไม่ได้บันทึก หรือทำงานโดยไม่ใช้เงินและงบประมาณถูกกันไว้เฉย ๆ",
        "Either the money was paid and not entered, or the work cost nothing and its budget stood idle",
    ),
    Text(
        "เทียบกับเอกสาร ถ้าเอกสารพิมพ์ไว้เช่นนั้นให้สอบถามหน่วยงานว่าเบิกจ่ายเท่าใด",
        "Compare with the document; where it is printed so, ask the agency what was paid",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag a completed project that has a budget, spent 0 baht of it, and disbursed none in any round."""
    project = subject.project
    allocated, disbursed = project.budget_allocated, [round_.disbursed for round_ in project.rounds]
    if subject.facts.status is not Status.COMPLETED or not allocated or project.budget_spent != 0 or any(disbursed):
        return
    given = baht(allocated)
    yield flag(
        subject,
        RULE,
        "budget_spent",
        Text(
            f"รายงานความก้าวหน้า 100 % แต่ไม่ได้ใช้เงินจากงบที่ได้รับ {given.th} เลย",
            f"Progress is 100 %, and nothing was spent of {given.en} allocated",
        ),
    )

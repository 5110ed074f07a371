"""More was spent than allocated.

Why it matters: readers compare these two figures first.
Where no amount spent is stated, the rounds' disbursements in all are compared.
Example: allocated 1,000,000 baht, spent 1,200,000 baht.
What to do: compare with the document; where it is printed so, ask the agency whether money was added.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.flag import flag
from generator.checks.words import baht
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "spent-over-allocated",
    Severity.WARNING,
    Text("ใช้เงินเกินงบที่ได้รับ", "More was spent than allocated"),
    Text(
        "สองตัวเลขนี้เป็นสิ่งแรกที่ผู้อ่านเปรียบเทียบ",
        "These are the first two figures that readers compare",
    ),
    Text(
        "เทียบกับเอกสาร ถ้าอ่านผิดให้เพิ่มการแก้ไข ถ้าเอกสารพิมพ์ไว้เช่นนั้นให้สอบถามหน่วยงานว่าได้รับงบเพิ่มหรือไม่",
        "Compare with the document and add a correction; where it is printed so, ask the agency if money was added",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag an amount spent that is above the one allocated; without one, the round that takes all of them above it."""
    allocated, spent = subject.project.budget_allocated, subject.project.budget_spent
    if allocated is None:
        return
    if spent is None:
        yield from _disbursed_over(subject, allocated)
        return
    if spent <= allocated:
        return
    given, used, excess = baht(allocated), baht(spent), baht(spent - allocated)
    yield flag(
        subject,
        RULE,
        "budget_spent",
        Text(
            f"ใช้ไป {used.th} มากกว่างบที่ได้รับ {given.th} อยู่ {excess.th}",
            f"{used.en} were spent of {given.en} allocated: {excess.en} more",
        ),
    )


def _disbursed_over(subject: Subject, allocated: Decimal) -> Iterator[Diagnostic]:
    disbursed = Decimal(0)
    for round_ in subject.project.rounds:
        disbursed += round_.disbursed or 0
        if disbursed > allocated:
            given, used, excess = baht(allocated), baht(disbursed), baht(disbursed - allocated)
            yield flag(
                subject,
                RULE,
                f"rounds.{round_.number}.disbursed",
                Text(
                    f"เบิกใช้รวมถึงรอบที่ {round_.number} เป็น {used.th} มากกว่างบที่ได้รับ {given.th} อยู่ {excess.th}",
                    f"{used.en} were disbursed up to round {round_.number}, of {given.en} allocated: {excess.en} more",
                ),
            )
            return

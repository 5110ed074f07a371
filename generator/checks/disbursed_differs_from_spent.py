"""What the rounds disbursed does not add up to what the project spent.

Only where every round states its amount, and the project states what it spent.

Why it matters: both figures claim to be the money used; readers cannot tell which one holds.
Example: the rounds add up to 50,000 baht, the project's head says 55,189 baht.
What to do: compare both with the document; where they are printed so, ask the agency which figure holds.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import baht
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "disbursed-differs-from-spent",
    Severity.WARNING,
    Text("ยอดเบิกใช้รวมไม่ตรงกับงบที่ใช้ไป", "The rounds' disbursements do not add up to the money spent"),
    Text(
        "ตัวเลขทั้งสองต่างก็บอกว่าใช้เงินไปเท่าใด ผู้อ่านจึงไม่รู้ว่าตัวเลขใดถูกต้อง",
        "Both figures claim to be the money used, and readers cannot tell which one holds",
    ),
    Text(
        "เทียบตัวเลขทั้งสองกับเอกสาร ถ้าอ่านผิดให้เพิ่มการแก้ไข ถ้าเอกสารพิมพ์ไว้เช่นนั้นให้สอบถามหน่วยงาน",
        "Compare both with the document and add a correction; where they are printed so, ask the agency",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag a total of all rounds that is not the amount spent."""
    total, spent = subject.facts.disbursed_total, subject.project.budget_spent
    if total is None or spent is None or total == spent:
        return
    rounds, head, gap = baht(total), baht(spent), baht(abs(total - spent))
    yield flag(
        subject,
        RULE,
        "budget_spent",
        Text(
            f"ทุกรอบเบิกใช้รวม {rounds.th} แต่งบประมาณที่ใช้ไประบุ {head.th} ต่างกัน {gap.th}",
            f"The rounds disbursed {rounds.en} in all, but {head.en} are given as spent: they differ by {gap.en}",
        ),
    )

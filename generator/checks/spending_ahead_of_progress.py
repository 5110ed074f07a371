"""The share of the budget spent is far ahead of the progress reported.

Far ahead is 50 points or more: 90 % of the money at 40 % of the work. Some work is paid for early, so it is no fault
in itself.

Why it matters: money that runs ahead of work is what an auditor looks at first.
Example: 900,000 of 1,000,000 baht spent, progress 30 %.
What to do: nothing, where both figures are as printed; the rounds' own words may give the reason.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import amount, percent
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.facts import last_round

RULE = Rule(
    "spending-ahead-of-progress",
    Severity.NOTE,
    Text("สัดส่วนเงินที่ใช้ไปนำหน้าความก้าวหน้ามาก", "Spending is far ahead of progress"),
    Text(
        "งานบางอย่างจ่ายเงินก่อนได้ แต่เป็นจุดที่ผู้ตรวจสอบมักดูเป็นอันดับแรก",
        "Some work is paid for early, but it is what an auditor looks at first",
    ),
    Text(
        "ถ้าตัวเลขตรงกับเอกสารก็ไม่ต้องแก้ เหตุผลอาจอยู่ในข้อความรายงานของแต่ละรอบ",
        "Nothing needs mending where the figures are as printed; the rounds' own words may give the reason",
    ),
)
_POINTS = 50


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag a project that spent 50 points more of its budget than it has of its work behind it."""
    allocated, spent = subject.project.budget_allocated, subject.project.budget_spent
    last, progress = last_round(subject.project), subject.facts.progress_percent
    if not allocated or allocated < 0 or spent is None or last is None or progress is None:
        return
    share = spent / allocated * 100
    if share - progress < _POINTS:
        return
    part, figures, reached = percent(round(share, 1)), f"{amount(spent)} / {amount(allocated)}", percent(progress)
    yield flag(
        subject,
        RULE,
        "budget_spent",
        Text(
            f"ใช้เงินไป {part} ของงบที่ได้รับ ({figures} บาท) แต่ความก้าวหน้าถึงรอบที่ {last.number} เป็น {reached}",
            f"{part} of the budget is spent ({figures} baht), and progress up to round {last.number} is {reached}",
        ),
    )

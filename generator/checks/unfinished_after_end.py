"""The project has passed its end date, and its last report says that the work is not complete.

Why it matters: a reader wants to know which projects are late, and no field of the form says so.
Example: end date 30 Sep 2020, last report of 15 Oct 2020 at 84 %.
What to do: nothing, where the report is as printed; a further report may be missing.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import day, percent
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.facts import Status, last_round

RULE = Rule(
    "unfinished-after-end",
    Severity.NOTE,
    Text("พ้นวันสิ้นสุดแล้ว แต่รายงานว่างานยังไม่แล้วเสร็จ", "Past its end date, and reported as not complete"),
    Text(
        "ผู้อ่านอยากรู้ว่าโครงการใดล่าช้า แต่แบบรายงานไม่มีช่องที่บอกเรื่องนี้",
        "A reader wants to know which projects are late, and no field of the form says so",
    ),
    Text(
        "ถ้าตรงกับรายงานก็ไม่ต้องแก้ อาจมีรายงานครั้งต่อไปที่ยังไม่ได้นำเข้า",
        "Nothing needs mending where this is as printed; a later report may still have to be added",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag a project whose last report comes after its end date, with progress below 100 per cent."""
    project, last = subject.project, last_round(subject.project)
    if last is None or last.date is None or project.end_date is None or last.progress_percent is None:
        return
    if last.date <= project.end_date or last.progress_percent >= 100 or subject.facts.status is Status.CANCELLED:
        return
    number, reached, end, told = last.number, percent(last.progress_percent), day(project.end_date), day(last.date)
    yield flag(
        subject,
        RULE,
        f"rounds.{number}.progress_percent",
        Text(
            f"สิ้นสุดโครงการ {end.th} แต่รอบที่ {number} ณ {told.th} รายงานความก้าวหน้า {reached}",
            f"The project ended on {end.en}, and round {number} of {told.en} reports {reached}",
        ),
    )

"""A date lies outside the project's fiscal year.

Fiscal year 2563 is 1 October 2019 to 30 September 2020. A project should start within it. Work often runs on into
the next year, so a later end is no fault, nor a round up to that end or in the month after it, when the last report is
written; an end before the year begins is one.

Why it matters: a year off by one, or of the wrong calendar, is the commonest slip in dates.
Example: fiscal year 2563, a round dated 24 Feb 2021.
What to do: compare with the document and correct the date or the fiscal year. Where the project really started in
an earlier year, nothing needs mending.
"""

from collections.abc import Iterator
from datetime import timedelta

from generator.checks.flag import flag
from generator.checks.words import day
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.thai.dates import fiscal_year_span

RULE = Rule(
    "date-outside-fiscal-year",
    Severity.WARNING,
    Text("วันที่อยู่นอกปีงบประมาณ", "A date lies outside the fiscal year"),
    Text(
        "ปีที่คลาดไปหนึ่งปีหรือสลับ พ.ศ. กับ ค.ศ. เป็นความผิดพลาดของวันที่ที่พบบ่อยที่สุด",
        "A year off by one, or of the wrong calendar, is the commonest slip in dates",
    ),
    Text(
        "เทียบกับเอกสาร ถ้าวันที่หรือปีงบประมาณผิดให้เพิ่มการแก้ไข ถ้าโครงการเริ่มก่อนปีงบประมาณจริงก็ไม่ต้องแก้",
        "Compare with the document and correct the date or the fiscal year; where the project really started in an "
        "earlier year, nothing needs mending",
    ),
)

_LAST_REPORT = timedelta(days=31)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag a start outside the year, an end before it, and rounds outside it, but for a month after the later end."""
    project = subject.project
    first, last = fiscal_year_span(project.fiscal_year)
    latest = max(last, project.end_date or last) + _LAST_REPORT
    named = [
        ("start_date", Text("วันเริ่มต้นโครงการ", "The project's start"), project.start_date, last),
        ("end_date", Text("วันสิ้นสุดโครงการ", "The project's end"), project.end_date, None),
    ]
    for round_ in project.rounds:
        name = Text(f"วันที่รายงานรอบที่ {round_.number}", f"The date of round {round_.number}")
        named.append((f"rounds.{round_.number}.date", name, round_.date, latest))
    begin, end = day(first), day(last)
    for path, name, when, limit in named:
        if when is None or (first <= when and (limit is None or when <= limit)):
            continue
        said = day(when)
        yield flag(
            subject,
            RULE,
            path,
            Text(
                f"{name.th} {said.th} อยู่นอกปีงบประมาณ {project.fiscal_year}",
                f"{name.en}, {said.en}, lies outside fiscal year {project.fiscal_year}",
            ),
            expected=Text(f"ตั้งแต่ {begin.th} ถึง {end.th}", f"from {begin.en} to {end.en}"),
        )

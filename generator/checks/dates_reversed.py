"""The project ends before it starts.

Why it matters: one of the two dates is wrong, and how long the project took is unknown.
Example: start 1 Oct 2019, end 29 Sep 2019.
What to do: compare with the document and correct the date; where it is printed so, ask the agency.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import day
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "dates-reversed",
    Severity.WARNING,
    Text("วันสิ้นสุดอยู่ก่อนวันเริ่มต้น", "The project ends before it starts"),
    Text(
        "วันใดวันหนึ่งต้องผิด จึงไม่รู้ว่าโครงการใช้เวลาเท่าใด",
        "One of the two dates is wrong, and how long the project took is unknown",
    ),
    Text(
        "เทียบกับเอกสาร ถ้าอ่านผิดให้เพิ่มการแก้ไข ถ้าเอกสารพิมพ์ไว้เช่นนั้นให้สอบถามหน่วยงาน",
        "Compare with the document and add a correction; where it is printed so, ask the agency",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag an end date that is before the start date."""
    start, end = subject.project.start_date, subject.project.end_date
    if start and end and end < start:
        first, last = day(start), day(end)
        yield flag(
            subject,
            RULE,
            "end_date",
            Text(
                f"วันสิ้นสุดโครงการ {last.th} อยู่ก่อนวันเริ่มต้น {first.th}",
                f"The project ends on {last.en}, before it starts on {first.en}",
            ),
        )

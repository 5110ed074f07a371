"""A round is dated before the project starts or after it ends.

Why it matters: a last report may well follow the end, but the date may also be wrong, or the project's own dates.
Example: the project ends on 29 Sep 2020, its last round is dated 15 Oct 2020.
What to do: compare with the document; where a date is wrong, correct it.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import day
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "date-outside-project",
    Severity.NOTE,
    Text("วันที่รายงานอยู่นอกช่วงเวลาโครงการ", "A round is dated outside the project's time"),
    Text(
        "รายงานสรุปอาจตามหลังวันสิ้นสุดได้ แต่วันที่รายงานหรือวันเริ่มและวันสิ้นสุดโครงการก็อาจผิด",
        "A last report may follow the end, but its date or the project's own dates may also be wrong",
    ),
    Text("เทียบวันที่กับเอกสาร ถ้าผิดให้เพิ่มการแก้ไข", "Compare the dates with the document and correct what is wrong"),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each round dated before the start or after the end; not where the two are reversed."""
    start, end = subject.project.start_date, subject.project.end_date
    if start and end and end < start:
        return
    for round_ in subject.project.rounds:
        path, when = f"rounds.{round_.number}.date", round_.date
        if when and start and when < start:
            said, limit = day(when), day(start)
            yield flag(
                subject,
                RULE,
                path,
                Text(
                    f"รอบที่ {round_.number} ลงวันที่ {said.th} ก่อนวันเริ่มต้นโครงการ ({limit.th})",
                    f"Round {round_.number} is dated {said.en}, before the project starts ({limit.en})",
                ),
            )
        elif when and end and when > end:
            said, limit = day(when), day(end)
            yield flag(
                subject,
                RULE,
                path,
                Text(
                    f"รอบที่ {round_.number} ลงวันที่ {said.th} หลังวันสิ้นสุดโครงการ ({limit.th})",
                    f"Round {round_.number} is dated {said.en}, after the project ends ({limit.en})",
                ),
            )

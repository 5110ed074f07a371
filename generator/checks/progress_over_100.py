"""Progress is not between 0 and 100 %.

Why it matters: the figure cannot be right, and charts and averages that use it mislead.
Example: 400 % in round 5, where 40.0 % may be meant.
What to do: compare with the document and correct the figure; where it is printed so, ask the agency.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import percent
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "progress-over-100",
    Severity.WARNING,
    Text("ความก้าวหน้าอยู่นอกช่วง 0 ถึง 100 %", "Progress is not between 0 and 100 %"),
    Text(
        "ตัวเลขนี้เป็นไปไม่ได้ กราฟและค่าเฉลี่ยที่ใช้ตัวเลขนี้จึงชวนให้เข้าใจผิด",
        "The figure cannot be right, and charts and averages that use it mislead",
    ),
    Text(
        "เทียบกับเอกสาร ถ้าอ่านผิดให้เพิ่มการแก้ไข ถ้าเอกสารพิมพ์ไว้เช่นนั้นให้สอบถามหน่วยงาน",
        "Compare with the document and add a correction; where it is printed so, ask the agency",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each round whose progress is below 0 or above 100, and that of the whole project."""
    project = subject.project
    stated = [("progress_percent", Text("โครงการ", "the project"), project.progress_percent)]
    for round_ in project.rounds:
        whose = Text(f"รอบที่ {round_.number}", f"round {round_.number}")
        stated.append((f"rounds.{round_.number}.progress_percent", whose, round_.progress_percent))
    for path, whose, progress in stated:
        if progress is not None and not 0 <= progress <= 100:
            message = Text(
                f"ความก้าวหน้าของ{whose.th} เป็น {percent(progress)}", f"Progress in {whose.en} is {percent(progress)}"
            )
            yield flag(subject, RULE, path, message, expected=Text("ตั้งแต่ 0 ถึง 100 %", "from 0 to 100 %"))

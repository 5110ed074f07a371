"""Progress is lower than in an earlier round.

Why it matters: progress is counted up to each round, so it can stand still or rise; a fall means that one of the
figures is wrong, or that the plan was changed.
Example: 40 % in round 5, 32 % in round 6.
What to do: compare with the document; where it is printed so, ask the agency.
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.flag import flag
from generator.checks.words import percent
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "progress-fell",
    Severity.WARNING,
    Text("ความก้าวหน้าลดลง", "Progress fell"),
    Text(
        "ความก้าวหน้าเป็นค่าสะสม จึงไม่ควรลดลง ตัวเลขรอบใดรอบหนึ่งอาจผิด หรือมีการปรับแผน",
        "Progress is cumulative and should not fall: a figure may be wrong, or the plan was changed",
    ),
    Text(
        "เทียบกับเอกสาร ถ้าอ่านผิดให้เพิ่มการแก้ไข ถ้าเอกสารพิมพ์ไว้เช่นนั้นให้สอบถามหน่วยงาน",
        "Compare with the document and add a correction; where it is printed so, ask the agency",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag each round, by number, that is behind the one before it that states its progress."""
    known = sorted(
        (round_.number, round_.progress_percent)
        for round_ in subject.project.rounds
        if round_.progress_percent is not None
    )
    for (before, was), (after, now) in pairwise(known):
        if now < was:
            yield flag(
                subject,
                RULE,
                f"rounds.{after}.progress_percent",
                Text(
                    f"ความก้าวหน้าลดจาก {percent(was)} ในรอบที่ {before} เหลือ {percent(now)} ในรอบที่ {after}",
                    f"Progress fell from {percent(was)} in round {before} to {percent(now)} in round {after}",
                ),
            )

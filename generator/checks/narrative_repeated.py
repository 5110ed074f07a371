"""Three rounds or more in a row report in the very same words.

Why it matters: such reports tell that the round was filed, and little of what happened in it.
Example: rounds 6 to 9 all say `ขอชะลอโครงการ เนื่องจากสถานการณ์การระบาด`.
What to do: nothing; where something did happen, the agency should say what.
"""

from collections.abc import Iterator
from itertools import groupby

from generator.checks.flag import flag
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject
from generator.model.project import Round

RULE = Rule(
    "narrative-repeated",
    Severity.NOTE,
    Text("ข้อความรายงานซ้ำกันหลายรอบ", "Several rounds report in the same words"),
    Text(
        "ข้อความที่เหมือนกันบอกได้ว่ามีการส่งรายงาน แต่บอกได้น้อยว่าเกิดอะไรขึ้นในรอบนั้น",
        "The same words tell that a round was filed, and little of what happened in it",
    ),
    Text(
        "ไม่ต้องแก้ข้อมูล ถ้ามีความคืบหน้าจริง หน่วยงานควรระบุไว้ในรายงาน",
        "Nothing needs mending; where something did happen, the agency should say what",
    ),
)
_IN_A_ROW = 3


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag the first round of each run of three or more with one narrative."""
    for words, run in groupby(subject.project.rounds, key=_words):
        rounds = list(run)
        if not words or len(rounds) < _IN_A_ROW:
            continue
        first, last = rounds[0].number, rounds[-1].number
        yield flag(
            subject,
            RULE,
            f"rounds.{first}.narrative",
            Text(
                f"รอบที่ {first} ถึงรอบที่ {last} รวม {len(rounds)} รอบ รายงานด้วยข้อความเดียวกันทุกคำ",
                f"Rounds {first} to {last}, {len(rounds)} in a row, report in the very same words",
            ),
        )


def _words(round_: Round) -> str:
    return " ".join((round_.narrative or "").split())

"""A round says that the project is cancelled or put off, and that it is on plan or on target.

Why it matters: counts of rounds on plan take the verdict as printed, against what the round tells.
Example: `ขอชะลอโครงการ` and, beside the figures, `เป็นไปตามแผน`.
What to do: nothing, where both are as printed; the agency should say which holds.
"""

import re
from collections.abc import Iterator

from generator.checks.flag import flag
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "verdict-contradicts-narrative",
    Severity.NOTE,
    Text("ผลประเมินขัดกับข้อความรายงาน", "A verdict contradicts the narrative"),
    Text(
        "จำนวนรอบที่เป็นไปตามแผนนับตามที่พิมพ์ แม้ข้อความของรอบนั้นบอกว่ายกเลิกหรือชะลอโครงการ",
        "Rounds on plan are counted as printed, though the round tells that the project is cancelled or put off",
    ),
    Text(
        "ถ้าตรงกับเอกสารก็ไม่ต้องแก้ หน่วยงานควรระบุให้ชัดว่าอย่างใดถูกต้อง",
        "Nothing needs mending where both are as printed; the agency should say which holds",
    ),
)
_VERDICTS = {"on_plan": Text("เป็นไปตามแผน", "on plan"), "on_target": Text("เป็นไปตามเป้าหมาย", "on target")}
_STOPPED = re.compile("(?<!ไม่)(?<!ไม่ได้)(?<!มิได้)(?<!ไม่ขอ)(?:ยกเลิก|ชะลอ)โครงการ")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag the first favourable verdict of each round that says the project stopped."""
    for round_ in subject.project.rounds:
        stopped = _STOPPED.search(round_.narrative or "")
        verdict = "on_plan" if round_.on_plan else "on_target" if round_.on_target else None
        if stopped is None or verdict is None:
            continue
        said = _VERDICTS[verdict]
        yield flag(
            subject,
            RULE,
            f"rounds.{round_.number}.{verdict}",
            Text(
                f"รอบที่ {round_.number} รายงานว่า{stopped[0]} แต่ระบุว่า{said.th}",
                f"Round {round_.number} reports “{stopped[0]}”, but says it is {said.en}",
            ),
        )

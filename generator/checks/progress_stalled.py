"""Progress stands still to the end, for three rounds or more, short of 100 %.

Why it matters: it tells since when nothing more was achieved, whatever the later rounds say.
Example: 40 % from round 5 to round 12.
What to do: nothing; the rounds' own words may give the reason.
"""

from collections.abc import Iterator

from generator.checks.flag import flag
from generator.checks.words import percent
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.entry import Subject

RULE = Rule(
    "progress-stalled",
    Severity.NOTE,
    Text("ความก้าวหน้าหยุดนิ่ง", "Progress stands still"),
    Text(
        "บอกว่างานไม่คืบหน้าตั้งแต่รอบใดจนถึงรายงานรอบสุดท้าย",
        "It tells since which round nothing was added, up to the last report",
    ),
    Text(
        "ไม่ต้องแก้ข้อมูล เหตุผลอาจอยู่ในข้อความรายงานของแต่ละรอบ",
        "Nothing needs mending; the rounds' own words may give the reason",
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Flag the round from which progress did not change any more."""
    since, rounds = subject.facts.flat_since_round, subject.project.rounds
    standing = subject.facts.progress_percent
    if since is None or standing is None:
        return
    start = next(position for position, round_ in enumerate(rounds) if round_.number == since)
    progress, last, count = percent(standing), rounds[-1].number, len(rounds) - start
    yield flag(
        subject,
        RULE,
        f"rounds.{since}.progress_percent",
        Text(
            f"ความก้าวหน้าคงที่ที่ {progress} ตั้งแต่รอบที่ {since} ถึงรอบที่ {last} รวม {count} รอบ",
            f"Progress stands at {progress} from round {since} to round {last}, {count} rounds",
        ),
    )

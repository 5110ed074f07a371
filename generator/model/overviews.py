"""Overviews: what citizens ask of all projects. Each has the rule that finds its projects, and for each the evidence.

An overview also says of which projects it can be told at all: what a document does not state is no answer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.diagnostics import Text
from generator.model.facts import Status
from generator.model.summary import Summary

STALLED_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place on a project's page that shows why an overview names it: a round, or the quality flag of a code."""

    round: int | None = None
    flag: str | None = None

    @property
    def anchor(self) -> str:
        """The id of the place on the page."""
        return f"flag-{self.flag}" if self.round is None else f"round-{self.round}"


@dataclass(frozen=True, slots=True)
class Overview:
    """A question, by the name in its URL. `found_by` is the rule in words; `needs` is what a document must state.

    `evidence` gives None for a project that the overview is not about; every other can be told by `can_tell`.
    """

    name: str
    title: Text
    found_by: Text
    needs: Text
    can_tell: Callable[[Summary], bool]
    evidence: Callable[[Summary], Evidence | None]

    def find(self, projects: Iterable[Summary]) -> tuple[Summary, ...]:
        """Return the projects that the overview is about."""
        return tuple(project for project in projects if self.evidence(project))

    def told(self, projects: Iterable[Summary]) -> int:
        """Return of how many projects it can be told whether the overview is about them."""
        return sum(self.can_tell(project) for project in projects)


def _round(number: int | None) -> Evidence | None:
    return None if number is None else Evidence(round=number)


def _flag(project: Summary, code: str) -> Evidence | None:
    return Evidence(flag=code) if code in dict(project.flags) else None


def _status(wanted: Status) -> Callable[[Summary], Evidence | None]:
    return lambda project: _round(project.status_round) if project.status is wanted else None


def _has_rounds(project: Summary) -> bool:
    return bool(project.rounds)


def _can_stall(project: Summary) -> bool:
    rounds = project.rounds
    return len(rounds) >= STALLED_ROUNDS and all(
        point.progress_percent is not None for point in rounds[-STALLED_ROUNDS:]
    )


def _returned(project: Summary) -> Evidence | None:
    return _round(project.returned_round) or _flag(project, "returned-amounts-differ")


def _unexplained(project: Summary) -> Evidence | None:
    left = project.budget_unexplained
    return _flag(project, "money-unexplained") if left is not None and left > 0 else None


OVERVIEWS: tuple[Overview, ...] = (
    Overview(
        "off-plan",
        Text("โครงการที่เคยไม่เป็นไปตามแผน", "Projects that went off plan"),
        Text(
            "มีอย่างน้อยหนึ่งรอบที่หน่วยงานระบุเองว่าไม่เป็นไปตามแผน หลักฐานคือรอบแรกที่ระบุเช่นนั้น",
            "In one round or more the agency itself says that the project is not on plan; the evidence is the first.",
        ),
        Text("รอบที่ระบุว่าเป็นไปตามแผนหรือไม่", "a round that says whether the project is on plan"),
        lambda project: project.on_plan_rounds + project.off_plan_rounds > 0,
        lambda project: _round(project.first_off_plan_round),
    ),
    Overview(
        "stalled",
        Text("โครงการที่ความก้าวหน้าหยุดนิ่ง", "Projects whose progress stands still"),
        Text(
            "ความก้าวหน้าเท่าเดิมตั้งแต่สามรอบขึ้นไปจนถึงรายงานรอบสุดท้าย และยังไม่ถึง 100% หลักฐานคือรอบแรกของช่วงนั้น",
            "The same progress for three rounds or more, up to the last report and short of 100%; the evidence is the "
            "first of these rounds.",
        ),
        Text("ความก้าวหน้าของสามรอบสุดท้าย", "the progress of the last three rounds"),
        _can_stall,
        lambda project: _round(project.flat_since_round),
    ),
    Overview(
        "suspended",
        Text("โครงการที่ชะลอไว้", "Suspended projects"),
        Text(
            "ข้อความของรายงานรอบสุดท้ายมีคำว่า “ชะลอ” หลักฐานคือรอบนั้น",
            "The words of the last round say ชะลอ (to delay or suspend); the evidence is that round.",
        ),
        Text("รายงานอย่างน้อยหนึ่งรอบ", "a round"),
        _has_rounds,
        _status(Status.SUSPENDED),
    ),
    Overview(
        "cancelled",
        Text("โครงการที่ยกเลิก", "Cancelled projects"),
        Text(
            "ข้อความของรอบใดรอบหนึ่งมีคำว่า “ยกเลิกโครงการ” หลักฐานคือรอบแรกที่มีคำนี้",
            "The words of a round say ยกเลิกโครงการ (project cancelled); the evidence is the first such round.",
        ),
        Text("รายงานอย่างน้อยหนึ่งรอบ", "a round"),
        _has_rounds,
        _status(Status.CANCELLED),
    ),
    Overview(
        "spent-ahead",
        Text("โครงการที่ใช้เงินนำหน้าความก้าวหน้า", "Projects that spent ahead of progress"),
        Text(
            "ร้อยละของงบที่ใช้ไปมากกว่าความก้าวหน้าที่รายงานตั้งแต่ 50 จุดขึ้นไป งานบางอย่างจ่ายเงินก่อนได้ จึงไม่ใช่ความผิดในตัวเอง",
            "The share of the budget spent exceeds the progress reported by 50 points or more; some work is paid for "
            "early, so this is no fault in itself.",
        ),
        Text(
            "งบประมาณที่ได้รับ งบประมาณที่ใช้ไป และความก้าวหน้าของรอบสุดท้าย",
            "the budget allocated, the budget spent and the progress of the last round",
        ),
        lambda project: (
            bool(project.rounds)
            and project.budget_allocated is not None
            and project.budget_allocated > 0
            and None not in (project.budget_spent, project.progress_percent)
        ),
        lambda project: _flag(project, "spending-ahead-of-progress"),
    ),
    Overview(
        "returned",
        Text("โครงการที่แจ้งส่งคืนงบประมาณ", "Projects that reported money returned"),
        Text(
            "ข้อความของรอบใดรอบหนึ่งระบุจำนวนเงินที่ส่งคืน หลักฐานคือรอบแรกที่ระบุ ถ้าแต่ละรอบระบุไม่เท่ากัน เราไม่รวมยอดให้",
            "The words of a round give an amount that was sent back; the evidence is the first such round. If rounds "
            "differ in the amount, none is worked out.",
        ),
        Text("รายงานอย่างน้อยหนึ่งรอบ", "a round"),
        _has_rounds,
        _returned,
    ),
    Overview(
        "unexplained",
        Text("โครงการที่เอกสารไม่ได้อธิบายเงินส่วนหนึ่ง", "Projects whose document leaves money unexplained"),
        Text(
            "งบประมาณที่ได้รับ ลบที่ใช้ไป ลบที่ส่งคืน ยังเหลือมากกว่าศูนย์ หมายความเพียงว่าเอกสารไม่ได้บอกว่าเงินส่วนนี้อยู่ที่ใด "
            "ไม่ได้แปลว่าใช้ไม่ถูกต้อง",
            "Allocated less spent less returned leaves more than zero; it only means that the document does not say "
            "where this money is, not that anything was done wrong.",
        ),
        Text(
            "งบประมาณที่ได้รับ งบประมาณที่ใช้ไป และจำนวนเงินที่ส่งคืน",
            "the budget allocated, the budget spent and the amount returned",
        ),
        lambda project: project.budget_unexplained is not None,
        _unexplained,
    ),
)


def find_overview(name: str) -> Overview:
    """Return the overview of a name.

    >>> find_overview("off-plan").title.en
    'Projects that went off plan'
    """
    return next(overview for overview in OVERVIEWS if overview.name == name)

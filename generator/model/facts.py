"""What follows from a project's record, each fact with the round that is its evidence.

Nothing here is in the record, nothing depends on the clock, and nothing is worked out from numbers that the
report does not give. Where a form has no rounds but states the progress of the whole project (a project page), that
stands for the last round's: completed at 100 %, not started at 0 %, else under way; no round is its evidence.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.model.project import Project, Round
from generator.thai.digits import ascii_digits


class Status(StrEnum):
    """Where a project stands as of its last report."""

    CANCELLED = "cancelled"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    NOT_STARTED = "not-started"
    UNDER_WAY = "under-way"


# Words for money sent back; the last one is how the real report of 2563 misprints ส่งคืนงบประมาณ.
_RETURNED = re.compile(
    r"(?<!ไม่)(?<!ไม่ได้)(?<!ไม่มีการ)(?:ส่ง\s*คืน|คืน\s*งบประมาณ|คืน\s*เงิน|สงคั้ง\s*งบประมาณ)"
    r".{0,80}?(?<![0-9,.])([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)\s*บาท",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What follows for one round: the step from the round before, and the money disbursed so far."""

    progress_change: Decimal | None
    disbursed_cumulative: Decimal | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What follows for a project. Amounts are in baht; rounds are named by number; None is unknown.

    `disbursed_total` and each `disbursed_cumulative` are known only where every round they add up states its amount.
    """

    status: Status
    status_round: int | None
    budget_returned: Decimal | None
    returned_round: int | None
    budget_unexplained: Decimal | None
    disbursed_total: Decimal | None
    progress_percent: Decimal | None
    on_plan_rounds: int
    off_plan_rounds: int
    first_off_plan_round: int | None
    last_report_date: date | None
    flat_since_round: int | None
    rounds: tuple[RoundFacts, ...]


def last_round(project: Project) -> Round | None:
    """Return the round with the highest number."""
    return max(project.rounds, key=lambda round_: round_.number, default=None)


def find_status(project: Project) -> tuple[Status, int | None]:
    """Return the status, the first of the list that holds, and the round that is its evidence."""
    last = last_round(project)
    for round_ in project.rounds:
        if "ยกเลิกโครงการ" in (round_.narrative or ""):
            return Status.CANCELLED, round_.number
    if last and "ชะลอ" in (last.narrative or ""):
        return Status.SUSPENDED, last.number
    evidence = last.number if last else None
    progress = last.progress_percent if last else project.progress_percent
    if progress == 100:
        return Status.COMPLETED, evidence
    if progress == 0 or (last is None and progress is None):
        return Status.NOT_STARTED, evidence
    return Status.UNDER_WAY, evidence


def returned_amounts(project: Project) -> tuple[tuple[int, Decimal], ...]:
    """Return every amount that a narrative says was sent back, with its round's number."""
    return tuple(
        (round_.number, Decimal(match[1].replace(",", "")))
        for round_ in project.rounds
        for match in _RETURNED.finditer(ascii_digits(round_.narrative or ""))
    )


def derive(project: Project) -> Facts:
    """Return the facts that follow from a project."""
    status, status_round = find_status(project)
    returned = returned_amounts(project)
    amounts = {amount for _, amount in returned}
    # Two different amounts may be two returns or one put right: the report does not say, so neither do we.
    returned_round, budget_returned = returned[0] if len(amounts) == 1 else (None, None)
    unexplained = None
    if project.budget_allocated is not None and project.budget_spent is not None and budget_returned is not None:
        unexplained = project.budget_allocated - project.budget_spent - budget_returned
    steps = _round_facts(project)
    last = last_round(project)
    return Facts(
        status=status,
        status_round=status_round,
        budget_returned=budget_returned,
        returned_round=returned_round,
        budget_unexplained=unexplained,
        disbursed_total=steps[-1].disbursed_cumulative if steps else None,
        progress_percent=last.progress_percent if last else project.progress_percent,
        on_plan_rounds=sum(round_.on_plan is True for round_ in project.rounds),
        off_plan_rounds=sum(round_.on_plan is False for round_ in project.rounds),
        first_off_plan_round=next((round_.number for round_ in project.rounds if round_.on_plan is False), None),
        last_report_date=max((round_.date for round_ in project.rounds if round_.date), default=None),
        flat_since_round=_flat_since(project),
        rounds=steps,
    )


def _round_facts(project: Project) -> tuple[RoundFacts, ...]:
    steps = list[RoundFacts]()
    total: Decimal | None = Decimal(0)
    before: Round | None = None
    for round_ in project.rounds:
        total = None if total is None or round_.disbursed is None else total + round_.disbursed
        known = before and before.progress_percent is not None and round_.progress_percent is not None
        change = round_.progress_percent - before.progress_percent if known else None  # type: ignore[union-attr, operator]
        steps.append(RoundFacts(change, total))
        before = round_
    return tuple(steps)


def _flat_since(project: Project) -> int | None:
    """Return the round from which progress stands still to the end: three rounds or more, and short of 100 %."""
    rounds = project.rounds
    if not rounds or rounds[-1].progress_percent is None or rounds[-1].progress_percent >= 100:
        return None
    start = len(rounds)
    while start and rounds[start - 1].progress_percent == rounds[-1].progress_percent:
        start -= 1
    return rounds[start].number if len(rounds) - start >= 3 else None

"""One small row a project: all that pages and files across projects may see of it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from generator.model.entry import Entry
from generator.model.facts import Status
from generator.model.project import Correction
from generator.model.settings import Agency
from generator.model.strategy import StrategyNode, strategy_path
from generator.thai.collation import collation_key


class RoundPoint(NamedTuple):
    """What an overview needs of a round."""

    number: int
    date: date | None
    progress_percent: Decimal | None
    on_plan: bool | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The row of one project. Amounts are in baht; None is unknown; `flags` are distinct codes with their counts.

    `key` is its fiscal year and id, `title_order` what to sort titles by.
    """

    id: str
    fiscal_year: int
    title: str
    status: Status
    status_round: int | None
    agency: Agency
    agency_path: tuple[str, ...]
    start_date: date | None
    end_date: date | None
    budget_allocated: Decimal | None
    budget_spent: Decimal | None
    budget_returned: Decimal | None
    returned_round: int | None
    budget_unexplained: Decimal | None
    disbursed_total: Decimal | None
    progress_percent: Decimal | None
    last_round: int | None
    last_report_date: date | None
    on_plan_rounds: int
    off_plan_rounds: int
    first_off_plan_round: int | None
    flat_since_round: int | None
    rounds: tuple[RoundPoint, ...]
    strategy: tuple[StrategyNode, ...]
    flags: tuple[tuple[str, int], ...]
    corrections: tuple[Correction, ...]
    source_file: str | None
    title_order: tuple[str, str, str] = field(init=False, repr=False)
    key: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what all that crosses projects sorts by."""
        object.__setattr__(self, "title_order", collation_key(self.title))
        object.__setattr__(self, "key", f"{self.fiscal_year}/{self.id}")

    @property
    def url(self) -> str:
        """The site-relative path of the project's page."""
        return f"projects/{self.key}/"

    @property
    def last_change(self) -> date | None:
        """The day of the last report or correction, where one has a day."""
        days = [correction.date for correction in self.corrections]
        return max([*days, *([self.last_report_date] if self.last_report_date else [])], default=None)


def summarise(entry: Entry) -> Summary:
    """Return the row of a published project."""
    project, facts = entry.project, entry.facts
    counts: dict[str, int] = {}
    for flag in entry.flags:
        counts[flag.code] = counts.get(flag.code, 0) + 1
    return Summary(
        id=project.id,
        fiscal_year=project.fiscal_year,
        title=project.title,
        status=facts.status,
        status_round=facts.status_round,
        agency=entry.agency,
        agency_path=project.agency,
        start_date=project.start_date,
        end_date=project.end_date,
        budget_allocated=project.budget_allocated,
        budget_spent=project.budget_spent,
        budget_returned=facts.budget_returned,
        returned_round=facts.returned_round,
        budget_unexplained=facts.budget_unexplained,
        disbursed_total=facts.disbursed_total,
        progress_percent=facts.progress_percent,
        last_round=max((round_.number for round_ in project.rounds), default=None),
        last_report_date=facts.last_report_date,
        on_plan_rounds=facts.on_plan_rounds,
        off_plan_rounds=facts.off_plan_rounds,
        first_off_plan_round=facts.first_off_plan_round,
        flat_since_round=facts.flat_since_round,
        rounds=tuple(
            RoundPoint(round_.number, round_.date, round_.progress_percent, round_.on_plan) for round_ in project.rounds
        ),
        strategy=strategy_path(project.strategy),
        flags=tuple(sorted(counts.items())),
        corrections=entry.corrections,
        source_file=project.source.file if project.source else None,
    )

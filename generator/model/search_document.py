"""What of a project can be searched: its own words, and nothing of the interface."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.entry import Entry


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """The searchable text of one project.

    `blocks` are pairs of the place on the project's page where the text stands (an anchor such as `round-5`;
    empty for the head of the page) and the text itself. Officials' names and phones are never among them.
    """

    url: str
    key: str
    title: str
    blocks: tuple[tuple[str, str], ...]
    dates: tuple[date, ...]
    fiscal_year: int
    amounts: tuple[Decimal, ...]
    agency: str
    status: str
    last_report_date: date | None
    budget_allocated: Decimal | None


def search_document(entry: Entry) -> SearchDocument:
    """Return what of a published project can be searched."""
    project = entry.project
    strategy = project.strategy
    money = (project.budget_allocated, project.budget_spent, entry.facts.budget_returned)
    days = (project.start_date, project.end_date, *(round_.date for round_ in project.rounds))
    blocks = [("", project.title), ("", project.id), *(("", unit) for unit in project.agency)]
    blocks += [("rationale", line) for line in (project.rationale or "").splitlines()]
    blocks += [("objectives", text) for text in project.objectives]
    blocks += [("targets", text) for text in project.targets]
    parts = (strategy.theme, strategy.sub_theme, strategy.goal, strategy.indicator)
    blocks += [("strategy", text) for text in parts if text]
    for round_ in project.rounds:
        blocks += [(f"round-{round_.number}", line) for line in (round_.narrative or "").splitlines()]
    return SearchDocument(
        url=f"projects/{project.key}/",
        key=project.key,
        title=project.title,
        blocks=tuple(blocks),
        dates=tuple(day for day in days if day),
        fiscal_year=project.fiscal_year,
        amounts=tuple(amount for amount in (*money, *(round_.disbursed for round_ in project.rounds)) if amount),
        agency=entry.agency.name_th,
        status=entry.facts.status.value,
        last_report_date=entry.facts.last_report_date,
        budget_allocated=project.budget_allocated,
    )

"""What of a project can be searched: its own words, and nothing of the interface."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.entry import Entry
from generator.model.facts import last_round
from generator.model.settings import Agency
from generator.model.strategy import strategy_path

_PLAN = {True: "on", False: "off", None: "unstated"}


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """The searchable text of one project.

    `blocks` are pairs of the field that the text stands in (`title`, `agency`, `rounds.5`) and the text itself, its
    lines as printed: where one ends says nothing about the words, so phrases run on into the next.
    Officials' names and phones are never among them. `dates` and `amounts` are those of fields that are no text.
    The rest is what results are filtered and sorted by, and is not searched: `strategy` holds the codes of the plan
    from the theme down, `plan` the verdict of the last round (`on`, `off` or `unstated`), amounts are in baht.
    """

    id: str
    fiscal_year: int
    title: str
    agency: Agency
    blocks: tuple[tuple[str, str], ...]
    dates: tuple[date, ...] = ()
    amounts: tuple[Decimal, ...] = ()
    status: str = ""
    strategy: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    plan: str = "unstated"
    last_report_date: date | None = None
    budget_allocated: Decimal | None = None
    budget_unexplained: Decimal | None = None

    @property
    def key(self) -> str:
        """Fiscal year and id."""
        return f"{self.fiscal_year}/{self.id}"


def search_document(entry: Entry) -> SearchDocument:
    """Return what of a published project can be searched."""
    project, facts = entry.project, entry.facts
    strategy, last = project.strategy, last_round(project)
    money = (project.budget_allocated, project.budget_spent, facts.budget_returned)
    days = (project.start_date, project.end_date, *(round_.date for round_ in project.rounds))
    blocks = [("title", project.title), ("id", project.id), *(("agency", unit) for unit in project.agency)]
    blocks += [("rationale", project.rationale)] if project.rationale else []
    blocks += [("objectives", text) for text in project.objectives]
    blocks += [("targets", text) for text in project.targets]
    parts = (strategy.theme, strategy.sub_theme, strategy.goal, strategy.indicator)
    blocks += [("strategy", text) for text in parts if text]
    blocks += [(f"rounds.{round_.number}", round_.narrative) for round_ in project.rounds if round_.narrative]
    return SearchDocument(
        id=project.id,
        fiscal_year=project.fiscal_year,
        title=project.title,
        agency=entry.agency,
        blocks=tuple(blocks),
        dates=tuple(day for day in days if day),
        amounts=tuple(amount for amount in (*money, *(round_.disbursed for round_ in project.rounds)) if amount),
        status=facts.status.value,
        strategy=tuple(node.code for node in strategy_path(strategy)),
        flags=tuple(sorted({flag.code for flag in entry.flags})),
        plan=_PLAN[last.on_plan if last else None],
        last_report_date=facts.last_report_date,
        budget_allocated=project.budget_allocated,
        budget_unexplained=facts.budget_unexplained,
    )

"""What of a project can be searched: its own words, and nothing of the interface."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


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

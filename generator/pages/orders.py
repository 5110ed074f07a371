"""The orders in which a list of projects can be read. What lacks the value to sort by comes last."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

from generator.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Order:
    """An order by its name, which is also that of the search page's `sort`; `folder` is where a list in it lies."""

    name: str
    folder: str
    arrange: Callable[[Iterable[Summary]], list[Summary]]


def newest_first(projects: Iterable[Summary]) -> list[Summary]:
    """Return projects by the day of their last report, the newest first, those without one last; then by key."""
    return sorted(by_key(projects), key=lambda project: project.last_report_date or date.min, reverse=True)


def by_key(projects: Iterable[Summary]) -> list[Summary]:
    """Return projects by fiscal year and id."""
    return sorted(projects, key=attrgetter("key"))


def largest_first(amount: Callable[[Summary], Decimal | None]) -> Callable[[Iterable[Summary]], list[Summary]]:
    """Return what puts projects by an amount, the largest first."""

    def rank(project: Summary) -> tuple[bool, Decimal]:
        value = amount(project)
        return value is not None, value or Decimal(0)

    return lambda projects: sorted(newest_first(projects), key=rank, reverse=True)


def _by_title(projects: Iterable[Summary]) -> list[Summary]:
    return sorted(newest_first(projects), key=attrgetter("title_order"))


NEWEST_FIRST = Order("last-report", "", newest_first)

ORDERS: tuple[Order, ...] = (
    NEWEST_FIRST,
    Order("allocation", "by-allocation/", largest_first(lambda project: project.budget_allocated)),
    Order("unexplained", "by-unexplained/", largest_first(lambda project: project.budget_unexplained)),
    Order("title", "by-title/", _by_title),
)

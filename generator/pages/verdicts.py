"""What agencies say of their plans, month by month: the twelve months of a fiscal year, counted and drawn.

A strip has one cell a month, filled in the proportion of its reports on plan, off plan and saying neither. It is drawn
stretched to the width of the screen, in units of its own: across ten a month, down pixels.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.groups import Group
from generator.model.summary import Summary
from generator.pages.bars import percents
from generator.thai.dates import fiscal_year_of

MONTHS = (10, 11, 12, *range(1, 10))
VERDICTS = ("on_plan", "off_plan", "unstated")
STRIP_WIDTH, STRIP_HEIGHT = 120, 20
CHART_HEIGHT = 120
_CELL = 8


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many reports were on plan, off plan, or said neither."""

    on_plan: int = 0
    off_plan: int = 0
    unstated: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.on_plan + self.off_plan + self.unstated

    def __add__(self, other: "VerdictCount") -> "VerdictCount":
        return VerdictCount(
            self.on_plan + other.on_plan, self.off_plan + other.off_plan, self.unstated + other.unstated
        )


@dataclass(frozen=True, slots=True)
class Strip:
    """The reports of a group's projects by month, October first; `unplaced` are those without a day in the year."""

    group: Group
    months: tuple[VerdictCount, ...]
    unplaced: int

    @property
    def total(self) -> VerdictCount:
        """The reports of the twelve months."""
        return sum(self.months, VerdictCount())

    @property
    def cells(self) -> dict[str, str]:
        """The drawing: for each verdict that occurs, the path of its parts of the cells; off plan stands lowest."""
        paths = dict.fromkeys(("off_plan", "on_plan", "unstated"), "")
        for index, count in enumerate(self.months):
            bottom = STRIP_HEIGHT
            for verdict in paths:
                tall = _part(getattr(count, verdict), count.total, bottom)
                if tall:
                    bottom -= tall
                    paths[verdict] += f"M{10 * index + 1} {bottom}h{_CELL}v{tall}h-{_CELL}z"
        return {verdict: path for verdict, path in paths.items() if path}


@dataclass(frozen=True, slots=True)
class Stack:
    """A month's column in the chart of a year: its month, its counts, and its parts as (verdict, top, height)."""

    month: int
    count: VerdictCount
    parts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class MonthsChart:
    """The chart of a year: a column a month, that of the month with the most reports `height` pixels high."""

    columns: tuple[Stack, ...]
    height: int = CHART_HEIGHT


def _part(count: int, total: int, room: int) -> int:
    """Return how tall a part of a cell is: by its share, and never so small that it cannot be seen."""
    return min(max(round(count / total * STRIP_HEIGHT), 2), room) if count else 0


def month_counts(year: int, projects: Iterable[Summary]) -> tuple[VerdictCount, ...]:
    """Return the reports of a fiscal year's twelve months, October first; reports of other years are not counted."""
    counts = {month: dict.fromkeys(VERDICTS, 0) for month in MONTHS}
    for project in projects:
        for point in project.rounds:
            if point.date and fiscal_year_of(point.date) == year:
                counts[point.date.month][{True: "on_plan", False: "off_plan", None: "unstated"}[point.on_plan]] += 1
    return tuple(VerdictCount(**counts[month]) for month in MONTHS)


def strip(year: int, group: Group) -> Strip:
    """Return the strip of a group's projects in a fiscal year."""
    months = month_counts(year, group.projects)
    filed = sum(len(project.rounds) for project in group.projects)
    return Strip(group, months, filed - sum(count.total for count in months))


def months_chart(months: Iterable[VerdictCount]) -> MonthsChart:
    """Return the chart of a fiscal year's twelve months."""
    counts = tuple(months)
    columns = list[Stack]()
    for month, count, share in zip(MONTHS, counts, percents([count.total for count in counts]), strict=True):
        top, parts = float(CHART_HEIGHT), list[tuple[str, float, float]]()
        for verdict in ("off_plan", "on_plan", "unstated"):
            number = getattr(count, verdict)
            if number and share:
                tall = share / 100 * CHART_HEIGHT * number / count.total
                top -= tall
                parts.append((verdict, round(top, 1), round(tall, 1)))
        columns.append(Stack(month, count, tuple(parts)))
    return MonthsChart(tuple(columns))

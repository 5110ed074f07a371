"""The geometry of the progress chart: numbers in, numbers out; the template draws.

Across, lengths are per cent of the drawing's width, so that it fits any screen and its letters keep their size.
Down, they are pixels from the top.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from generator.model.facts import Facts
from generator.model.project import Project

_LEFT, _RIGHT = 9.0, 98.0
_TOP, _BASE = 44, 204
_WIDEST, _NARROWEST = 4.0, 0.4
_ROOM, _ROOM_ON_PHONES = 2.2, 4.6  # how far apart the numbers under columns are, at least
_FEW_ROUNDS = 16  # so many columns can bear their progress in figures


@dataclass(frozen=True, slots=True)
class Column:
    """One round: its middle, left edge and width (per cent), its top and height (pixels).

    `label` says where there is room for its number: `always`, `wide` (not on phones) or `never`.
    """

    number: int
    day: date
    progress: Decimal
    on_plan: bool | None
    middle: float
    left: float
    width: float
    top: float
    height: float
    label: str
    shows_progress: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month on the time axis; `minor` ones go unnamed where the screen is narrow."""

    day: date
    at: float
    minor: bool


@dataclass(frozen=True, slots=True)
class FlatRun:
    """Rounds to the end over which progress stood still, and where to say so."""

    first: int
    last: int
    left: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class ProgressChart:
    """Progress by round at true dates. `left_out` are the rounds that have no date or no progress."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    grid: tuple[tuple[int, int], ...]
    flat: FlatRun | None
    left_out: tuple[int, ...]
    base: int = _BASE

    @property
    def by_verdict(self) -> dict[str, list[Column]]:
        """The columns that are drawn alike, by the verdict of their rounds: `on`, `off`, `unstated`."""
        verdicts = {"on": True, "off": False, "unstated": None}
        drawn = {name: [one for one in self.columns if one.on_plan is value] for name, value in verdicts.items()}
        return {name: columns for name, columns in drawn.items() if columns}

    @property
    def off_plan(self) -> tuple[int, ...]:
        """The rounds drawn as off plan."""
        return tuple(column.number for column in self.columns if column.on_plan is False)


def progress_chart(project: Project, facts: Facts) -> ProgressChart | None:
    """Return the chart of a project's rounds, or None with fewer than two that have a date and a progress."""
    drawn = [
        (round_.date, round_.progress_percent, round_)
        for round_ in project.rounds
        if round_.date is not None and round_.progress_percent is not None
    ]
    if len(drawn) < 2:
        return None
    drawn.sort(key=lambda item: (item[0], item[2].number))
    days = [day for day, _, _ in drawn]
    known = [day for day in (project.start_date, project.end_date) if day and _near(day, days)]
    first, last = min(days + known), max(days + known)
    across = _scale(first, last)
    at = [across(day) for day in days]
    gaps = [right - left for left, right in pairwise(at) if right > left]
    width = max(_NARROWEST, min(_WIDEST, 0.7 * min(gaps, default=_WIDEST)))

    few = len(drawn) <= _FEW_ROUNDS
    columns, before = list[Column](), None
    for middle, label, (day, progress, round_) in zip(at, _labels(at), drawn, strict=True):
        share = float(min(max(progress, Decimal(0)), Decimal(100))) / 100
        height = round(share * (_BASE - _TOP), 1)
        columns.append(
            Column(
                number=round_.number,
                day=day,
                progress=progress,
                on_plan=round_.on_plan,
                middle=round(middle, 2),
                left=round(middle - width / 2, 2),
                width=round(width, 2),
                top=round(_BASE - height, 1),
                height=height,
                label=label,
                shows_progress=label == "always" and progress != before and (few or middle == at[-1]),
            )
        )
        before = progress
    drawn_numbers = {column.number for column in columns}
    return ProgressChart(
        columns=tuple(columns),
        ticks=_ticks(first, last),
        grid=tuple((share, _BASE - share * (_BASE - _TOP) // 100) for share in (0, 50, 100)),
        flat=_flat_run(columns, facts.flat_since_round),
        left_out=tuple(round_.number for round_ in project.rounds if round_.number not in drawn_numbers),
    )


def _labels(at: Sequence[float]) -> list[str]:
    """Return where each column's number is shown: from the right, as the last round matters most."""
    labels, last, last_on_phones = list[str](), 200.0, 200.0
    for middle in reversed(at):
        if last_on_phones - middle >= _ROOM_ON_PHONES and last - middle >= _ROOM:
            labels.append("always")
            last = last_on_phones = middle
        elif last - middle >= _ROOM:
            labels.append("wide")
            last = middle
        else:
            labels.append("never")
    return labels[::-1]


def _near(day: date, days: Sequence[date]) -> bool:
    """Say whether a project's day lies within a year of its rounds: one misprinted year must not flatten the chart."""
    return min(days) - timedelta(366) <= day <= max(days) + timedelta(366)


def _flat_run(columns: Sequence[Column], since: int | None) -> FlatRun | None:
    numbers = [column.number for column in columns]
    if since not in numbers:
        return None
    run = columns[numbers.index(since) :]
    return FlatRun(
        first=run[0].number,
        last=run[-1].number,
        left=run[0].left,
        right=round(run[-1].left + run[-1].width, 2),
        top=round(min(column.top for column in columns) - 22, 1),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    days: int

    def __call__(self, day: date) -> float:
        return _LEFT + 2 + (day - self.first).days / self.days * (_RIGHT - _LEFT - 4)


def _scale(first: date, last: date) -> _Scale:
    return _Scale(first, max((last - first).days, 1))


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    """Return first days of months within the span: each of up to 14, else each third, else each January."""
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    if len(months) > 40:
        chosen = [day for day in months if day.month == 1]
    elif len(months) > 14:
        chosen = [day for day in months if day.month in (1, 4, 7, 10)]
    else:
        chosen = months
    across = _scale(first, last)
    stride = 3 if len(chosen) > 5 else 1
    return tuple(Tick(day, round(across(day), 2), bool(index % stride)) for index, day in enumerate(chosen))

"""The geometry of the small charts: bars, in per cent of the drawing's width, and the sparkline, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.summary import RoundPoint

_LEAST_SEGMENT = 0.7  # two pixels on a small phone: what is there can be seen


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the money bar, in per cent of the allocation's width as drawn."""

    name: str
    amount: Decimal
    left: float
    width: float


def money_bar(allocated: Decimal | None, spent: Decimal | None, returned: Decimal | None) -> tuple[Segment, ...]:
    """Return the parts of an allocation: spent, returned, unexplained. Empty where they cannot be drawn honestly.

    A part too small to be seen is drawn just wide enough, at the cost of the widest.
    """
    if allocated is None or spent is None or returned is None:
        return ()
    if allocated <= 0 or spent < 0 or returned < 0 or spent + returned > allocated:
        return ()
    amounts = {"spent": spent, "returned": returned, "unexplained": allocated - spent - returned}
    widths = {
        name: max(float(amount / allocated) * 100, _LEAST_SEGMENT) for name, amount in amounts.items() if amount > 0
    }
    widest = max(widths, key=widths.__getitem__)
    widths[widest] -= sum(widths.values()) - 100
    segments, left = list[Segment](), 0.0
    for name, width in widths.items():
        segments.append(Segment(name, amounts[name], round(left, 2), round(width, 2)))
        left += width
    return tuple(segments)


def percents(values: Sequence[Decimal | int | None]) -> tuple[float | None, ...]:
    """Return the length of each value's bar, the greatest at 100; None where there is nothing to draw.

    >>> percents([200, None, 50, 0, -3])
    (100.0, None, 25.0, None, None)
    """
    most = max((value for value in values if value is not None), default=0)
    return tuple(
        round(max(float(value / most) * 100, _LEAST_SEGMENT), 2) if value is not None and value > 0 else None
        for value in values
    )


@dataclass(frozen=True, slots=True)
class Spark:
    """One bar of a small chart beside a list's text, in pixels of a drawing 24 high."""

    left: int
    width: int
    top: int
    height: int
    on_plan: bool | None


def sparkline(rounds: Sequence[RoundPoint], width: int = 96, height: int = 24) -> tuple[Spark, ...]:
    """Return the bars of a project's rounds, evenly spaced; only the last that fit, and none of unknown progress."""
    shown = rounds[-(width // 3) :]
    if not shown:
        return ()
    step = min(width // len(shown), 8)
    bars = list[Spark]()
    for index, point in enumerate(shown):
        if point.progress_percent is not None:
            share = float(min(max(point.progress_percent, Decimal(0)), Decimal(100))) / 100
            tall = max(round(share * height), 1)
            bars.append(Spark(index * step, step - 1 if step < 5 else step - 2, height - tall, tall, point.on_plan))
    return tuple(bars)

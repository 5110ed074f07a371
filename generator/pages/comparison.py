"""Groups of projects side by side: their money and their progress, as one row each that bars and tables share."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.groups import Group, Totals, by_progress
from generator.pages.bars import percents


@dataclass(frozen=True, slots=True)
class Row:
    """A group with its money and how far its projects are.

    `allocated` and `spent` are the lengths of its bars, in per cent of the longest of all rows; None for no bar.
    `progress` has every band, and `bands` their bars as (band, left, width), in per cent of the group's projects.
    """

    group: Group
    totals: Totals
    allocated: float | None
    spent: float | None
    progress: tuple[Group, ...]

    @property
    def bands(self) -> tuple[tuple[str, float, float], ...]:
        """The parts of the bar of progress, those of the furthest first."""
        parts, left = list[tuple[str, float, float]](), 0.0
        for band in ("all", "most", "begun", "none", "unstated"):
            share = 100 * len(self.in_band(band)) / len(self.group.projects)
            if share:
                parts.append((band, round(left, 2), round(share, 2)))
                left += share
        return tuple(parts)

    def in_band(self, name: str) -> Sequence[object]:
        """Return the projects of a band of progress."""
        return next(group.projects for group in self.progress if group.key == name)


def side_by_side(groups: Sequence[Group]) -> tuple[Row, ...]:
    """Return a row for each group, in the order given."""
    totals = [group.totals for group in groups]
    amounts = [total.allocated.amount for total in totals] + [total.spent.amount for total in totals]
    lengths = percents(amounts)
    return tuple(
        Row(group, total, lengths[index], lengths[len(groups) + index], by_progress(group.projects))
        for index, (group, total) in enumerate(zip(groups, totals, strict=True))
    )

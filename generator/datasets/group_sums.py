"""What the pages of all agencies, fiscal years, strategies and statuses show, as data: a row for each, with its sums.

Beside each sum stands how many projects state the amount (`..._projects`); where none does, the sum is missing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from generator.datasets.counted import as_csv_and_json
from generator.model.catalog import Catalog
from generator.model.columns import Cell, two_decimals
from generator.model.derived import STATUS_LABELS
from generator.model.facts import Status
from generator.model.groups import Group, by_progress
from generator.model.outputs import OutputFile
from generator.thai.dates import BUDDHIST_OFFSET

_AMOUNTS = ("allocated", "spent", "returned", "unexplained")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of groups: the folder of their pages, how projects fall into them, and what names one."""

    folder: str
    groups: Callable[[Catalog], tuple[Group, ...]]
    columns: tuple[str, ...]
    names: Callable[[Group], tuple[Cell, ...]]


_KINDS = (
    _Kind(
        "agencies",
        attrgetter("agencies"),
        ("agency_code", "agency", "agency_en"),
        lambda group: (group.key, group.label.name_th, group.label.name_en),
    ),
    _Kind(
        "years",
        attrgetter("years"),
        ("fiscal_year_be", "fiscal_year_ce"),
        lambda group: (group.label, group.label - BUDDHIST_OFFSET),
    ),
    _Kind(
        "strategies",
        attrgetter("strategies"),
        ("strategy_code", "level", "strategy"),
        lambda group: (group.key, group.label.level, group.label.printed),
    ),
    _Kind(
        "status",
        attrgetter("statuses"),
        ("status", "status_th", "status_en"),
        lambda group: (group.key, STATUS_LABELS[Status(group.key)].th, STATUS_LABELS[Status(group.key)].en),
    ),
)


def group_sums(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield `agencies.csv`, `agencies.json` and so on, beside the pages of these names."""
    for kind in _KINDS:
        columns = (*kind.columns, *_sums(Group("", "", ())), "url")
        rows = [
            (*kind.names(group), *_sums(group).values(), catalog.site.url(f"{kind.folder}/{group.key}/"))
            for group in kind.groups(catalog)
        ]
        yield from as_csv_and_json(kind.folder, columns, rows)


def _sums(group: Group) -> dict[str, Cell]:
    """Return the figures of a group by column."""
    totals, sums = group.totals, dict[str, Cell]()
    sums |= {"projects": len(group.projects), "documents": group.documents}
    for name in _AMOUNTS:
        total = getattr(totals, name)
        sums[f"budget_{name}_thb"] = None if total.amount is None else two_decimals(total.amount)
        sums[f"budget_{name}_projects"] = total.known
    sums["budget_complete_projects"] = totals.complete
    sums |= {f"progress_{band.key}_projects": len(band.projects) for band in by_progress(group.projects)}
    sums["rounds"] = sum(len(project.rounds) for project in group.projects)
    sums["on_plan_rounds"] = sum(project.on_plan_rounds for project in group.projects)
    sums["off_plan_rounds"] = sum(project.off_plan_rounds for project in group.projects)
    return sums

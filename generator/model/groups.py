"""What projects have in common: groups of them, counted and added up. Pages and data files of groups share it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any

from generator.model.summary import Summary
from generator.thai.collation import collation_key

PROGRESS = ("none", "begun", "most", "all", "unstated")


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over the projects that state the amount, and how many of how many do. None where no project does."""

    amount: Decimal | None
    known: int
    count: int

    @property
    def is_complete(self) -> bool:
        """Say whether every project states the amount."""
        return self.known == self.count


@dataclass(frozen=True, slots=True)
class Totals:
    """The money of many projects."""

    allocated: Total
    spent: Total
    returned: Total
    unexplained: Total
    complete: int
    """How many projects state both what was allocated and what was spent."""

    @property
    def share_spent(self) -> Decimal | None:
        """Spent per cent of allocated: only where every project states both, as any other share would mislead."""
        given, used = self.allocated.amount, self.spent.amount
        if not (self.allocated.is_complete and self.spent.is_complete) or given is None or used is None or given <= 0:
            return None
        return round(used / given * 100, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """What projects share, such as an agency, under a key that names its page, with the projects that share it."""

    key: str
    label: Any
    projects: tuple[Summary, ...]

    @property
    def totals(self) -> Totals:
        """Their money."""
        return add_up(self.projects)

    @property
    def documents(self) -> int:
        """How many report files they come from."""
        return count_documents(self.projects)


def add_up(projects: Iterable[Summary]) -> Totals:
    """Return the sums of what is known."""
    rows = tuple(projects)
    return Totals(
        allocated=_total([row.budget_allocated for row in rows]),
        spent=_total([row.budget_spent for row in rows]),
        returned=_total([row.budget_returned for row in rows]),
        unexplained=_total([row.budget_unexplained for row in rows]),
        complete=sum(None not in (row.budget_allocated, row.budget_spent) for row in rows),
    )


def count_documents(projects: Iterable[Summary]) -> int:
    """Return how many report files projects come from; one file may hold several reports."""
    return len({project.source_file for project in projects if project.source_file})


def _total(amounts: Sequence[Decimal | None]) -> Total:
    known = [amount for amount in amounts if amount is not None]
    return Total(sum(known, Decimal(0)) if known else None, len(known), len(amounts))


def group_by(
    projects: Iterable[Summary],
    keys: Callable[[Summary], Iterable[str]],
    label: Callable[[Summary, str], Any] | None = None,
) -> tuple[Group, ...]:
    """Return projects by their keys, in order of key; a project may have several.

    Where labels differ, as reports print one thing in several ways, the one that most projects have serves. Without
    labels, keys are their own.
    """
    members = defaultdict[str, list[Summary]](list)
    for project in sorted(projects, key=attrgetter("key")):
        for key in keys(project):
            members[key].append(project)
    return tuple(Group(key, _most_common(label, key, found), tuple(found)) for key, found in sorted(members.items()))


def _most_common(label: Callable[[Summary, str], Any] | None, key: str, projects: Iterable[Summary]) -> Any:
    if label is None:
        return key
    labels = [label(project, key) for project in projects]
    if labels.count(labels[0]) == len(labels):  # nearly all are; to count them apart takes twice as long
        return labels[0]
    return Counter(labels).most_common(1)[0][0]


def by_agency(projects: Iterable[Summary]) -> tuple[Group, ...]:
    """Return projects by agency, in the Thai order of names."""
    groups = group_by(projects, lambda project: [project.agency.code], lambda project, _: project.agency)
    return tuple(sorted(groups, key=lambda group: collation_key(group.label.name_th)))


def by_year(projects: Iterable[Summary]) -> tuple[Group, ...]:
    """Return projects by fiscal year, the latest first."""
    return group_by(projects, lambda project: [str(project.fiscal_year)], lambda _, key: int(key))[::-1]


def by_status(projects: Iterable[Summary]) -> tuple[Group, ...]:
    """Return projects by status."""
    return group_by(projects, lambda project: [project.status.value])


def by_strategy(
    projects: Iterable[Summary], levels: Iterable[str] = ("theme", "sub_theme", "goal")
) -> tuple[Group, ...]:
    """Return projects by each theme, sub-theme and goal that they name, in the order of the plan."""
    wanted = frozenset(levels)
    groups = group_by(
        projects,
        lambda project: [node.code for node in project.strategy if node.level in wanted],
        lambda project, key: next(node for node in project.strategy if node.code == key),
    )
    return tuple(sorted(groups, key=lambda group: [int(part) for part in group.key.split(".")]))


def by_theme(projects: Iterable[Summary]) -> tuple[Group, ...]:
    """Return projects by the theme of the plan that they name."""
    return by_strategy(projects, ["theme"])


def by_flag(projects: Iterable[Summary]) -> tuple[Group, ...]:
    """Return projects by the code of their quality flags."""
    return group_by(projects, lambda project: [code for code, _ in project.flags])


def flag_counts(projects: Iterable[Summary]) -> Counter[str]:
    """Return how often each flag occurs, over all projects."""
    counts = Counter[str]()
    for project in projects:
        for code, times in project.flags:
            counts[code] += times
    return counts


def by_progress(projects: Iterable[Summary]) -> tuple[Group, ...]:
    """Return projects by how far they are as of their last report: all of the bands `PROGRESS`, empty ones too."""
    members: dict[str, list[Summary]] = {band: [] for band in PROGRESS}
    for project in projects:
        members[_band(project.progress_percent)].append(project)
    return tuple(Group(band, band, tuple(found)) for band, found in members.items())


def _band(progress: Decimal | None) -> str:
    if progress is None:
        return "unstated"
    return "none" if progress <= 0 else "begun" if progress < 50 else "most" if progress < 100 else "all"

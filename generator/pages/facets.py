"""Facets: what a list of projects can be narrowed by, each value with its count and the way to the shorter list.

The list of all narrows to lists that have pages of their own. Any other is narrowed on the search page, which takes
several choices at once: `search/?agency=01000000&fiscal_year=2563`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from generator.model.groups import Group, by_agency, by_flag, by_status, by_theme, by_year
from generator.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Choice:
    """What all projects of a list have in common: a parameter of the search page and its value."""

    name: str
    value: str

    def search(self, name: str, value: str) -> str:
        """Return the path of the search page with this choice and one more."""
        return f"search/?{urlencode({self.name: self.value, name: value})}"


@dataclass(frozen=True, slots=True)
class Option:
    """One value to narrow by: what to call it, how many projects have it, and the path of their list."""

    label: Any
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A field to narrow by, with the values that occur."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field to narrow by: its parameter on the search page, the folder of its own lists, and how it groups."""

    name: str
    folder: str
    groups: Callable[[Iterable[Summary]], tuple[Group, ...]]


_FIELDS = (
    _Field("fiscal_year", "years/", by_year),
    _Field("status", "status/", by_status),
    _Field("agency", "agencies/", by_agency),
    _Field("strategy", "strategies/", by_theme),
    _Field("flag", "quality/", by_flag),
)


def facets(projects: Iterable[Summary], choice: Choice | None = None) -> tuple[Facet, ...]:
    """Return what a list can be narrowed by; `choice` is what its projects have in common already.

    A field each of whose values all projects have narrows nothing and is left out.
    """
    rows = tuple(projects)
    grouped = [(field, field.groups(rows)) for field in _FIELDS if not (choice and choice.name == field.name)]
    return tuple(
        Facet(field.name, tuple(_option(field, group, choice) for group in groups))
        for field, groups in grouped
        if any(len(group.projects) < len(rows) for group in groups)
    )


def _option(field: _Field, group: Group, choice: Choice | None) -> Option:
    path = choice.search(field.name, group.key) if choice else f"{field.folder}{group.key}/"
    return Option(group.label, len(group.projects), path)

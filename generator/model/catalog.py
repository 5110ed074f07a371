"""All projects of a site, as far as one page or file may know of many."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from generator.diagnostics import Rule
from generator.model.groups import Group, by_agency, by_flag, by_status, by_strategy, by_theme, by_year
from generator.model.history import UNKNOWN_HISTORY, History
from generator.model.settings import Site
from generator.model.summary import Summary


class Pieces(Protocol):
    """A project's part of the files that hold many, by name."""

    def __getitem__(self, name: str, /) -> bytes:
        """Return the part of a name."""


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One project in the catalog.

    `pieces` are its part of the files that hold many, by name: its JSON text, and its rows of each table without
    header. Of thousands of projects they do not fit into memory: they come when asked for.
    """

    summary: Summary
    pieces: Pieces

    @property
    def key(self) -> str:
        """Its fiscal year and id."""
        return self.summary.key


@dataclass(frozen=True)
class Catalog:
    """Every published project, by fiscal year and id, with the rules that flags may name.

    Its groups are worked out once, as a dozen pages and files ask for each.
    """

    site: Site
    entries: tuple[CatalogEntry, ...]
    rules: tuple[Rule, ...]
    history: History = UNKNOWN_HISTORY
    summaries: tuple[Summary, ...] = field(init=False, repr=False)
    """The rows alone."""

    def __post_init__(self) -> None:
        """Take the rows out once: a hundred pages and files ask for them."""
        object.__setattr__(self, "summaries", tuple(entry.summary for entry in self.entries))

    @cached_property
    def agencies(self) -> tuple[Group, ...]:
        """All projects by agency."""
        return by_agency(self.summaries)

    @cached_property
    def years(self) -> tuple[Group, ...]:
        """All projects by fiscal year."""
        return by_year(self.summaries)

    @cached_property
    def statuses(self) -> tuple[Group, ...]:
        """All projects by status."""
        return by_status(self.summaries)

    @cached_property
    def strategies(self) -> tuple[Group, ...]:
        """All projects by theme, sub-theme and goal of the plan."""
        return by_strategy(self.summaries)

    @cached_property
    def themes(self) -> tuple[Group, ...]:
        """All projects by theme of the plan."""
        return by_theme(self.summaries)

    @cached_property
    def flags(self) -> tuple[Group, ...]:
        """All projects by the code of their quality flags."""
        return by_flag(self.summaries)

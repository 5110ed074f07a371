"""All projects of a site, as far as one page or file may know of many."""

from dataclasses import dataclass, field
from typing import Protocol

from generator.diagnostics import Rule
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


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every published project, by fiscal year and id, with the rules that flags may name."""

    site: Site
    entries: tuple[CatalogEntry, ...]
    rules: tuple[Rule, ...]
    history: History = UNKNOWN_HISTORY
    summaries: tuple[Summary, ...] = field(init=False, repr=False)
    """The rows alone."""

    def __post_init__(self) -> None:
        """Take the rows out once: a hundred pages and files ask for them."""
        object.__setattr__(self, "summaries", tuple(entry.summary for entry in self.entries))

"""What a maintainer says about the search: words that mean the same, and what it must be able to answer."""

from dataclasses import dataclass

from generator.diagnostics import Position


@dataclass(frozen=True, slots=True)
class SearchCheck:
    """A query and the keys of the projects that it must find; with `only`, no others. It is said at `position`."""

    query: str
    projects: tuple[str, ...]
    only: bool
    position: Position


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """The files `synonyms.yaml` and `search-checks.yaml`. Each group of synonyms has two words or more."""

    synonyms: tuple[tuple[str, ...], ...] = ()
    checks: tuple[SearchCheck, ...] = ()

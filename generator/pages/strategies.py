"""The 20-year plan's themes, sub-themes and goals as projects name them: `strategies/` and `strategies/7.2/`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model.catalog import Catalog
from generator.model.groups import Group, by_status
from generator.model.outputs import OutputFile, Projects
from generator.pages.comparison import side_by_side
from generator.pages.facets import Choice
from generator.pages.listing import list_pages
from generator.pages.studio import Later, Studio


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the plan, with the parts below it that projects name."""

    code: str
    group: Group
    branches: tuple["Branch", ...]


def strategy_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    groups = catalog.strategies
    shown = Later(Projects(catalog.summaries), partial(_strategies, catalog))
    yield from studio.twins("strategies.html", "strategies/", shown)
    for group in groups:
        above = (parent for parent in groups if group.key.startswith(f"{parent.key}."))
        data = {"node": group.label, "parents": tuple((parent.key, parent.label) for parent in above)}
        below = tuple(other for other in groups if other.key.startswith(f"{group.key}."))
        inputs = [Projects(one.projects) for one in (group, *below)]
        opening = Later(inputs, partial(_strategy, group, below))
        folder, choice = f"strategies/{group.key}/", Choice("strategy", group.key)
        yield from list_pages(studio, "strategy.html", folder, group.projects, data, choice=choice, opening=opening)


def _strategies(catalog: Catalog) -> dict[str, object]:
    return {
        "branches": branches(catalog.strategies),
        "themes": side_by_side(catalog.themes),
        "count": len(catalog.summaries),
        "unplaced": sum(not project.strategy for project in catalog.summaries),
    }


def _strategy(group: Group, below: Sequence[Group]) -> dict[str, object]:
    return {
        "totals": group.totals,
        "documents": group.documents,
        "statuses": by_status(group.projects),
        "branches": branches(below),
    }


def branches(groups: Sequence[Group]) -> tuple[Branch, ...]:
    """Return groups in order of code as a tree: each under the nearest code that begins its own."""
    found = list[Branch]()
    index = 0
    while index < len(groups):
        group = groups[index]
        below = [other for other in groups[index + 1 :] if other.key.startswith(f"{group.key}.")]
        found.append(Branch(group.key, group, branches(below)))
        index += 1 + len(below)
    return tuple(found)

"""Overviews: `overview/`, and a page for each question that citizens ask of all projects, `overview/off-plan/`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model.catalog import Catalog
from generator.model.groups import Group, add_up, by_progress, count_documents
from generator.model.outputs import OutputFile, Projects
from generator.model.overviews import OVERVIEWS, Overview, find_overview
from generator.model.summary import Summary
from generator.pages.comparison import side_by_side
from generator.pages.listing import slices
from generator.pages.orders import NEWEST_FIRST, Order, largest_first
from generator.pages.studio import Later, Studio

_ORDERS: Mapping[str, Order] = {
    "returned": Order("returned", "", largest_first(lambda project: project.budget_returned)),
    "unexplained": Order("unexplained", "", largest_first(lambda project: project.budget_unexplained)),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an overview finds among projects: those that it is about, of those it can be told of, of all."""

    overview: Overview
    projects: tuple[Summary, ...]
    told: int
    count: int

    @property
    def untold(self) -> int:
        """Of how many projects it cannot be told."""
        return self.count - self.told


@dataclass(frozen=True, slots=True)
class Part:
    """The answer for one group of projects, such as those of an agency."""

    group: Group
    answer: Answer


def answer(overview: Overview, projects: Sequence[Summary]) -> Answer:
    """Return what an overview finds among projects."""
    return Answer(overview, overview.find(projects), overview.told(projects), len(projects))


def answers(projects: Sequence[Summary]) -> tuple[Answer, ...]:
    """Return what every overview finds among projects."""
    return tuple(answer(overview, projects) for overview in OVERVIEWS)


def largest_unexplained(projects: Sequence[Summary], most: int) -> tuple[Summary, ...]:
    """Return the projects of which the document leaves most money unexplained, so many at most."""
    return tuple(_ORDERS["unexplained"].arrange(find_overview("unexplained").find(projects))[:most])


def overview_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    projects = catalog.summaries
    found = answers(projects)
    yield from studio.twins(
        "overviews.html", "overview/", Later(Projects(projects), partial(_overviews, found, catalog))
    )
    for one in found:
        yield from _overview(one, catalog, studio)


def _overviews(found: Sequence[Answer], catalog: Catalog) -> dict[str, object]:
    projects = catalog.summaries
    return {
        "answers": found,
        "count": len(projects),
        "documents": count_documents(projects),
        "totals": add_up(projects),
        "statuses": catalog.statuses,
        "progress": by_progress(projects),
        "years": side_by_side(catalog.years),
    }


def _overview(found: Answer, catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    overview = found.overview
    order = _ORDERS.get(overview.name, NEWEST_FIRST)
    for part in slices(found.projects, f"overview/{overview.name}/", order=order):
        data = {"overview": overview, "slice": part}
        inputs = (overview.name, part.inputs)
        shown = Later(inputs, partial(dict, data))
        if part.number == 1:
            shown = Later((*inputs, Projects(catalog.summaries)), partial(_opening, found, catalog, data))
        yield from studio.twins("overview.html", part.path(part.number), shown)


def _opening(found: Answer, catalog: Catalog, data: Mapping[str, object]) -> dict[str, object]:
    return {
        **data,
        "answer": found,
        "totals": add_up(found.projects),
        "years": _parts(found.overview, catalog.years),
        "agencies": _parts(found.overview, catalog.agencies),
    }


def _parts(overview: Overview, groups: Sequence[Group]) -> tuple[Part, ...]:
    return tuple(Part(group, answer(overview, group.projects)) for group in groups)

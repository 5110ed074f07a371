"""Lists of projects: cut into pages, with the ways to order and to narrow them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.model.outputs import OutputFile, Projects
from generator.model.summary import Summary
from generator.pages.bars import sparkline
from generator.pages.facets import Choice, Facet, facets
from generator.pages.orders import NEWEST_FIRST, ORDERS, Order
from generator.pages.paging import Part, cut
from generator.pages.studio import Later, Studio

NOTHING = Later((), dict)


@dataclass(frozen=True, slots=True)
class Slice(Part):
    """One page of a list of projects: those on it, and how many there are in all.

    `folder` is where the list lies in its first order. `choice` is what all its projects have in common; None for
    the list of all projects, which alone stands as pages in every order.
    """

    projects: tuple[Summary, ...]
    total: int
    order: Order = NEWEST_FIRST
    choice: Choice | None = None
    facets: tuple[Facet, ...] = ()

    def path(self, number: int) -> str:
        """Return the path of a page of this list."""
        return Part(self.number, self.count, self.folder + self.order.folder).path(number)

    @property
    def inputs(self) -> tuple["Slice", Projects]:
        """All that it is, with its projects as those of an `OutputFile`'s inputs."""
        return replace(self, projects=()), Projects(self.projects)

    @property
    def orders(self) -> tuple[tuple[Order, str], ...]:
        """The orders to read the list in, each with the path of its first page."""
        return tuple((order, self._ordered(order)) for order in ORDERS)

    def _ordered(self, order: Order) -> str:
        if self.choice and order is not NEWEST_FIRST:
            return self.choice.search("sort", order.name)
        return self.folder + order.folder


def slices(
    projects: Iterable[Summary],
    folder: str,
    *,
    order: Order = NEWEST_FIRST,
    choice: Choice | None = None,
) -> Iterator[Slice]:
    """Yield the pages of a list in an order; an empty list has one."""
    rows = order.arrange(projects)
    for number, count, shown in cut(rows):
        yield Slice(number, count, folder, tuple(shown), len(rows), order, choice)


def list_pages(
    studio: Studio,
    template: str,
    folder: str,
    projects: Sequence[Summary],
    data: Mapping[str, Any],
    *,
    choice: Choice | None = None,
    opening: Later = NOTHING,
) -> Iterator[OutputFile]:
    """Yield every page of a list of projects in every language: in every order that has pages of its own.

    `opening` is what the first page alone shows, as are the ways to narrow the list: a later page is made again only
    when a project on it has changed.
    """
    every = {**data, "sparkline": sparkline}
    narrowed = Later((choice, Projects(projects)), lambda: {"facets": facets(projects, choice)})

    def shown(part: Slice) -> Later:
        if part.number > 1:
            return Later((every, part.inputs), lambda: {**every, "slice": part})
        return Later(
            (every, part.inputs, narrowed.inputs, opening.inputs),
            lambda: {**every, **opening.data, "slice": replace(part, **narrowed.data)},
        )

    orders = (NEWEST_FIRST,) if choice or len(projects) < 2 else ORDERS
    for order in orders:
        for part in slices(projects, folder, order=order, choice=choice):
            yield from studio.twins(template, part.path(part.number), shown(part))

"""Fiscal years: `years/` and a page for each, `years/2563/`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.summary import Summary
from generator.pages.facets import Choice
from generator.pages.groups import by_agency, by_status, by_year
from generator.pages.listing import list_pages
from generator.pages.studio import Studio
from generator.thai.dates import fiscal_year_of, fiscal_year_span


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many reports of a month were on plan, off plan, or said neither."""

    month: int
    on_plan: int
    off_plan: int
    unstated: int

    @property
    def total(self) -> int:
        """All reports of the month."""
        return self.on_plan + self.off_plan + self.unstated


def year_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    groups = by_year(catalog.summaries)
    yield from studio.twins("years.html", "years/", {"groups": groups, "span": fiscal_year_span})
    for group in groups:
        year = int(group.key)
        months = month_counts(year, group.projects)
        data = {
            "fiscal": year,
            "span": fiscal_year_span(year),
            "totals": group.totals,
            "documents": len({project.source_file for project in group.projects if project.source_file}),
            "agencies": by_agency(group.projects),
            "statuses": by_status(group.projects),
            "months": months,
            "tallest": max(count.total for count in months),
        }
        choice = Choice("fiscal_year", group.key)
        yield from list_pages(studio, "year.html", f"years/{year}/", group.projects, data, choice=choice)


def month_counts(year: int, projects: Sequence[Summary]) -> tuple[MonthCount, ...]:
    """Return the reports of a fiscal year's twelve months, October first; reports of other years are not counted."""
    counts = {month: [0, 0, 0] for month in (10, 11, 12, *range(1, 10))}
    for project in projects:
        for point in project.rounds:
            if point.date and fiscal_year_of(point.date) == year:
                counts[point.date.month][{True: 0, False: 1, None: 2}[point.on_plan]] += 1
    return tuple(MonthCount(month, *three) for month, three in counts.items())

"""Agencies: `agencies/` and a page for each, `agencies/01000000/`."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.summary import Summary
from generator.pages.facets import Choice
from generator.pages.groups import by_agency, by_flag, by_year
from generator.pages.listing import list_pages
from generator.pages.studio import Studio


def agency_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    groups = by_agency(catalog.summaries)
    yield from studio.twins("agencies.html", "agencies/", {"groups": groups})
    for group in groups:
        data = {
            "agency": group.label,
            "printed_names": printed_names(group.projects),
            "totals": group.totals,
            "years": by_year(group.projects),
            "flags": by_flag(group.projects),
            "rounds": sum(len(project.rounds) for project in group.projects),
            "off_plan": sum(project.off_plan_rounds for project in group.projects),
            "on_plan": sum(project.on_plan_rounds for project in group.projects),
        }
        choice = Choice("agency", group.key)
        yield from list_pages(studio, "agency.html", f"agencies/{group.key}/", group.projects, data, choice=choice)


def printed_names(projects: Sequence[Summary]) -> tuple[tuple[str, int], ...]:
    """Return the chains of units that the reports print for an agency, the most frequent first."""
    counts = Counter(" › ".join(project.agency_path) for project in projects if project.agency_path)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

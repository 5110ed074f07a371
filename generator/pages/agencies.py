"""Agencies: `agencies/` and a page for each, `agencies/01000000/`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from generator.diagnostics import Text
from generator.model.catalog import Catalog
from generator.model.citation import Citation, cite_projects
from generator.model.groups import Group, by_flag, by_status, by_year
from generator.model.outputs import OutputFile, Projects
from generator.model.settings import Agency
from generator.model.summary import Summary
from generator.pages.comparison import side_by_side
from generator.pages.facets import Choice
from generator.pages.filing import filing_records
from generator.pages.listing import list_pages
from generator.pages.studio import Later, Studio
from generator.pages.verdicts import strip


def agency_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    groups = catalog.agencies
    rows = Later(Projects(catalog.summaries), lambda: {"rows": side_by_side(groups)})
    yield from studio.twins("agencies.html", "agencies/", rows)
    for group in groups:
        choice = Choice("agency", group.key)
        folder, name = f"agencies/{group.key}/", group.label.name
        part = Text(f"โครงการของ{name.th}", f"projects of {name.en}")
        data = {"agency": group.label, "parents": parent_units(group.label, group.projects)}
        citation = cite_projects(catalog.site, group.projects, path=folder, part=part)
        opening = Later((citation, Projects(group.projects)), partial(_agency, group, citation))
        yield from list_pages(studio, "agency.html", folder, group.projects, data, choice=choice, opening=opening)


def _agency(group: Group, citation: Citation) -> dict[str, object]:
    years = by_year(group.projects)
    return {
        "citation": citation,
        "printed_names": printed_names(group.projects),
        "documents": group.documents,
        "totals": group.totals,
        "statuses": by_status(group.projects),
        "years": side_by_side(years),
        "filing": filing_records(group.projects),
        "strips": tuple(strip(int(year.key), year) for year in years),
        "flags": by_flag(group.projects),
    }


def printed_names(projects: Sequence[Summary]) -> tuple[tuple[str, int], ...]:
    """Return the chains of units that the reports print for an agency, the most frequent first."""
    counts = Counter(" › ".join(project.agency_path) for project in projects if project.agency_path)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def parent_units(agency: Agency, projects: Sequence[Summary]) -> tuple[str, ...]:
    """Return the units that the reports print above an agency, the largest first, as most of them have it.

    There are none where reports begin with the agency itself, as they mostly do.
    """
    names = {agency.name_th, *agency.aliases}
    chains = Counter[tuple[str, ...]]()
    for project in projects:
        place = next((index for index, unit in enumerate(project.agency_path) if unit in names), None)
        if place is not None:
            chains[project.agency_path[:place]] += 1
    return min(chains, key=lambda chain: (-chains[chain], chain), default=())

"""Fiscal years: `years/` and a page for each, `years/2563/`."""

from collections.abc import Iterator
from functools import partial

from generator.diagnostics import Text
from generator.model.catalog import Catalog
from generator.model.citation import Citation, cite_projects
from generator.model.downloads import year_dataset
from generator.model.groups import Group, by_agency, by_progress, by_status
from generator.model.outputs import OutputFile, Projects
from generator.model.overviews import find_overview
from generator.model.settings import Site
from generator.pages.comparison import side_by_side
from generator.pages.dataset_markup import dataset_markup
from generator.pages.facets import Choice
from generator.pages.listing import list_pages
from generator.pages.overviews import answers, largest_unexplained
from generator.pages.studio import Later, Studio
from generator.pages.verdicts import months_chart, strip
from generator.thai.dates import fiscal_year_span

_LARGEST = 5


def year_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    groups = catalog.years
    rows = Later(Projects(catalog.summaries), lambda: {"rows": side_by_side(groups), "span": fiscal_year_span})
    yield from studio.twins("years.html", "years/", rows)
    for group in groups:
        choice = Choice("fiscal_year", group.key)
        page = year_dataset(catalog.site, int(group.key)).page
        part = Text(f"ปีงบประมาณ {group.key}", f"fiscal year BE {group.key}")
        citation = cite_projects(catalog.site, group.projects, path=page, part=part)
        data = {"fiscal": int(group.key), "span": fiscal_year_span(int(group.key))}
        opening = Later((citation, Projects(group.projects)), partial(_year, group, catalog.site, citation))
        yield from list_pages(
            studio, "year.html", f"years/{group.key}/", group.projects, data, choice=choice, opening=opening
        )


def _year(group: Group, site: Site, citation: Citation) -> dict[str, object]:
    year, agencies = int(group.key), by_agency(group.projects)
    whole = strip(year, group)
    return {
        "citation": citation,
        "dataset": dataset_markup(site, year_dataset(site, year), group.projects, citation),
        "documents": group.documents,
        "totals": group.totals,
        "statuses": by_status(group.projects),
        "progress": by_progress(group.projects),
        "answers": answers(group.projects),
        "whole": whole,
        "months": months_chart(whole.months),
        "strips": tuple(strip(year, agency) for agency in agencies),
        "rows": side_by_side(agencies),
        "unexplained": find_overview("unexplained"),
        "largest": largest_unexplained(group.projects, _LARGEST),
    }

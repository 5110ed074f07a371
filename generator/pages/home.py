"""The front page."""

from collections.abc import Iterator
from functools import partial

from generator.model.catalog import Catalog
from generator.model.groups import add_up, count_documents
from generator.model.outputs import OutputFile, Projects
from generator.pages.bars import sparkline
from generator.pages.orders import newest_first
from generator.pages.overviews import answers
from generator.pages.studio import Later, Studio

_NEWEST = 5


def home_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    shown = Later((catalog.site.build_date, Projects(catalog.summaries)), partial(_home, catalog))
    yield from studio.twins("home.html", "", shown)


def _home(catalog: Catalog) -> dict[str, object]:
    projects = catalog.summaries
    corrections = sorted(
        ((correction, project) for project in projects for correction in project.corrections),
        key=lambda item: (item[0].date, item[1].key),
        reverse=True,
    )
    totals = add_up(projects)
    return {
        "build_date": catalog.site.build_date,
        "count": len(projects),
        "documents": count_documents(projects),
        "totals": totals,
        "incomplete": len(projects) - totals.complete,
        "answers": answers(projects),
        "newest": newest_first(projects)[:_NEWEST],
        "corrections": corrections[:_NEWEST],
        "years": catalog.years,
        "agencies": catalog.agencies,
        "themes": catalog.themes,
        "statuses": catalog.statuses,
        "sparkline": sparkline,
    }

"""The front page."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.pages.bars import sparkline
from generator.pages.groups import add_up, by_agency, by_status, by_theme, by_year
from generator.pages.orders import newest_first
from generator.pages.studio import Studio

_NEWEST = 5


def home_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    projects = catalog.summaries
    corrections = sorted(
        ((correction, project) for project in projects for correction in project.corrections),
        key=lambda item: (item[0].date, item[1].key),
        reverse=True,
    )
    totals = add_up(projects)
    data = {
        "count": len(projects),
        "documents": len({project.source_file for project in projects if project.source_file}),
        "totals": totals,
        "incomplete": sum(None in (project.budget_allocated, project.budget_spent) for project in projects),
        "newest": newest_first(projects)[:_NEWEST],
        "corrections": corrections[:_NEWEST],
        "years": by_year(projects),
        "agencies": by_agency(projects),
        "themes": by_theme(projects),
        "statuses": by_status(projects),
        "sparkline": sparkline,
    }
    yield from studio.twins("home.html", "", data)

"""The search page: a form, a place for results, and the words that its script shows them with."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.groups import by_agency, by_status, by_year
from generator.model.outputs import OutputFile
from generator.pages.studio import Studio


def search_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    projects = catalog.summaries
    data = {"years": by_year(projects), "agencies": by_agency(projects), "statuses": by_status(projects)}
    yield from studio.twins("search.html", "search/", data)

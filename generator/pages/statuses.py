"""Projects by status: `status/` and a page for each, `status/cancelled/`, those without a project included."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.facts import Status
from generator.model.outputs import OutputFile
from generator.pages.facets import Choice
from generator.pages.groups import add_up
from generator.pages.listing import list_pages
from generator.pages.studio import Studio


def status_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    members = {
        status.value: [project for project in catalog.summaries if project.status is status] for status in Status
    }
    yield from studio.twins("statuses.html", "status/", {"members": members})
    for status, projects in members.items():
        data = {"status": status, "totals": add_up(projects)}
        choice = Choice("status", status)
        yield from list_pages(studio, "status.html", f"status/{status}/", projects, data, choice=choice)

"""Projects by status: `status/` and a page for each, `status/cancelled/`, those without a project included."""

from collections.abc import Iterator
from functools import partial

from generator.model.catalog import Catalog
from generator.model.facts import Status
from generator.model.groups import Group, by_year
from generator.model.outputs import OutputFile, Projects
from generator.pages.facets import Choice
from generator.pages.listing import list_pages
from generator.pages.studio import Later, Studio


def status_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    groups = tuple(
        Group(status.value, status, tuple(project for project in catalog.summaries if project.status is status))
        for status in Status
    )
    data = {"groups": groups, "count": len(catalog.summaries)}
    yield from studio.twins("statuses.html", "status/", Later(Projects(catalog.summaries), lambda: data))
    for group in groups:
        opening = Later(Projects(group.projects), partial(_status, group))
        folder, choice = f"status/{group.key}/", Choice("status", group.key)
        yield from list_pages(
            studio, "status.html", folder, group.projects, {"status": group.key}, choice=choice, opening=opening
        )


def _status(group: Group) -> dict[str, object]:
    return {"totals": group.totals, "documents": group.documents, "years": by_year(group.projects)}

"""All projects: `projects/`, `projects/page/2/` and so on, with links to every shorter list."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.pages.listing import by_agency, by_flag, by_status, by_strategy, by_year, list_pages
from generator.pages.studio import Studio


def project_lists(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    projects = catalog.summaries
    titles = {rule.code: rule.title for rule in catalog.rules}
    data = {
        "years": by_year(projects),
        "agencies": by_agency(projects),
        "themes": tuple(group for group in by_strategy(projects) if group.label.level == "theme"),
        "statuses": by_status(projects),
        "flags": by_flag(projects),
        "titles": titles,
    }
    yield from list_pages(studio, "projects.html", "projects/", projects, data)

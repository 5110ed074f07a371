"""All projects: `projects/`, `projects/page/2/` and so on, in every order, with links to every shorter list."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.pages.listing import list_pages
from generator.pages.studio import Studio


def project_lists(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    yield from list_pages(studio, "projects.html", "projects/", catalog.summaries, {})

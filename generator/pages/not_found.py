"""What a host shows for a URL that there is not: `404.html`, in both languages, its links working from any depth."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.pages.places import Place, root_path
from generator.pages.studio import Studio


def not_found_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page."""
    place = Place("404.html", catalog.site.languages[0], root=root_path(catalog.site))
    yield studio.page("404.html", place, {})

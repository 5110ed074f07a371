"""Pages of prose, written in Markdown: `about/` and whatever else the content has."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.pages.markdown import find_prose, prose_html, prose_title
from generator.pages.places import places
from generator.pages.studio import Studio


def prose_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield each page in every language; one written in the other language alone stands in. There is always `about`."""
    site = catalog.site
    slugs = dict.fromkeys(page.slug for page in site.prose)
    for slug in slugs:
        twins = places(site, f"{slug}/")
        for place in twins:
            text = find_prose(site, slug, place.language)
            data = {"title": prose_title(text), "body": prose_html(text, place), "body_language": text.language}
            yield studio.page("prose.html", place, data, twins)
    if "about" not in slugs:
        yield from studio.twins("about.html", "about/", {"rules": catalog.rules})

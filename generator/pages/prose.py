"""Pages of prose: `about/`, `accessibility/`, and whatever else the content writes in Markdown."""

from collections.abc import Iterator
from typing import Any

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.settings import Site
from generator.pages.markdown import OWN_PAGES, find_prose, prose_html
from generator.pages.orders import newest_first
from generator.pages.places import Place, places
from generator.pages.studio import Studio

STYLE_GUIDE = "style-guide"
"""The page of prose that comes with every part of the site below it (`generator.pages.style_guide`)."""


def prose_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield each page in every language; one written in the other language alone stands in.

    `about` and `accessibility` are always there: where the content does not write them, the site says what is so.
    """
    site = catalog.site
    slugs = dict.fromkeys(page.slug for page in site.prose)
    for slug in (slug for slug in slugs if slug != STYLE_GUIDE):
        twins = places(site, f"{slug}/")
        for place in twins:
            yield studio.page("prose.html", place, prose_data(site, slug, place), twins)
    for slug in OWN_PAGES:
        if slug not in slugs:
            example = next(iter(newest_first(catalog.summaries)), None)
            yield from studio.twins(f"{slug}.html", f"{slug}/", {"example": example})


def prose_data(site: Site, slug: str, place: Place) -> dict[str, Any]:
    """Return a page's title, its text as HTML, and the language that it is written in."""
    text = find_prose(site, slug, place.language)
    return {"title": text.title, "body": prose_html(text, place), "body_language": text.language}

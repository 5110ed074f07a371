"""Pages of prose, written in Markdown: `about/` and whatever else the content has."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markupsafe import Markup

from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.settings import Language, ProsePage, Site
from generator.pages.places import places
from generator.pages.studio import Studio

_HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def prose_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield each page in every language; one written in the other language alone stands in. There is always `about`."""
    site = catalog.site
    slugs = dict.fromkeys(page.slug for page in site.prose)
    for slug in slugs:
        twins = places(site, f"{slug}/")
        for place in twins:
            text = find_prose(site, slug, place.language)
            data = {"title": prose_title(text), "body": prose_html(text), "body_language": text.language}
            yield studio.page("prose.html", place, data, twins)
    if "about" not in slugs:
        yield from studio.twins("about.html", "about/", {"rules": catalog.rules})


def find_prose(site: Site, slug: str, language: Language) -> ProsePage:
    """Return a page in a language, or in the one language that it is written in."""
    written = {page.language: page for page in site.prose if page.slug == slug}
    return written.get(language) or next(iter(written.values()))


def prose_title(page: ProsePage) -> str:
    """Return the text of a page's first heading, or its slug."""
    match = _HEADING.search(page.markdown)
    return match[1] if match else page.slug


def prose_html(page: ProsePage) -> Markup:
    """Return a page's Markdown as HTML. HTML in it comes out as typed, and links that run scripts are no links."""
    return Markup(_MARKDOWN.render(page.markdown))  # noqa: S704 # raw HTML is off

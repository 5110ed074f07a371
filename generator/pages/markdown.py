"""Prose written in Markdown, as HTML."""

import re

from markdown_it import MarkdownIt
from markupsafe import Markup

from generator.model.settings import Language, ProsePage, Site

_HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


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

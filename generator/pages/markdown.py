"""Prose written in Markdown, as HTML."""

from urllib.parse import unquote

from markdown_it import MarkdownIt
from markupsafe import Markup

from generator.model.settings import Language, ProsePage, Site
from generator.pages.places import Place

OWN_PAGES = ("about", "accessibility")
"""Pages of prose that every site has, written by its content or not."""

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def find_prose(site: Site, slug: str, language: Language) -> ProsePage:
    """Return a page in a language, or in the one language that it is written in."""
    written = {page.language: page for page in site.prose if page.slug == slug}
    return written.get(language) or next(iter(written.values()))


def prose_html(page: ProsePage, place: Place) -> Markup:
    """Return a page's Markdown as HTML. HTML in it comes out as typed, and links that run scripts are no links.

    A link from the site's root, such as `/data/`, works in any folder of any host, and keeps the reader's language.
    """
    tokens = _MARKDOWN.parse(page.markdown)
    for token in (inline for block in tokens for inline in block.children or ()):
        for name in ("href", "src"):
            target = token.attrs.get(name)
            if isinstance(target, str) and target.startswith("/") and not target.startswith("//"):
                token.attrs[name] = _from_root(target[1:], place)
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704 # raw HTML is off


def _from_root(target: str, place: Place) -> str:
    """Return the link to a path of the site: a page in this language, or a file that all languages share."""
    path = unquote(target)
    is_page = not path.split("#")[0].rpartition("/")[2]
    return place.page(path) if is_page else place.shared(path)

"""Prose written in Markdown, as HTML."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from generator.model.settings import Language, ProsePage, Site
from generator.pages.places import Place

OWN_PAGES = ("about", "accessibility")
"""Pages of prose that every site has, written by its content or not."""

_ELSEWHERE = re.compile("(?!data:)(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def find_prose(site: Site, slug: str, language: Language) -> ProsePage:
    """Return a page in a language, or in the one language that it is written in."""
    written = {page.language: page for page in site.prose if page.slug == slug}
    return written.get(language) or next(iter(written.values()))


def prose_html(page: ProsePage, place: Place) -> Markup:
    """Return a page's Markdown as HTML. HTML in it comes out as typed, and links that run scripts are no links.

    A picture from another site is a link to it: no page asks another site for anything. A link from the site's root,
    such as `/data/`, works in any folder of any host, and keeps the reader's language.
    """
    tokens = _MARKDOWN.parse(page.markdown)
    for block in tokens:
        if align := str(block.attrs.pop("style", "")).removeprefix("text-align:"):  # no page has a style in it
            block.attrs["class"] = f"align-{align}"
        block.children = list(_own(block.children or ()))
    for token in (inline for block in tokens for inline in block.children or ()):
        for name in ("href", "src"):
            target = token.attrs.get(name)
            if isinstance(target, str) and target.startswith("/") and not target.startswith("//"):
                token.attrs[name] = _from_root(target[1:], place)
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704 # raw HTML is off


def _own(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens; in the place of a picture from another site those of a link to it, its words within a link."""
    links = 0
    for token in tokens:
        links += (token.type == "link_open") - (token.type == "link_close")
        source = str(token.attrs.get("src", ""))
        if token.type != "image" or not _ELSEWHERE.match(source):
            yield token
            continue
        text = Token("text", "", 0, content=token.content or source)
        link = (Token("link_open", "a", 1, {"href": source}), text, Token("link_close", "a", -1))
        yield from (text,) if links else link


def _from_root(target: str, place: Place) -> str:
    """Return the link to a path of the site: a page in this language, or a file that all languages share."""
    path = unquote(target)
    is_page = not path.split("#")[0].rpartition("/")[2]
    return place.page(path) if is_page else place.shared(path)

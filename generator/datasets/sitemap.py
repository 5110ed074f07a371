"""What search engines read: sitemap.xml (protocol 0.9) and robots.txt."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import quote
from xml.etree import ElementTree as ET

from generator.datasets.xml_text import add, document
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.model.settings import Site

MOST_URLS = 50_000  # in one file, by the protocol
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(paths: Iterable[str], site: Site, lastmod: Mapping[str, date]) -> Iterator[OutputFile]:
    """Yield the sitemap of HTML pages, given by their paths in the site (`projects/index.html`).

    `lastmod` maps some of these paths to the day their content is of. The protocol wants full addresses: a site
    without one has no sitemap. More pages than one file may hold are put in several, under an index.
    """
    if not site.base_url:
        return
    pages = sorted(path for path in set(paths) if path != "404.html")
    parts = [pages[start : start + MOST_URLS] for start in range(0, len(pages), MOST_URLS)] or [[]]
    if len(parts) == 1:
        yield OutputFile("sitemap.xml", _url_set(parts[0], site, lastmod))
        return
    index = ET.Element("sitemapindex", {"xmlns": _SITEMAPS})
    for number, part in enumerate(parts, 1):
        path = f"sitemap-{number}.xml"
        add(add(index, "sitemap"), "loc", site.url(path))
        yield OutputFile(path, _url_set(part, site, lastmod))
    yield OutputFile("sitemap.xml", document(index))


def _url_set(paths: Iterable[str], site: Site, lastmod: Mapping[str, date]) -> bytes:
    root = ET.Element("urlset", {"xmlns": _SITEMAPS})
    for path in paths:
        url = add(root, "url")
        folder = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        add(url, "loc", site.url(quote(folder)))
        if day := lastmod.get(path):
            add(url, "lastmod", day.isoformat())
    return document(root)


def robots(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield robots.txt: all may be read; the sitemap is named where there is one."""
    lines = ["User-agent: *", "Allow: /"]
    if catalog.site.base_url:
        lines += ["", f"Sitemap: {catalog.site.url('sitemap.xml')}"]
    yield OutputFile("robots.txt", ("\n".join(lines) + "\n").encode())

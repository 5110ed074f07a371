"""What search engines read: sitemap.xml (protocol 0.9) and robots.txt."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import get_args
from urllib.parse import quote
from xml.etree import ElementTree as ET

from generator.datasets.xml_text import add, document
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile, address_of
from generator.model.settings import Language, Site
from generator.model.summary import Summary

MOST_URLS = 50_000  # in one file, by the protocol
_LANGUAGES: tuple[str, ...] = get_args(Language)
_OF_ALL = ("", "projects/", "overview/", "years/", "agencies/", "strategies/", "quality/", "data/")
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(paths: Iterable[str], catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the sitemap of HTML pages, given by their paths in the site (`projects/index.html`).

    The protocol wants full addresses: a site without one has no sitemap. More pages than one file may hold are put
    in several, under an index. The `lastmod` of a page is the day of the last report or correction that it shows, or
    on which its record last changed where the history tells that; what has no such day has none, as the clock is not
    asked.
    """
    site = catalog.site
    if not site.base_url:
        return
    days = _days(catalog)
    urls = sorted(address_of(path) for path in set(paths) if path != "404.html")
    parts = [urls[start : start + MOST_URLS] for start in range(0, len(urls), MOST_URLS)] or [[]]
    if len(parts) == 1:
        yield OutputFile("sitemap.xml", _url_set(parts[0], site, days))
        return
    index = ET.Element("sitemapindex", {"xmlns": _SITEMAPS})
    for number, part in enumerate(parts, 1):
        path = f"sitemap-{number}.xml"
        add(add(index, "sitemap"), "loc", site.url(path))
        yield OutputFile(path, _url_set(part, site, days))
    yield OutputFile("sitemap.xml", document(index))


def _days(catalog: Catalog) -> dict[str, date]:
    """Return the last change of each page by its address."""
    revised = {revision.key: revision.day for revision in catalog.history.revisions}
    days = dict[str, date]()
    for project in catalog.summaries:
        known = [day for day in (project.last_change, revised.get(project.key)) if day]
        for address in _shown_on(project) if known else ():
            days[address] = max(*known, days.get(address, known[0]))
    corrected = [correction.date for project in catalog.summaries for correction in project.corrections]
    if corrected:
        days["corrections/"] = max(corrected)
    if revised:
        days["changes/"] = max(revised.values())
    return days


def _shown_on(project: Summary) -> Iterator[str]:
    """Yield the addresses of the pages that show a project."""
    yield from (*_OF_ALL, project.url, f"years/{project.fiscal_year}/", f"agencies/{project.agency.code}/")
    yield f"status/{project.status}/"
    yield from (f"strategies/{node.code}/" for node in project.strategy)
    yield from (f"quality/{code}/" for code, _ in project.flags)


def _url_set(urls: Iterable[str], site: Site, days: Mapping[str, date]) -> bytes:
    root = ET.Element("urlset", {"xmlns": _SITEMAPS})
    for path in urls:
        url = add(root, "url")
        add(url, "loc", site.url(quote(path)))
        if day := days.get(_without_language(path).removesuffix("source/")):
            add(url, "lastmod", day.isoformat())
    return document(root)


def _without_language(path: str) -> str:
    """Return the path of a page's twin at the root: `en/projects/…` is the same project."""
    head, _, rest = path.partition("/")
    return rest if head in _LANGUAGES else path


def robots(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield robots.txt: all may be read; the sitemap is named where there is one."""
    lines = ["User-agent: *", "Allow: /"]
    if catalog.site.base_url:
        lines += ["", f"Sitemap: {catalog.site.url('sitemap.xml')}"]
    yield OutputFile("robots.txt", ("\n".join(lines) + "\n").encode())

"""Pages as tests look at them: rendered from made-up values, and taken apart into links, ids and text."""

from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.building.project import FLAG_RULES
from generator.model.catalog import Catalog
from generator.model.downloads import downloads
from generator.model.entry import Entry
from generator.model.outputs import OutputFile
from generator.model.settings import Site
from generator.model.source import Line, Reading, SourceText, Span
from generator.pages import Studio, data_page, render_catalog, render_project
from generator.thai.text import Edit
from tests.factories import REPORT_FILE, make_site

TEMPLATES = Path(__file__).parents[2] / "templates"
PROJECT = "projects/2563/01000000-2456/"


_INLINE = ("a", "span", "b", "q", "time", "mark", "svg", "path", "rect", "del", "ins")


class Page(HTMLParser):
    """One page taken apart."""

    def __init__(self, path: str, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.html = html
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _INLINE:
            self.words.append(" ")
        self._hidden += tag in ("script", "style", "title", "desc")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "title", "desc")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        """The words on the page, with single spaces."""
        return " ".join("".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]

    @property
    def lost_anchors(self) -> set[str]:
        """The links within the page that lead nowhere."""
        return {link for link in self.links if link.startswith("#") and link[1:] not in self.ids}

    @property
    def links(self) -> list[str]:
        """All URLs that the page names, but for those of its own public address."""
        return [
            attrs[name] or ""
            for tag, attrs in self.tags
            for name in ("href", "src", "action")
            if name in attrs and not (tag == "link" and (attrs.get("rel") == "canonical" or "hreflang" in attrs))
        ]

    def find(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of the tags that have all the attributes wanted."""
        named = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [attrs for name, attrs in self.tags if name == tag and named.items() <= attrs.items()]


class Pages(dict[str, Page]):
    """Pages by their file's path."""

    def broken_links(self, others: Iterable[str] = ()) -> set[tuple[str, str]]:
        """Return the links within the site that lead to no page, no place on a page, and none of the other files."""
        known, broken = set(others), set[tuple[str, str]]()
        for path, page in self.items():
            for link in page.links:
                parts = urlsplit(urljoin(f"http://site/{path}", link))
                target = unquote(parts.path).removeprefix("/")
                target = target + "index.html" if target.endswith("/") or not target else target
                if parts.netloc != "site" or target in known:
                    continue
                if target not in self or (parts.fragment and parts.fragment not in self[target].ids):
                    broken.add((path, link))
        return broken


@cache
def _shared_studio() -> Studio:
    return make_studio(make_site())


def make_studio(site: Site | None = None) -> Studio:
    """Return a studio with the real templates."""
    return Studio(site, TEMPLATES, FLAG_RULES) if site else _shared_studio()


def take_apart(files: Iterable[OutputFile]) -> Pages:
    """Return the pages among files, taken apart."""
    return Pages({file.path: Page(file.path, file.content.decode()) for file in files if file.path.endswith(".html")})


def project_pages(entry: Entry, site: Site | None = None) -> Pages:
    """Return a project's pages."""
    return take_apart(render_project(entry, make_studio(site)))


def project_page(entry: Entry, site: Site | None = None, prefix: str = "") -> Page:
    """Return a project's page in the language served at `prefix`."""
    return project_pages(entry, site)[f"{prefix}projects/{entry.project.key}/index.html"]


def catalog_pages(catalog: Catalog) -> Pages:
    """Return the pages across projects; the data page offers every file, of a kilobyte each."""
    studio, sizes = make_studio(catalog.site), {file.path: 1000 for file in downloads()}
    return take_apart([*render_catalog(catalog, studio), *data_page(catalog, studio, sizes)])


def make_reading(lines: Iterable[str | Line], spans: Iterable[Span] = (), first_line: int = 1) -> Reading:
    """Return the reading of a report of these lines."""
    made = tuple(line if isinstance(line, Line) else Line(at, line) for at, line in enumerate(lines, 1))
    source = SourceText(REPORT_FILE, "0f" * 32, "utf-8", made)
    return Reading(source, "bma-progress-report", {}, tuple(spans), (), first_line, len(made))


SAMPLE_READING = make_reading(
    (
        "**** แบบแสดงรายงาน ****",
        "",
        "งบประมาณที่ได้รับ : 12,000,000 บาท",
        Line(4, "ชื่อโครงการ : โครงการนำร่อง", (Edit("sara-am", 23, "\u0e4d\u0e32", "\u0e33"),)),
        "ลายมือ <b>ข้างหน้า</b>",
        "รายงานครั้งที่5\t:: 24/2/2563",
        *[""] * 104,
    ),
    (
        Span(1, 0, 23, "boilerplate"),
        Span(3, 0, 19, "label", "budget_allocated"),
        Span(3, 20, 30, "value", "budget_allocated"),
        Span(3, 31, 34, "label", "budget_allocated"),
        Span(4, 0, 13, "label", "title"),
        Span(4, 14, 27, "value", "title"),
        Span(5, 0, 22, "unrecognised"),
        Span(6, 0, 14, "label", "rounds.5.label"),
        Span(6, 14, 15, "value", "rounds.5.label"),
        Span(6, 16, 18, "label", "rounds.5.date"),
        Span(6, 19, 28, "value", "rounds.5.date"),
    ),
)

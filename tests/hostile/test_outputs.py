"""Text is text everywhere: what looks like code, markup or a formula comes out of every output as it went in."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.browser.server import served
from tests.conformance.lint import FORMULA
from tests.conftest import Desk
from tests.hostile.attacks import ATTACKS, FAMILIES, HARMLESS, one_of_each_family
from tests.hostile.browsing import NEVER, Watch, squeezed, watched
from tests.hostile.conftest import Count
from tests.hostile.inputs import Case, fill
from tests.hostile.outputs import OUTPUTS
from tests.hostile.outputs.csv_files import NUMBER, read_csv
from tests.hostile.outputs.published import Output, Published, Seen

OWN_HOSTS = ("http://127.0.0.1:", "https://reports.example/base/", "https://git.example/open-reports")
OWN = (*OWN_HOSTS, "https://licence.example/", "mailto:data@reports.example", "https://schema.org/", "data:,")
# Of Markdown, which may say more than reports do.
OF_PROSE = frozenset("a blockquote br code em h1 h2 hr img li ol p pre strong table tbody td th thead tr ul".split())  # noqa: SIM905
OF_PROSE |= {"a href", "a title", "code class", "img alt", "img src", "ol start"}
# Of lists and words that a text may have; and which runs of it are marked as Thai, and that a
# title is long, depends on the text itself.
OF_TEXT = frozenset(("q", "ul", "ol", "ol start", "li", "mark"))
OF_RESULTS = frozenset(("h2", "a", "p", "span", "b", "mark", "div", "svg", "path", "circle", "rect", "line"))
LIST_MARK = re.compile(r"^\s*(?:[-–•*·]|[0-9๐-๙]+[.)])\s+")


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.__name__)
def test_what_went_in_comes_out_as_text(hostile: Published, output: Output, count: Count) -> None:
    count(output.__name__, output(hostile))


def some(cases: Iterable[Case], whole: bool) -> list[Case]:
    """Return the projects whose pages are looked at: of the smaller site those made by hand, of attacks alone."""
    return [case for case in cases if whole or (case.origin == "record" and case.attack.family in FAMILIES)]


@pytest.fixture(scope="module")
def whole(hostile: Published) -> bool:
    """Whether all attacks are in the site."""
    return len({case.attack for case in hostile.cases}) > len(ATTACKS) / 2


# --- Pages, in a browser -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def watch(browser: Browser, hostile_url: str) -> Iterator[Watch]:
    with watched(browser, hostile_url) as made:
        yield made
    assert made.events == []


@pytest.fixture(scope="module")
def ordinary(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What pages of ordinary words are made of."""
    desk = Desk(tmp_path_factory.mktemp("ordinary"))
    fill(desk, HARMLESS, "ข้อความ")
    assert desk.build(cards=True).written
    files = [path.relative_to(desk.site).as_posix() for path in desk.site.rglob("*.html")]
    with served(desk.site) as url, watched(browser, url) as made:
        paths = addresses(files)
        own = [path for path in paths if "projects/2" in path]
        looks = [made.look(path) for path in (*one_of_each_kind(paths), *own)]
    assert made.events == []
    return frozenset.union(*(look.made for look in looks if "prose-" not in look.path))


def addresses(files: list[str]) -> list[str]:
    return sorted(file.removesuffix("index.html") for file in files)


def kind_of(path: str) -> str:
    """Return what a page is, by its address: pages of one kind are made by one template."""
    path = re.sub("[0-9]+", "0", path)
    return re.sub(r"(quality|overview|status|projects/by)\b.[a-z0-9-]+/", r"\1/x/", path)


def one_of_each_kind(paths: list[str]) -> list[str]:
    return list({kind_of(path): path for path in paths}.values())


@pytest.mark.browser
def test_every_page_runs_nothing_asks_nobody_and_is_made_of_what_pages_are_made_of(
    hostile: Published, watch: Watch, whole: bool, count: Count, request: pytest.FixtureRequest
) -> None:
    paths, site_words = addresses(hostile.files(".html")), squeezed(hostile.site_text)
    paths = (
        paths if whole else [one for one in one_of_each_kind(paths) if not re.match("en/(?!projects/0)", kind_of(one))]
    )
    ordinary: frozenset[str] | None = request.getfixturevalue("ordinary") if whole else None

    def seen() -> Iterator[Seen]:
        for path in paths:
            look = watch.look(path)
            yield Seen("all", f"page: {kind_of(path)}", [], [one for one in look.made if NEVER.fullmatch(one)])
            if ordinary:
                allowed = ordinary | OF_PROSE if "prose-" in path else ordinary
                odd = {one for one in look.made - allowed - OF_TEXT if not one.endswith((" lang", " class"))}
                yield Seen("all", f"page: {kind_of(path)}", set(), odd)
            astray = {one for one in look.addresses if not one.startswith(OWN)} if "prose-" not in path else set()
            yield Seen("all", f"page: {kind_of(path)}", set(), astray)
            runs = {one for one in look.addresses if one.lower().startswith(("javascript:", "vbscript:", "data:text"))}
            yield Seen("all", f"page: {kind_of(path)}", set(), runs)
            for tree in look.linked:
                names = (tree["name"], tree["publisher"]["name"])
                yield Seen("settings", "site.yaml: title", True, any(site_words in squeezed(name) for name in names))

    count("pages", seen())
    assert watch.events == []


@pytest.mark.browser
@pytest.mark.parametrize("prefix", ["", pytest.param("en/", marks=pytest.mark.audit)], ids=["th", "en"])
def test_pages_of_projects_say_what_was_written(
    hostile: Published, watch: Watch, whole: bool, count: Count, prefix: str
) -> None:
    def seen() -> Iterator[Seen]:
        for case in some(hostile.cases, whole):
            look = watch.look(f"{prefix}projects/{case.key}/")
            text = squeezed(look.text)
            yield Seen(
                str(case.attack),
                f"{case.origin}: <title>",
                True,
                squeezed(case.record["title"]) in squeezed(look.title),
            )
            for field, said in shown(case):
                yield Seen(str(case.attack), f"{case.origin}: {field}", True, squeezed(said) in text)

    count(f"pages of projects, {prefix or 'th'}", seen())
    assert watch.events == []


def shown(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the texts that a project's page must show, a line at a time where it shows lists of them."""
    record = case.record
    for name in ("title", "rationale"):
        yield from ((name, LIST_MARK.sub("", line)) for line in re.split("\r\n|[\r\n]", record[name]))
    for name in ("agency", "objectives", "targets"):
        yield from ((name, text) for text in record[name])
    yield from ((f"strategy.{name}", text) for name, text in record["strategy"].items())
    yield from ((f"officer.{name}", text) for name, text in record["responsible_officer"].items())
    for round_ in record["rounds"]:
        lines = re.split("\r\n|[\r\n]", round_.get("narrative", ""))
        yield from (("narrative", LIST_MARK.sub("", line)) for line in lines)
    yield from (("ledger: reason", item["reason"]) for item in case.corrections)


@pytest.mark.browser
@pytest.mark.audit
def test_sources_agencies_and_notices_say_what_was_written(hostile: Published, watch: Watch, count: Count) -> None:
    moves = yaml.safe_load((hostile.content / "redirects.yaml").read_text("utf-8"))
    notices = {move["from"]: move["withdrawn"] for move in moves}

    def seen() -> Iterator[Seen]:
        for case in hostile.cases:
            attack, text = str(case.attack), case.attack.text
            if case.origin == "report":
                look = watch.look(f"projects/{case.key}/source/")
                for line in text.splitlines() if case.attack.family not in ("bidi", "control") else ():
                    yield Seen(attack, "report: line", True, squeezed(line) in squeezed(look.text))
            else:
                look = watch.look(f"agencies/{case.agency}/")
                yield Seen(attack, "register: name_th", True, squeezed(text) in squeezed(look.title))
        for path, reason in notices.items():
            if path.endswith("/"):
                look = watch.look(path)
                yield Seen(path, "redirects: withdrawn", True, squeezed(reason) in squeezed(look.text))

    count("sources, agencies, notices", seen())
    assert watch.events == []


# --- The search, in a browser ------------------------------------------------------------------------------------


@pytest.mark.browser
def test_what_is_found_is_shown_as_text(hostile: Published, watch: Watch, whole: bool, count: Count) -> None:
    def seen() -> Iterator[Seen]:
        for case in some(hostile.cases, whole):
            watch.page.goto(f"{watch.root}search/?q=zq{case.id[:8]}x")
            hit = watch.page.locator(f'[data-project="{case.key}"]')
            expect(hit).to_have_count(1)
            title = hit.locator("h2 a").text_content() or ""
            yield Seen(str(case.attack), f"{case.origin}: title", squeezed(case.record["title"]), squeezed(title))
            excerpt = squeezed((hit.locator(".search-excerpt").text_content() or "").split("zq")[0])
            if case.origin == "record":  # in a report the words looked for stand in a line of their own
                said = squeezed(re.split("[\r\n]", case.attack.text)[-1])[-20:]  # an excerpt begins with a line
                tail = excerpt.rpartition("…")[2]  # of a word without end, an excerpt has what comes after it
                is_tail = "…" in excerpt and squeezed(case.attack.text).endswith(tail)
                held = said in excerpt or is_tail
                yield Seen(str(case.attack), "record: rationale", said, said if held else excerpt)
            made = set(hit.evaluate("(hit) => [...hit.querySelectorAll('*')].map((one) => one.localName)"))
            yield Seen(str(case.attack), f"{case.origin}: excerpt", set(), made - OF_RESULTS)

    count("search results", seen())
    assert watch.events == []


@pytest.mark.browser
def test_hostile_queries_are_words_to_look_for(watch: Watch, whole: bool, count: Count) -> None:
    page = watch.page

    def seen() -> Iterator[Seen]:
        for attack in ATTACKS if whole else one_of_each_family():
            given = quote(attack.text.encode("utf-8"), safe="")
            others = "&".join(f"{name}={given}" for name in ("agency", "fiscal_year", "flag", "sort", "page", "date"))
            page.goto(f"{watch.root}search/?q={given}&{others}#{given}")
            box, wanted = page.locator("#q"), re.sub("[\r\n]", "", attack.text.strip("\ufeff \t\r\n")[:200])
            if re.search(r"\w", wanted):  # else there is nothing to look for
                expect(page.locator('[data-search-state="ready"]')).to_have_count(1, timeout=30_000)
                yield Seen(str(attack), "query: q", squeezed(wanted), squeezed(box.input_value()))
            box.fill(attack.text)
            box.press("ArrowDown")
            made = set(page.evaluate("[...document.querySelectorAll('main *')].map((one) => one.localName)"))
            yield Seen(str(attack), "query: page", set(), made & {"script", "iframe", "img", "object", "style", "base"})

    count("search queries", seen())
    assert watch.events == []


@pytest.mark.browser
def test_what_was_found_is_downloaded_without_a_formula(hostile: Published, watch: Watch, count: Count) -> None:
    page = watch.page
    page.goto(f"{watch.root}search/?q=zq")
    expect(page.locator('[data-search-state="ready"]')).to_have_count(1)
    with page.expect_download() as download:
        page.locator('[data-download="csv"]').click()
    head, *rows = read_csv(download.value.path().read_bytes().decode("utf-8-sig"))
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell)] == []
    titles = {row[head.index("project_id")]: row[head.index("title")] for row in rows}

    def seen() -> Iterator[Seen]:
        for case in hostile.cases:
            title = case.record["title"]
            yield Seen(
                str(case.attack),
                f"{case.origin}: title",
                f"'{title}" if title.startswith(FORMULA) else title,
                titles[case.id],
            )

    count("download of results", seen())

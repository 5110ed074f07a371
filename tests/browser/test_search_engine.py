"""The search as a reader meets it: a small site with a search page, in a real browser."""

import json
import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from generator.model.search_document import SearchDocument
from generator.model.settings import Agency
from generator.pages.search import search_page as search_page_files
from generator.search import index_documents, parts
from tests.factories import make_catalog
from tests.pages.rendering import make_studio
from tests.search.corpus import documents

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "templates" / "assets" / "search"

PROJECT_PAGE = """<!doctype html><html lang="th"><meta charset="utf-8"><title>โครงการ</title>
<main><h1>โครงการสมมุติ</h1><section id="round-2"><p>การระบาดของ<b>โรค Covid</b>-19 เมื่อ ๓๐ ก.ย. ๒๕๖๒</p></section></main>
<script type="module" src="../../../assets/search/mark.js"></script></html>"""

SISTER_CITY = "2563/01000000-2456"
ROADS = "2562/02000000-7"

pytestmark = pytest.mark.browser


def document(
    key: str, title: str, *rounds: str, reported: date = date(2020, 9, 11), amount: str = "1.00"
) -> SearchDocument:
    year, number = key.split("/")
    return SearchDocument(
        id=number,
        title=title,
        blocks=(
            ("title", title),
            ("id", f"{number}\nสำนักสมมุติ"),
            *((f"rounds.{at}", text) for at, text in enumerate(rounds, 1)),
        ),
        dates=(),
        fiscal_year=int(year),
        amounts=(Decimal(amount),),
        agency=Agency(number[:8], "สำนักสมมุติ"),
        status="cancelled",
        last_report_date=reported,
        budget_allocated=Decimal(amount),
    )


DOCUMENTS = (
    document(
        SISTER_CITY,
        "โครงการสถาบันที่เมืองน้อง",
        "คณะผู้แทนจากสภาประชาชนกรุงปักกิ่ง เดินทางเยือนกรุงเทพมหานคร ระหว่างวันที่ 4 – 7 พฤศจิกายน 2562",
        "รับรองผู้แทนจังหวัดฟูกูโอกะ ประเทศญี่ปุ่น จำนวน 30 คน",
        "เลื่อนการเดินทางเนื่องจากเชื้อไวรัสโคโรนา",
        "ขอชะลอโครงการ <img src=x onerror=alert(1)> เนื่องจากการระบาดของโรค Covid-19 ในวันที่ ๓๐ กันยายน ๒๕๖๒",
        amount="12000000.00",
    ),
    document(ROADS, "ปรับปรุงถนนพระราม 2", "ข้าวและน้ำประปา", "ครั้งที่ 12 ของกรุงปักกิ่ง", reported=date(2019, 8, 1)),
    document("2561/02000000-8", "ปรับปรุงถนนสุขุมวิท", "ข่าวการนำเสนอ", "80 ปีขึ้นไป", reported=date(2018, 8, 1)),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site under a base path: search pages in two languages, one project page, scripts and index."""
    return build(tmp_path / "base" / "path", DOCUMENTS).parents[1]


def build(folder: Path, documents: Sequence[SearchDocument]) -> Path:
    searching = {file.path: file.content.decode() for file in search_page_files(make_catalog(), make_studio())}
    pages = {**searching, f"projects/{SISTER_CITY}/index.html": PROJECT_PAGE}
    shutil.copytree(SCRIPTS, folder / "assets" / "search")
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(text, encoding="utf-8")
    write_index(folder, documents)
    return folder


def write_index(folder: Path, documents: Sequence[SearchDocument]) -> None:
    for file in index_documents(documents):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)


@pytest.fixture
def search_page(browser_page: Page, serve_dir: Callable[[Path], str], site: Path) -> Page:
    browser_page.goto(serve_dir(site).rstrip("/") + "/base/path/search/")
    return browser_page


def search(page: Page, query: str) -> list[str]:
    """Search as a reader does, and return the keys of the projects found, in order."""
    page.locator("#q").fill(query)
    page.locator("#q").press("Enter")
    results = page.locator("#search-results[data-search-state=ready]")
    results.wait_for()
    keys: list[str] = page.locator("[data-project]").evaluate_all("hits => hits.map(hit => hit.dataset.project)")
    assert results.get_attribute("data-search-count") == str(len(keys))
    return keys


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_kind_of_query_finds_exactly_its_projects(search_page: Page, language: str) -> None:
    if language == "en":
        search_page.goto(search_page.url.replace("/search/", "/en/search/"))
    expected = {
        "ปักกิ่ง": {SISTER_CITY, ROADS},
        "โคโรนา": {SISTER_CITY},
        "ฟูกูโอกะ": {SISTER_CITY},
        "เมืองน้อง": {SISTER_CITY},
        "01000000-2456": {SISTER_CITY},
        "2456": {SISTER_CITY},
        "245": set(),
        "2563": {SISTER_CITY},
        "๒๕๖๓": {SISTER_CITY},
        "Covid-19": {SISTER_CITY},
        "โรคcovid": {SISTER_CITY},
        "น้ำท่วม": set(),
        "ข้าว": {ROADS},
        "ข่าว": {"2561/02000000-8"},
        "ขาว": set(),
        "น้ำ": {ROADS},
        "นำ": {"2561/02000000-8"},
        "ปี": {"2561/02000000-8"},
        "80ปี": {"2561/02000000-8"},
        "12ปี": set(),
        "ครั้งที่12": {ROADS},
        "ครั้งที่1": set(),
        "กรุงปักกิ่ง ถนน": {ROADS},
        "ถนน กรุงปักกิ่ง": {ROADS},
        "12,000,000": {SISTER_CITY},
        "30/9/2562": {SISTER_CITY},
        "2019-09-30": {SISTER_CITY},
        "30 ก.ย. 2562": {SISTER_CITY},
        "20190930": set(),
        "เมืองน้อง 01000000": {SISTER_CITY},
        "เมืองน้อง01000000": set(),
    }
    assert {query: set(search(search_page, query)) for query in expected} == expected


def test_a_hit_shows_its_title_facts_and_a_marked_excerpt(search_page: Page) -> None:
    search(search_page, "ระบาดของโรค Covid-19")
    hit = search_page.locator("[data-project]")
    assert hit.locator("mark").all_text_contents() == ["ระบาดของโรค", "Covid-19"]
    expect(hit).to_contain_text("ขอชะลอโครงการ <img src=x onerror=alert(1)> เนื่องจากการระบาดของโรค Covid-19 ในวันที่ ๓๐")
    expect(hit).to_contain_text("รายงานล่าสุด 11\u00a0ก.ย.\u00a02563")
    expect(search_page.locator("#search-status")).to_have_text("พบ 1 โครงการ")


def test_a_hit_leads_to_its_place_with_the_words_marked_there(search_page: Page) -> None:
    search(search_page, "30/9/2019 โรคCovid-19")
    link = search_page.locator("[data-project] a")
    link.evaluate("link => { link.hash = 'round-2' }")  # the small project page has two rounds only
    link.click()
    expect(search_page.locator("#round-2 mark")).to_have_text(["โรค Covid", "-19", "๓๐ ก.ย. ๒๕๖๒"])
    assert "/base/path/projects/2563/01000000-2456/?q=" in search_page.url


def test_a_title_comes_before_a_narrative_and_the_latest_report_first(search_page: Page) -> None:
    assert search(search_page, "ปรับปรุง") == [ROADS, "2561/02000000-8"]
    assert search(search_page, "โครงการ") == [SISTER_CITY]
    expect(search_page.locator("[data-project] a")).to_have_attribute("href", re.compile("#round-4$"))  # as its excerpt
    search(search_page, "ปักกิ่ง")
    hrefs = search_page.locator("[data-project] a").evaluate_all("links => links.map(link => link.hash)")
    assert sorted(hrefs) == ["#round-1", "#round-2"]


def test_no_result_is_said_and_markup_in_a_query_is_text(search_page: Page) -> None:
    assert search(search_page, "<b>ปลาทู</b>") == []
    expect(search_page.locator("#search-status")).to_have_text("ไม่พบโครงการที่มีคำว่า “<b>ปลาทู</b>”")


@pytest.mark.parametrize(("query", "said"), [("", "พิมพ์คำที่ต้องการค้น"), ("…!?", "คำค้นนี้ไม่มีตัวอักษรหรือตัวเลขให้ค้น")])
def test_nothing_to_look_for_is_no_error(search_page: Page, query: str, said: str) -> None:
    search(search_page, "ถนน")
    search_page.locator("#q").fill(query)
    search_page.locator("#q").press("Enter")
    expect(search_page.locator("#search-results")).to_have_attribute("data-search-state", "idle")
    expect(search_page.locator("#search-status")).to_have_text(said)
    expect(search_page.locator("[data-project]")).to_have_count(0)


def test_the_query_is_in_the_address_and_back_goes_back(search_page: Page) -> None:
    search(search_page, "ถนน")
    search(search_page, "น้ำ")
    assert search_page.evaluate("new URLSearchParams(location.search).get('q')") == "น้ำ"
    search_page.go_back()
    expect(search_page.locator("#search-results")).to_have_attribute("data-search-count", "2")
    expect(search_page.locator("#q")).to_have_value("ถนน")
    search_page.reload()
    expect(search_page.locator("#search-results")).to_have_attribute("data-search-count", "2")


def test_nothing_is_loaded_until_the_reader_goes_to_the_box(search_page: Page) -> None:
    asked = list[str]()
    search_page.on("request", lambda request: asked.append(request.url))
    search_page.reload(wait_until="networkidle")
    assert asked
    assert not [url for url in asked if "/search-index/" in url]
    search_page.locator("#q").focus()
    search_page.wait_for_load_state("networkidle")
    search(search_page, "ถนน")  # the page must not close while the index is loading


def test_a_search_that_fails_says_so_and_can_be_tried_again(search_page: Page) -> None:
    search_page.route("**/search-index/index.json", lambda route: route.abort())
    search_page.locator("#q").fill("ถนน")
    search_page.locator("#q").press("Enter")
    expect(search_page.locator("#search-results")).to_have_attribute("data-search-state", "failed")
    expect(search_page.locator("#search-status")).to_contain_text("ค้นหาไม่สำเร็จ")
    search_page.unroute("**/search-index/index.json")
    search_page.get_by_role("button", name="ลองอีกครั้ง").click()
    expect(search_page.locator("#search-results")).to_have_attribute("data-search-count", "2")


def test_a_connection_lost_in_between_is_not_taken_for_no_result(
    browser_page: Page, serve_dir: Callable[[Path], str], tmp_path: Path
) -> None:
    browser_page.goto(serve_dir(build(tmp_path / "site", documents(30))).rstrip("/") + "/search/?q=ถนน")
    browser_page.locator("#search-results[data-search-state=ready]").wait_for()
    browser_page.context.route("**/search-index/**", lambda route: route.abort())
    browser_page.locator("#q").fill("ปลาทู")
    browser_page.locator("#q").press("Enter")
    expect(browser_page.locator("#search-results")).to_have_attribute("data-search-state", "failed")
    browser_page.context.unroute("**/search-index/**")
    assert search(browser_page, "ปลาทู") == []


def test_a_new_build_of_the_site_is_noticed(search_page: Page, site: Path) -> None:
    search(search_page, "ถนน")
    folder = site / "base" / "path"
    shutil.rmtree(folder / "search-index")
    write_index(folder, [document("2563/01000000-9", "ตลาดน้ำ")])
    assert search(search_page, "ตลาด") == ["2563/01000000-9"]


def test_many_results_come_in_pages(browser_page: Page, serve_dir: Callable[[Path], str], tmp_path: Path) -> None:
    many = [document(f"2563/03000000-{number}", f"ซ่อมถนนสายที่ {number}") for number in range(1, 24)]
    browser_page.goto(serve_dir(build(tmp_path / "site", many)).rstrip("/") + "/search/?q=ถนน")
    expect(browser_page.locator("#search-results")).to_have_attribute("data-search-count", "23")
    expect(browser_page.locator("[data-project]")).to_have_count(10)
    browser_page.get_by_role("link", name="ถัดไป").click()
    expect(browser_page).to_have_url(re.compile("page=2"))
    browser_page.get_by_role("link", name="หน้า 3").click()
    expect(browser_page.locator("[data-project]")).to_have_count(3)
    browser_page.go_back()
    expect(browser_page.locator("[data-project]")).to_have_count(10)


def test_the_focus_stays_on_a_hit_when_those_of_older_years_come(
    browser_page: Page, serve_dir: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SMALLEST", 1)
    folder = build(tmp_path / "site", DOCUMENTS)
    newest = json.loads((folder / "search-index" / "index.json").read_text("utf-8"))["parts"][0]["folder"]
    held = list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    older = re.compile(rf"/search-index/(?!{newest})[0-9a-f]+/")
    browser_page.route(older, hold)
    browser_page.goto(serve_dir(folder).rstrip("/") + "/search/?q=กรุง")
    link = browser_page.locator(f"[data-project='{SISTER_CITY}'] a")
    link.focus()
    for route in held:
        route.continue_()
    browser_page.unroute(older)
    expect(browser_page.locator("#search-results")).to_have_attribute("data-search-count", "2")
    expect(link).to_be_focused()


def test_a_site_without_projects_finds_none(
    browser_page: Page, serve_dir: Callable[[Path], str], tmp_path: Path
) -> None:
    browser_page.goto(serve_dir(build(tmp_path / "site", [])).rstrip("/") + "/search/?q=ถนน")
    expect(browser_page.locator("#search-results")).to_have_attribute("data-search-count", "0")
    expect(browser_page.locator("#search-results")).to_contain_text("ลองใช้คำให้น้อยลง")

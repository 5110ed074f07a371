"""The built website as its readers meet it: in a browser, on a phone, with the keyboard, without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect

from tests.browser.conftest import ServeDir
from tests.browser.keyboard import press_tab_to
from tests.conftest import build_site_of

ROOT = Path(__file__).parents[2]
REAL = "2563/01000000-2456"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site_of(ROOT / "content", tmp_path_factory.mktemp("real"))


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def found(page: Page, url: str, query: str) -> list[str]:
    page.goto(f"{url}search/?q={query}")
    results = page.locator('[data-search-state="ready"]')
    expect(results).to_have_count(1)
    keys = [hit.get_attribute("data-project") or "" for hit in page.locator("[data-project]").all()]
    assert results.get_attribute("data-search-count") == str(len(keys))
    return keys


@pytest.mark.parametrize(
    "query", ["ปักกิ่ง", "โคโรนา", "ฟูกูโอกะ", "เมืองน้อง", "01000000-2456", "2456", "2563", "๒๕๖๓", "Covid-19"]
)
def test_the_real_report_is_found(browser_page: Page, serve_dir: ServeDir, real_site: Path, query: str) -> None:
    assert found(browser_page, serve_dir(real_site), query) == [REAL]


@pytest.mark.parametrize("query", ["น้ำท่วม", "โพธากุล", "1136", "ยกเลิกแล้ว", "บรรทัด"])
def test_what_no_report_says_is_not_found(browser_page: Page, serve_dir: ServeDir, real_site: Path, query: str) -> None:
    """Neither an absent word, nor an official's name or phone, nor a word of the interface."""
    assert found(browser_page, serve_dir(real_site), query) == []


def test_search_works_in_the_english_pages(browser_page: Page, serve_dir: ServeDir, real_site: Path) -> None:
    url = serve_dir(real_site)
    assert found(browser_page, f"{url}en/", "ปักกิ่ง") == [REAL]
    browser_page.locator("[data-project] a").first.click()
    expect(browser_page).to_have_url(re.compile(r"/en/projects/2563/01000000-2456/.*#round-"))
    expect(browser_page.locator("main mark").first).to_have_text("ปักกิ่ง")


def test_a_reader_goes_from_home_by_keyboard_to_a_round_and_a_download(
    browser_page: Page, serve_dir: ServeDir, real_site: Path
) -> None:
    page = browser_page
    page.goto(serve_dir(real_site))
    press_tab_to(page, "input[name=q]")
    page.keyboard.type("ฟูกูโอกะ")
    page.keyboard.press("Enter")
    expect(page.locator('[data-search-count="1"]')).to_have_count(1)
    press_tab_to(page, "[data-project] a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#round-4$"))
    press_tab_to(page, 'a[href$="01000000-2456.csv"]', limit=200)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "01000000-2456.csv"


def test_everything_but_search_is_there_without_scripts(
    without_scripts: Page, browser_page: Page, serve_dir: ServeDir, real_site: Path
) -> None:
    url = f"{serve_dir(real_site)}projects/{REAL}/"
    without_scripts.goto(url)
    browser_page.goto(url)
    plain = without_scripts.locator("main").inner_text()
    assert plain == browser_page.locator("main").inner_text()
    for words in ("12,000,000", "55,189", "9,603,371.83", "2,341,439.17", "ฟูกูโอกะ", "ต้าเหลียน"):
        assert words in plain
    without_scripts.goto(f"{serve_dir(real_site)}search/")
    link = without_scripts.locator("main noscript a, main a[href*='projects']").first
    link.click()
    expect(without_scripts.locator(f"a[href*='{REAL}']").first).to_be_visible()


def test_a_list_in_a_narrative_is_a_list(browser_page: Page, serve_dir: ServeDir, real_site: Path) -> None:
    browser_page.goto(f"{serve_dir(real_site)}projects/{REAL}/")
    expect(browser_page.locator("#round-2 ul > li")).to_have_count(3)
    expect(browser_page.locator("#round-3 ol > li")).to_have_count(2)
    expect(browser_page.locator("#round-2 ul > li").first).to_contain_text(re.compile("^ให้การต้อนรับ"))


def test_each_figure_links_to_its_line(browser_page: Page, serve_dir: ServeDir, real_site: Path) -> None:
    page = browser_page
    page.goto(f"{serve_dir(real_site)}projects/{REAL}/")
    page.locator('a[href$="source/#L19"]').first.click()
    expect(page.locator("#L19 mark, #L19 a").first).to_be_visible()
    assert "12,000,000" in page.locator("#L19").inner_text()


def pages_of(site: Path, every: int) -> list[str]:
    """Return one page of each type, and of projects' pages one of so many, as paths from the site's root."""
    kinds: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        parts = name.split("/")
        kind = "/".join(re.sub(r"[0-9]", "0", part) if index else part for index, part in enumerate(parts[:-1]))
        kinds.setdefault(name if name.startswith("projects/") else kind or name, name)
    own = [name for name in kinds.values() if name.startswith("projects/")]
    return [name for name in kinds.values() if name not in own] + own[::every]


@pytest.mark.parametrize("every", [24, pytest.param(1, marks=pytest.mark.audit)])
def test_no_page_scrolls_sideways_or_breaks_its_policy(
    browser: Browser, serve_dir: ServeDir, sample: Path, every: int
) -> None:
    width = 1280
    url = serve_dir(sample)
    context = browser.new_context(viewport={"width": width, "height": 800})
    page, complaints = context.new_page(), list[str]()

    def listen(message: ConsoleMessage) -> None:
        complaints.append(f"{page.url}: {message.text}")

    def follow(answer: Response) -> None:
        if answer.status >= 400 or not answer.url.startswith(url):
            complaints.append(f"{answer.status}: {answer.url}")

    page.on("console", listen)
    page.on("response", follow)
    wide = []
    for path in pages_of(sample, every):
        page.goto(url + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    context.close()
    assert wide == []
    assert complaints == []


def test_invented_projects_say_so_on_every_page(sample: Path) -> None:
    for path in sample.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "สมมุติ" in text or "invented" in text, path

"""The sample's site by keyboard alone: every stop shows, none is a trap, and a path leads from home to a download."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import press_tab, press_tab_to
from tests.browser.kinds import KINDS, WIDTHS

pytestmark = pytest.mark.browser

QUICK = ("home", "list", "project", "search", "not found")
MOST_STOPS = 400

# Where the focus is, as its number among all elements; 0 where the page has lost it to the browser around it.
AT = """() => document.activeElement === document.body
  ? 0 : [...document.querySelectorAll("*")].indexOf(document.activeElement)"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((element) => !element.disabled && element.type !== "hidden" && element.checkVisibility()).length"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="th-TH")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("prefix", ["", pytest.param("en/", marks=pytest.mark.audit)], ids=["th", "en"])
def test_lists_lead_by_keyboard_from_home_to_a_round_and_a_download(page: Page, sample_url: str, prefix: str) -> None:
    page.goto(sample_url + prefix)
    press_tab_to(page, "nav a[href$='projects/']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/projects/$"))
    press_tab_to(page, "li.card h2 a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/projects/\d{4}/[^/]+/$"))
    press_tab_to(page, "li a[href^='#round-']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#round-\d+$"))
    press_tab_to(page, "a[download][href$='.csv']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize(
    ("kind", "width"),
    [
        pytest.param(kind, width, marks=() if kind in QUICK and width == WIDTHS[0] else pytest.mark.audit)
        for kind in KINDS
        for width in WIDTHS
    ],
)
def test_every_stop_of_the_tab_key_shows_and_none_is_a_trap(page: Page, sample_url: str, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(sample_url + KINDS[kind])
    if "?q=" in KINDS[kind]:
        page.wait_for_selector('[data-search-state="ready"]')
    seen = list[int]()
    for _ in range(min(MOST_STOPS, page.evaluate(STOPS))):
        press_tab(page)
        seen.append(page.evaluate(AT))
    assert len(set(seen)) == len(seen) > 10, "the focus comes back before it was everywhere"

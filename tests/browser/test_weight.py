"""What a page costs a reader on a slow line: bytes, requests, scripts, and text that jumps when fonts come late."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

# Kilobytes of 1,000 bytes on the first visit, fonts and heads included.
BUDGETS = {
    "home": 90,
    "list": 110,
    "list in another order": 110,
    "project": 80,
    "project with many flags": 80,
    "agency": 110,
    "year": 110,
    "overview of one question": 110,
}
MOST_REQUESTS, MOST_SCRIPT, MOST_SHIFT = 10, 5_000, 0.02
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(sum), 300);
})"""


@dataclass
class Load:
    """What one visit loaded: each request's host, kind and bytes on the wire."""

    requests: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(size for _, _, size in self.requests)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A phone that has never been here."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="th-TH")
    yield context.new_page()
    context.close()


def visit(page: Page, url: str) -> Load:
    """Open a page; each request is told before its answer comes, and weighed once it has."""
    asked = list[Request]()
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 # Playwright takes no built-in
    page.goto(url)
    page.evaluate("document.fonts.ready")
    return Load([weigh(request) for request in asked])


def weigh(request: Request) -> tuple[str, str, int]:
    request.response()  # waits for it
    sizes = request.sizes()
    size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
    return urlsplit(request.url).netloc, request.resource_type, size


@pytest.mark.parametrize(("kind", "most"), BUDGETS.items(), ids=BUDGETS.keys())
def test_a_first_visit_stays_within_its_budget(visitor: Page, sample_url: str, kind: str, most: int) -> None:
    load = visit(visitor, sample_url + KINDS[kind])
    assert load.size <= most * 1_000
    assert len(load.requests) <= MOST_REQUESTS


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_no_one_else_leaves_no_cookie_and_runs_little(visitor: Page, sample_url: str, kind: str) -> None:
    load = visit(visitor, sample_url + KINDS[kind].partition("?")[0])  # a search is asked for by the reader
    assert {host for host, _, _ in load.requests} == {urlsplit(sample_url).netloc}
    assert visitor.context.cookies() == []
    assert sum(size for _, what, size in load.requests if what == "script") <= MOST_SCRIPT


@pytest.mark.parametrize(
    ("kind", "delay"),
    [
        pytest.param(
            kind, delay, marks=() if (kind, delay) in {("home", 400), ("project", 3000)} else pytest.mark.audit
        )
        for kind in ("home", "list", "project", "year", "data", "style guide")
        for delay in (0, 400, 3000)
    ],
)
def test_nothing_jumps_when_fonts_come_late(visitor: Page, sample_url: str, kind: str, delay: int) -> None:
    def late(route: Route) -> None:
        visitor.wait_for_timeout(delay)
        route.continue_()

    visitor.route("**/*.woff2", late)
    visitor.goto(sample_url + KINDS[kind], wait_until="networkidle")
    assert visitor.evaluate(SHIFT) <= MOST_SHIFT

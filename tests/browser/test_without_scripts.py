"""The site with scripts off: all there but search, and that says so."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pair(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """A page with scripts, and one without."""
    contexts = [browser.new_context(java_script_enabled=enabled) for enabled in (True, False)]
    yield contexts[0].new_page(), contexts[1].new_page()
    for context in contexts:
        context.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("search")])
def test_a_page_says_the_same_with_scripts_and_without(pair: tuple[Page, Page], sample_url: str, kind: str) -> None:
    texts = []
    for page in pair:
        page.goto(sample_url + KINDS[kind])
        texts.append(page.locator("main").text_content())
    assert texts[0] == texts[1]


def test_every_project_and_file_is_reached_by_links_alone(sample: Path) -> None:
    """From the front page, as one who clicks: lists lead to every project, projects and lists to every download."""
    seen, waiting = set[str](), [""]
    while waiting:
        path = waiting.pop()
        file = sample / path / "index.html"
        if path not in seen and (path.endswith("/") or not path) and file.is_file():
            links = html.fromstring(file.read_text("utf-8")).xpath("//a/@href")
            found = (urlsplit(urljoin(f"http://site/{path}", link)) for link in links)
            waiting += [unquote(link.path[1:]) for link in found if link.netloc == "site" and not link.query]
        seen.add(path)
    projects = sorted(path.relative_to(sample).as_posix() for path in sample.glob("projects/[0-9]*/*.json"))
    assert len(projects) > 40
    for path in projects:
        stem = path.removesuffix(".json")
        assert {f"{stem}/", f"{stem}/source/", path, f"{stem}.csv", f"{stem}.yaml", f"en/{stem}/"} <= seen
    assert {path.relative_to(sample).as_posix() for path in sample.glob("data/*.csv")} <= seen


def test_search_says_what_it_needs_and_where_else_to_look(pair: tuple[Page, Page], sample_url: str) -> None:
    _, page = pair
    page.goto(f"{sample_url}search/?q=น้ำ")
    assert "JavaScript" in page.locator("main").inner_text()
    page.locator("main a[href*='projects']").first.click()
    assert page.locator("li.card").count() > 0

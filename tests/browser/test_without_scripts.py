"""The site with scripts off: all there but search, and that says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
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


def test_every_project_and_file_is_reached_by_links_alone(
    sample: Path, pair: tuple[Page, Page], sample_url: str
) -> None:
    """From the front page, as one who clicks: lists lead to every project, projects and lists to every download."""
    _, page = pair
    seen, waiting = set[str](), [sample_url]
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        if url.endswith("/"):
            page.goto(url)
            links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
            waiting += [link for link in links if link.startswith(sample_url) and "?" not in link]
    reached = {url.removeprefix(sample_url) for url in seen}
    projects = sorted(path.relative_to(sample).as_posix() for path in sample.glob("projects/[0-9]*/*.json"))
    assert len(projects) > 40
    for path in projects:
        stem = path.removesuffix(".json")
        assert {f"{stem}/", f"{stem}/source/", path, f"{stem}.csv", f"{stem}.yaml", f"en/{stem}/"} <= reached
    data = {path.relative_to(sample).as_posix() for path in sample.glob("data/*.csv")}
    assert data <= reached


def test_search_says_what_it_needs_and_where_else_to_look(pair: tuple[Page, Page], sample_url: str) -> None:
    _, page = pair
    page.goto(f"{sample_url}search/?q=น้ำ")
    assert "JavaScript" in page.locator("main").inner_text()
    page.locator("main a[href*='projects']").first.click()
    assert page.locator("li.card").count() > 0

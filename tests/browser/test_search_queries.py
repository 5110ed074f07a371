"""Every kind of Thai query gives exactly the projects that hold it, among many, in Chromium and in Firefox alike."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.search import index_documents
from tests.browser import firefox
from tests.search.corpus import documents, holders, queries

SCRIPTS = Path(__file__).parents[2] / "templates" / "assets" / "search"
SEARCH_ALL = """async (queries) => {
  const { search } = await import(new URL("assets/search/engine.js", location.href));
  const found = {};
  for (const query of queries) {
    const { count, hits } = await search(query);
    if (count !== hits.length) throw new Error(query);
    const shown = count ? await hits[0].load() : { titleParts: [], parts: [] };
    const parts = [...shown.titleParts, ...shown.parts];
    found[query] = { keys: hits.map((hit) => hit.key), marked: parts.some((part) => part.marked) };
  }
  return found;
}"""
Evaluate = Callable[[str, object], Any]

pytestmark = pytest.mark.browser


@pytest.fixture(params=["chromium", "firefox"])
def evaluate(request: pytest.FixtureRequest, serve_dir: Callable[[Path], str], tmp_path: Path) -> Iterator[Evaluate]:
    """Give a function that evaluates a script in a browser, on an index of 500 projects."""
    for file in index_documents(documents(500)):
        (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file.path).write_bytes(file.content)
    shutil.copytree(SCRIPTS, tmp_path / "assets" / "search")
    (tmp_path / "index.html").write_text('<!doctype html><html lang="th"><title>-</title></html>', encoding="utf-8")
    url = serve_dir(tmp_path)
    if request.param == "firefox":
        with firefox.launched() as browser:
            browser.goto(url)
            yield browser.evaluate
    else:
        page: Page = request.getfixturevalue("browser_page")
        page.goto(url)
        yield page.evaluate


def test_every_query_finds_exactly_the_projects_that_hold_it(evaluate: Evaluate) -> None:
    projects = documents(500)
    found = evaluate(SEARCH_ALL, queries())
    expected = {query: holders(query, projects) for query in queries()}
    wrong = {query: len(keys) for query, keys in expected.items() if set(found[query]["keys"]) != keys}
    assert not wrong
    answered = {query for query, keys in expected.items() if keys}
    assert len(answered) == 90
    assert {query for query in expected if found[query]["marked"]} == answered

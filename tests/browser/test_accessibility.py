"""Every kind of page in every state, as axe-core judges it, with all that can be opened open."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import Visit, visits
from tests.conformance.tools import axe_source

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def open_page(browser: Browser, sample_url: str) -> Iterator[Any]:
    """A function that goes to a page of the sample in a state, and opens all that is folded."""
    contexts = []

    def go(visit: Visit) -> Page:
        context = browser.new_context(**visit.context)
        contexts.append(context)
        page = context.new_page()
        page.goto(sample_url + visit.path)
        if "?q=" in visit.path:
            page.wait_for_selector('[data-search-state="ready"]')
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("visit", visits())
def test_axe_finds_nothing(open_page: Any, visit: Visit) -> None:
    page = open_page(visit)
    page.evaluate(axe_source())
    result = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
    assert [
        f"{found['id']}: {node['html'][:200]} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ] == []

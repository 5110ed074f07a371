"""A page of a real browser, and a server for what it visits."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import served

ServeDir = Callable[[Path], str]


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A page of its own context, with a phone's width, in which any script error fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="th-TH")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if "Content Security Policy" in message.text else None
    )
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def serve_dir() -> Iterator[ServeDir]:
    """A function that serves a folder on this computer and returns its URL, which ends with a slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))

"""A real browser, and a server for what it visits. A browser that is not there is a failure, never a skip."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.server import served

ServeDir = Callable[[Path], str]

ROOT = Path(__file__).parents[2]
# Debian's Chromium as root has no sandbox; the rest keeps it from calling home while the tests run.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def browser_path() -> str:
    """Return the browser that the set-up found, or one on the PATH."""
    noted = ROOT / ".venv/browser"
    found = noted.read_text().strip() if noted.is_file() else None
    found = found or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "the browser tests need Chromium or Google Chrome: run `make test`, which installs one"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        yield launched
        launched.close()


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

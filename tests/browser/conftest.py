"""A real browser, and a server for what it visits. A browser that is not there is a failure, never a skip."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the base path `/base/`, as a project site on a forge does."""

    def translate_path(self, path: str) -> str:
        if not path.startswith("/base/"):
            return os.devnull + "/nothing"
        return super().translate_path(path.removeprefix("/base"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
        """Keep the test log to the tests."""


@pytest.fixture
def serve_dir() -> Iterator[ServeDir]:
    """A function that serves a folder on this computer and returns its URL, which ends with a slash."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/base/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()

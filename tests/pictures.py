"""Renews the pictures of the documentation: `make pictures`."""

import tempfile
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from generator.cli import main as run
from tests.browser.conftest import ARGUMENTS, Handler, browser_path

ROOT = Path(__file__).parents[1]
PROJECT = "projects/2563/01000000-2456/"

Scheme = Literal["light", "dark"]

# File name, content, page, width, height, colours.
PICTURES: tuple[tuple[str, str, str, int, int, Scheme], ...] = (
    ("project-desktop", "content", PROJECT, 1280, 1000, "light"),
    ("project-phone", "content", PROJECT, 390, 1160, "light"),
    ("project-dark", "content", PROJECT, 1280, 1000, "dark"),
    ("source-desktop", "content", f"{PROJECT}source/#L88", 1280, 800, "light"),
    ("search-phone", "content", "search/?q=ปักกิ่ง", 390, 844, "light"),
    ("home-desktop", "tests/sample/content", "", 1280, 900, "light"),
    ("list-phone", "tests/sample/content", "projects/", 390, 844, "light"),
    ("year-desktop", "tests/sample/content", "years/2565/", 1280, 900, "light"),
)


def main() -> None:
    """Build the site and the sample, and take every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        for content in dict.fromkeys(picture[1] for picture in PICTURES):
            site = Path(folder, content.replace("/", "-"))
            run(["build", "--content", str(ROOT / content), "--output", str(site), "--date", "2026-11-24"])
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for name, _, page_path, width, height, scheme in (one for one in PICTURES if one[1] == content):
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                page.goto(f"http://127.0.0.1:{server.server_port}/base/{page_path}")
                page.wait_for_load_state("networkidle")
                page.screenshot(path=ROOT / f"docs/{name}.png")
                page.close()
            server.shutdown()
        browser.close()


if __name__ == "__main__":
    main()

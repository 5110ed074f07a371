"""Renews the pictures of the documentation: `make pictures`; `python -m tests.pictures NAME …` those named."""

import shutil
import sys
import tempfile
from collections.abc import Collection
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from generator.cli import main as run
from tests.browser.chromium import ARGUMENTS, browser_path
from tests.browser.server import served

ROOT = Path(__file__).parents[1]
PROJECT = "projects/2563/01000000-2456/"

# The sample as it is where its site says which repository it has.
WITH_REPOSITORY = "the sample with a repository"

Scheme = Literal["light", "dark"]

# File name without its screen and colours, content, page.
PICTURES: tuple[tuple[str, str, str], ...] = (
    ("home", "tests/sample/content", ""),
    ("list", "tests/sample/content", "projects/"),
    ("project", "content", PROJECT),
    ("source", "content", f"{PROJECT}source/#L69"),
    ("year", "tests/sample/content", "years/2565/"),
    ("agency", "tests/sample/content", "agencies/50130000/"),
    ("overview", "tests/sample/content", "overview/off-plan/"),
    ("search", "tests/sample/content", "search/?q=น้ำท่วม"),
    ("data", "tests/sample/content", "data/"),
    ("add-report", WITH_REPOSITORY, "add-report/"),
    ("add-report-en", WITH_REPOSITORY, "en/add-report/"),
    ("corrections", "tests/sample/content", "corrections/"),
    ("corrections-en", "tests/sample/content", "en/corrections/"),
    ("project-en", "content", f"en/{PROJECT}"),
)
SCREENS = {"phone": (390, 1000), "desktop": (1280, 900)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def main(named: Collection[str]) -> None:
    """Build the sites, and take the pictures named, or all, on a phone and a desktop, light and dark."""
    wanted = [picture for picture in PICTURES if not named or picture[0] in named]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        for number, content in enumerate(dict.fromkeys(picture[1] for picture in wanted)):
            site, source = Path(folder, f"site-{number}"), _content(content, Path(folder))
            run(["build", "--content", str(source), "--output", str(site), "--date", "2026-11-24"])
            with served(site) as url:
                for name, _, path in (picture for picture in wanted if picture[1] == content):
                    for screen, scheme in product(SCREENS, SCHEMES):
                        _take(browser, url + path, ROOT / f"docs/pictures/{name}-{screen}-{scheme}.png", screen, scheme)
        browser.close()


def _content(name: str, folder: Path) -> Path:
    """Return a content folder; the one with a repository is made."""
    if name != WITH_REPOSITORY:
        return ROOT / name
    made = Path(shutil.copytree(ROOT / "tests/sample/content", folder / "content"))
    with (made / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("repository: https://github.com/example/reports\n")
    return made


def _take(browser: Browser, url: str, file: Path, screen: str, scheme: Scheme) -> None:
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    file.parent.mkdir(exist_ok=True)
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    main(sys.argv[1:])

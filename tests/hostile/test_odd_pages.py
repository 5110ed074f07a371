"""Pages of projects whose every field holds odd text: they fit a phone, are accessible and valid, and run nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.server import served
from tests.conformance.tools import axe_source, html_validate
from tests.conftest import Desk
from tests.hostile.browsing import Watch, watched

pytestmark = pytest.mark.browser

TEXTS = {
    "markup": """"><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>'`{{ 7*7 }}</title>""",
    "addresses": "javascript:alert(1) data:text/html,<script>alert(2)</script> http://evil.example/?q=<b>",
    "one long word": "ก" * 10_000,
    "one long Latin word": "W" * 10_000,
    "right to left": "โครงการ עברית (12) \u200f\u200e ปกติ",
    "a flood of marks": "ที่" + "\u0e49\u0e34\u0e38" * 700 + " a" + "\u0301" * 700,
    "emoji": "🏙️👨‍👩‍👧‍👦🇹🇭 ถนน 🚧" * 30,
    "signs of lists": "- - -\n1. 1. 1.\n* # > | ```\n[x](javascript:alert(1))",
}
ONLY = {"a field or two": {"id": "50010000-99", "title": "โครงการที่มีแต่ชื่อ", "fiscal_year": "2566"}}


def record(number: int, text: str) -> dict[str, object]:
    """Return a record written by hand, with a text in every field that takes one."""
    line = text.replace("\n", " ")
    verdicts = {"on_plan": "false", "on_target": "true"}
    return {
        "id": f"50010000-{number}",
        "title": line,
        "fiscal_year": "2566",
        "budget_allocated": "999999999999999999",
        "budget_spent": "0.000001",
        "agency": [line, line],
        "responsible_officer": {"name": line, "phone": line},
        "coordinator": {"name": line},
        "rationale": text,
        "objectives": [line, line],
        "targets": [line],
        "strategy": {"theme": f"๗ {line}", "sub_theme": line, "goal": line, "indicator": line},
        "rounds": [
            {
                "number": str(at),
                "label": line[:40],
                "date": f"2022-1{at}-01",
                "narrative": text,
                "progress_percent": "150",
                "disbursed": "1",
                **verdicts,
            }
            for at in (0, 1, 2)
        ],
        "unrecognised": [{"line": "1", "text": line}],
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("hostile"))
    desk.write("site.yaml", json.dumps({"title": "เว็บทดสอบ", "licence": "CC-BY-4.0", "privacy": "publish"}))
    records = {f"50010000-{number}": record(number, text) for number, text in enumerate(TEXTS.values())}
    for name, tree in {**records, "50010000-99": ONLY["a field or two"]}.items():
        desk.write(f"projects/2566/{name}.yaml", json.dumps(tree, ensure_ascii=False))
    built = desk.build()
    assert built.written, built.diagnostics
    assert built.projects == len(TEXTS) + 1, [str(said) for said in built.diagnostics if said.severity == "error"]
    return desk.site


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def phone(browser: Browser, url: str) -> Iterator[Watch]:
    """A narrow page, on which nothing may happen that should not."""
    with watched(browser, url) as made:
        made.page.set_viewport_size({"width": 320, "height": 700})
        yield made
    assert made.events == []


PAGES = [f"projects/2566/50010000-{number}/" for number in (*range(len(TEXTS)), 99)]


@pytest.mark.parametrize("path", PAGES, ids=[*TEXTS, *ONLY])
@pytest.mark.parametrize("prefix", ["", pytest.param("en/", marks=pytest.mark.audit)], ids=["th", "en"])
def test_a_page_of_odd_text_runs_nothing_fits_a_phone_and_is_accessible(phone: Watch, prefix: str, path: str) -> None:
    page = phone.page
    phone.look(prefix + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate(axe_source())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(said["id"], said["nodes"][0]["html"][:200]) for said in found] == []


@pytest.mark.parametrize(
    "path", ["", "projects/", "agencies/50010000/", "years/2566/", "overview/off-plan/", "strategies/7/"]
)
def test_lists_of_odd_text_run_nothing_and_fit_a_phone(phone: Watch, path: str) -> None:
    phone.look(path)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_page_of_odd_text_is_valid(site: Path) -> None:
    assert html_validate(sorted(site.glob("projects/**/*.html"))) == []

"""What Lighthouse gives the pages on a phone: full marks, but for speed, which is measured and so may vary a little."""

import pytest

from tests.browser.chromium import browser_path
from tests.browser.kinds import KINDS
from tests.conformance.tools import lighthouse

pytestmark = pytest.mark.browser

JUDGED = ("home", "list", "project", "agency", "year", "data", "about")
FULL_MARKS = {"accessibility": 100, "best-practices": 100, "seo": 100}


def marks(url: str, *categories: str) -> dict[str, int]:
    """Return the marks out of 100, by category."""
    report = lighthouse(url, browser_path(), categories=",".join(categories))
    return {name: round((category["score"] or 0) * 100) for name, category in report["categories"].items()}


def test_a_project_gets_full_marks_for_all_but_speed(sample_url: str) -> None:
    assert marks(sample_url + KINDS["project"], *FULL_MARKS) == FULL_MARKS


@pytest.mark.audit
@pytest.mark.parametrize("prefix", ["", "en/"], ids=["th", "en"])
@pytest.mark.parametrize("kind", JUDGED)
def test_a_page_gets_full_marks(sample_url: str, kind: str, prefix: str) -> None:
    found = marks(sample_url + prefix + KINDS[kind], "performance", *FULL_MARKS)
    assert found.pop("performance") >= 95
    assert found == FULL_MARKS


@pytest.mark.audit
def test_the_page_not_found_gets_full_marks(sample_url: str) -> None:
    """By its own address, as a page that is found: one that is not found has no marks for search engines."""
    found = marks(f"{sample_url}404.html", "performance", *FULL_MARKS)
    assert found.pop("performance") >= 95
    assert found == FULL_MARKS

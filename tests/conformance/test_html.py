"""The built pages as those judge them who write the rules of HTML."""

from pathlib import Path

import pytest

from tests.browser.kinds import KINDS
from tests.conformance.tools import html_validate, nu_validate


def page_of(site: Path, path: str) -> Path:
    path = path.partition("?")[0]
    return site / "404.html" if path.startswith("no/") else site / path / "index.html"


def test_html_validate_finds_nothing_on_any_kind_of_page(sample: Path) -> None:
    pages = {page_of(sample, prefix + path) for path in KINDS.values() for prefix in ("", "en/")}
    assert html_validate(sorted(page for page in pages if page.is_file())) == []


@pytest.mark.audit
def test_html_validate_finds_nothing_on_any_page(sample: Path) -> None:
    pages = sorted(sample.rglob("*.html"))
    assert len(pages) > 200
    assert html_validate(pages) == []


@pytest.mark.audit
def test_the_nu_checker_finds_nothing_on_any_page(sample: Path) -> None:
    assert nu_validate(sample) == []

"""A project on paper: a dossier of a few pages that says all that the page says, and where it is from."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ServeDir
from tests.conftest import ROOT, build_site_of

pytestmark = pytest.mark.browser

REAL = "projects/2563/01000000-2456/"
SAMPLE = ("projects/2560/50010000-1201/", "projects/2563/50120000-990/", "projects/2569/50280000-2055/")


def printed(browser: Browser, url: str) -> list[str]:
    """Return the text of each page of a print on A4, in black and white as most offices print."""
    page = browser.new_page(locale="th-TH")
    page.goto(url)
    page.evaluate("document.fonts.ready")
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    page.close()
    return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in document]


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site_of(ROOT / "content", tmp_path_factory.mktemp("real"))


def test_the_real_report_is_a_dossier_of_four_pages_with_its_address_and_version(
    browser: Browser, serve_dir: ServeDir, real_site: Path
) -> None:
    pages = printed(browser, serve_dir(real_site) + REAL)
    assert len(pages) <= 4
    assert "https://example.org/base/projects/2563/01000000-2456/" in pages[-1]
    assert "ec6d7ace474d" in pages[-1]
    assert [page[:3] for page in pages] == [f"{number}/{len(pages)}" for number in range(1, len(pages) + 1)]


def test_what_is_folded_on_the_screen_is_open_on_paper(browser: Browser, serve_dir: ServeDir, real_site: Path) -> None:
    text = "".join(printed(browser, serve_dir(real_site) + REAL))
    assert text.count("ขอชะลอโครงการ") == 4
    assert "ดาวน์โหลดและอ้างอิง" in text
    assert "แจ้งทางอีเมล" not in text  # what only a screen can do


@pytest.mark.parametrize("path", SAMPLE)
def test_an_ordinary_project_takes_four_pages_at_most(browser: Browser, sample_url: str, path: str) -> None:
    assert len(printed(browser, sample_url + path)) <= 4


def test_sixty_rounds_take_more_and_lose_none(browser: Browser, sample_url: str) -> None:
    text = "".join(printed(browser, f"{sample_url}projects/2568/50250000-300/"))
    assert all(f"รอบที่{number}" in text for number in range(1, 61))

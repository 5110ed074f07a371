"""Reports printed to PDF by a browser, with the site's own Thai font: the record is the one of the text."""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.forms import load_profiles, read_reports
from generator.model.source import SourceText
from generator.sources import read_source
from tests.forms.writer import PLAIN, expected_record, write_form
from tests.sample import invent
from tests.sample.sample import Report
from tests.sources.office import web_page

pytestmark = pytest.mark.browser

FONTS = Path(__file__).parents[2] / "templates/assets/fonts"
REPORTS = [
    report
    for file in invent.FILES
    for report in file.reports
    if not report.misprints and report.truth.rounds and report.quirks == PLAIN
][:6]
Printer = Callable[..., bytes]


def face(name: str, letters: str) -> str:
    data = base64.b64encode((FONTS / name).read_bytes()).decode()
    return f"@font-face {{font-family: Sarabun; src: url(data:font/woff2;base64,{data}); unicode-range: {letters}}}"


STYLE = "\n".join(
    (
        face("sarabun-thai-400.woff2", "U+0E00-0E7F"),
        face("sarabun-latin-400.woff2", "U+0000-0DFF, U+2000-20FF"),
        "body {font: 10pt Sarabun} p {margin: 0 0 6pt} table {width: 100%; border-collapse: collapse}",
        "td {vertical-align: top; padding: 1pt 6pt} td:nth-child(1), td:nth-child(3), td:nth-child(4) {width: 17%}",
    )
)


@pytest.fixture
def printed(browser: Browser) -> Iterator[Printer]:
    """A function that prints a text to PDF, as someone does who prints the page of a system."""
    page = browser.new_page()

    def print_pdf(text: str, **options: Any) -> bytes:
        page.set_content(web_page(text, style=STYLE))
        page.evaluate("document.fonts.ready")
        return page.pdf(**options)

    yield print_pdf
    page.close()


def read(content: bytes) -> tuple[SourceText, dict[str, Any]]:
    source = read_source(content, "reports/2563/print.pdf")
    assert isinstance(source, SourceText), source
    (reading,), faults = read_reports(source, load_profiles())
    assert not faults
    return source, {key: value for key, value in reading.record.items() if key != "source"}


def letters(tree: Any) -> Any:
    """Give a record without its white space: where a line was wrapped, print does not say whether there was a space."""
    if isinstance(tree, str):
        return "".join(tree.split())
    return [letters(item) for item in tree] if isinstance(tree, list) else {key: letters(tree[key]) for key in tree}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.truth.id)
def test_a_print_on_wide_paper_gives_the_very_record(report: Report, printed: Printer) -> None:
    _, record = read(printed(write_form(report.truth), width="1600mm", height="297mm"))
    assert record == expected_record(report.truth)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.truth.id)
def test_a_print_on_a4_gives_every_letter_in_its_field(report: Report, printed: Printer) -> None:
    _, record = read(printed(write_form(report.truth), format="A4", margin={"left": "15mm", "right": "15mm"}))
    assert letters(record) == letters(expected_record(report.truth))


def test_heads_and_feet_of_pages_are_in_no_field(printed: Printer) -> None:
    truth = REPORTS[0].truth
    feet = '<p style="font-size: 9px; width: 100%; text-align: center">Page <span class="pageNumber"></span></p>'
    margin = {"top": "25mm", "bottom": "25mm"}
    options = {"display_header_footer": True, "footer_template": feet, "header_template": "<p></p>", "margin": margin}
    source, record = read(printed(write_form(truth), format="A5", **options))
    pages = max(line.page for line in source.lines)
    assert pages > 1
    assert [item["text"] for item in record.pop("unrecognised")] == [f"Page {page + 1}" for page in range(pages)]
    assert letters(record) == letters(expected_record(truth))

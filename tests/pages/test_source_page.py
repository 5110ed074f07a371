"""The source page shows every character of a report, and what was read from it."""

from dataclasses import replace

from generator.pages.source import source_lines, visible
from tests.factories import make_entry, make_site
from tests.pages.rendering import SAMPLE_READING, Page, make_reading, project_pages

SOURCE = "projects/2563/01000000-2456/source/index.html"
ENTRY = make_entry(reading=SAMPLE_READING)


def source_page() -> Page:
    return project_pages(ENTRY)[SOURCE]


def test_every_line_has_its_number_and_all_its_characters() -> None:
    page = source_page()
    assert [id_ for id_ in page.ids if id_.startswith("L")] == [f"L{number}" for number in range(1, 111)]
    for line, shown in zip(SAMPLE_READING.source.lines, source_lines(ENTRY), strict=True):
        assert "".join(piece.text for piece in shown.pieces) == line.text
        assert " ".join(line.text.split()) in page.text


def test_what_was_read_is_marked_and_linked_to_its_place() -> None:
    page = source_page()
    assert '<a href="../#money"><mark>12,000,000</mark></a>' in page.html
    assert '<a href="../#round-5"><mark>24/2/2563</mark></a>' in page.html
    assert page.text.count("budget_allocated") == 1


def test_what_no_field_holds_is_visible_and_as_typed() -> None:
    assert '<span class="is-unrecognised">ลายมือ &lt;b&gt;ข้างหน้า&lt;/b&gt;</span>' in source_page().html


def test_repairs_show_what_stood_there() -> None:
    assert "<del>\u0e4d\u0e32</del> → <ins>\u0e33</ins>" in source_page().html
    assert visible("ก\u200bข\u00a0\u0e4d") == "ก[U+200B]ข[U+00A0]\u0e4d"


def test_only_the_lines_of_this_report_are_shown() -> None:
    reading = replace(make_reading(["ฉบับแรก", "ฉบับที่สอง", "ฉบับที่สาม"]), first_line=2, last_line=2)
    assert [line.number for line in source_lines(make_entry(reading=reading))] == [2]


def test_the_page_exists_once_and_speaks_both_languages() -> None:
    pages = project_pages(ENTRY)
    assert [path for path in pages if "source" in path] == [SOURCE]
    page = source_page()
    assert "ข้อความต้นฉบับ / Source text" in page.text
    assert {"../", "../../../../en/projects/2563/01000000-2456/", "01000000-2456.txt"} <= set(page.links)


def test_a_site_of_one_language_speaks_that_one() -> None:
    page = project_pages(ENTRY, make_site(languages=("th",)))[SOURCE]
    assert "Source text" not in page.html


def test_both_pages_link_to_places_that_are_there() -> None:
    pages = project_pages(ENTRY)
    assert {link for _, link in pages.broken_links() if "#" in link} == set()

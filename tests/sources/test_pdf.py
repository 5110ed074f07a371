"""PDF files: letters by their places to lines and columns."""

from dataclasses import replace

from generator.model.source import SourceText
from generator.sources import read_source
from generator.sources.page_layout import lines_of
from generator.sources.page_rows import Glyph
from generator.thai.text import repair
from tests.sources.pdf_files import make_pdf, text_pdf


def set_text(text: str, left: float, base: float, *, wide: float = 6, size: float = 10) -> list[Glyph]:
    """Set a text in letters of one width; its spaces leave a gap."""
    return [
        Glyph(letter, left + at * wide, left + (at + 1) * wide, base, size)
        for at, letter in enumerate(text)
        if letter != " "
    ]


def read_lines(*pages: list[Glyph]) -> list[str]:
    return [line.text for line in lines_of(pages)]


def test_gaps_make_words_and_columns() -> None:
    assert read_lines(set_text("ab cd", 50, 700) + set_text("ef", 200, 700)) == ["ab cd\tef"]


def test_letters_out_of_order_are_put_in_their_place() -> None:
    assert read_lines(set_text("later", 50, 600) + list(reversed(set_text("first", 50, 700)))) == ["first", "later"]


def test_a_mark_that_is_drawn_later_joins_its_letter() -> None:
    letters = set_text("กนบ", 50, 700)
    mark = Glyph("\u0e49", 59, 62, 700, 10)
    assert read_lines([*letters, mark]) == ["กน้บ"]


def test_text_wrapped_at_the_edge_is_one_line_again() -> None:
    page = [
        *set_text("กขคงจฉชซฌญ กขคงจฉชซฌญ", 50, 700),
        *set_text("กขคงจฉชซฌญ กขคงจฉชซฌญ", 50, 688),
        *set_text("กขคง", 50, 676),
        *set_text("1. ก", 50, 664),
    ]
    assert read_lines(page) == ["กขคงจฉชซฌญ กขคงจฉชซฌญกขคงจฉชซฌญ กขคงจฉชซฌญกขคง", "1. ก"]


def test_lines_that_end_before_the_edge_stay_lines() -> None:
    page = [*set_text("กข", 50, 700), *set_text("คง", 50, 688), *set_text("จฉ", 50, 676), *set_text("ก" * 40, 50, 664)]
    assert read_lines(page) == ["กข", "คง", "จฉ", "ก" * 40]


def test_a_label_never_goes_on_with_the_value_above() -> None:
    page = [
        *set_text("title : aaaaaaaaaaaaaaaa", 50, 700),
        *set_text("number : 01000000-9001", 50, 688),
        *set_text("year : 2563 aaaaaaaaaaaa", 50, 676),
    ]
    assert read_lines(page) == ["title : aaaaaaaaaaaaaaaa", "number : 01000000-9001", "year : 2563 aaaaaaaaaaaa"]


def test_a_row_of_a_table_keeps_its_cells_together() -> None:
    row = [
        *set_text("round 1", 50, 700),
        *set_text(":: date : aaaa", 120, 700),
        *set_text(": plan", 260, 700),
        *set_text(":: figures", 120, 688),
    ]
    second = [*set_text("round 2", 50, 670), *set_text(":: date", 120, 670), *set_text(":: more", 120, 658)]
    assert read_lines(row + second) == ["round 1\t:: date : aaaa", ":: figures\t: plan", "round 2\t:: date", ":: more"]


def test_columns_that_stand_close_are_told_by_where_other_rows_begin() -> None:
    rows = [
        *set_text("round 1", 50, 700),
        *set_text(":: 1/2/2563 : aaaa", 97, 700),
        *set_text("plan", 260, 700),
        *set_text("target", 296, 700),
        *set_text(":: figures", 97, 688),
    ]
    second = [(glyph.left, glyph.base - 30) for glyph in rows]
    rows += [replace(glyph, left=left, base=base) for glyph, (left, base) in zip(rows, second, strict=True)]
    assert read_lines(rows) == ["round 1\t:: 1/2/2563 : aaaa", ":: figures\tplan\ttarget"] * 2


def test_a_heading_wrapped_in_its_column_takes_its_row_along() -> None:
    row = [
        *set_text("report", 50, 700),
        *set_text(":: 1/2/2563 : aaaa", 97, 700),
        *set_text(": on", 220, 700),
        *set_text("no. 1", 50, 688),
        *set_text(":: figures", 97, 688),
        *set_text("plan", 220, 688),
    ]
    second = [replace(glyph, base=glyph.base - 30) for glyph in row]
    assert read_lines(row + second)[:2] == ["report no. 1\t:: 1/2/2563 : aaaa", ":: figures\t: on plan"]


def test_feet_of_pages_are_known_by_their_place() -> None:
    pages = [set_text("abc"[page - 1], 50, 700) + set_text(f"page {page}", 50, 30) for page in (1, 2, 3)]
    assert [(line.text, line.page, line.running) for line in lines_of(pages)] == [
        said for page in (1, 2, 3) for said in (("abc"[page - 1], page, False), (f"page {page}", page, True))
    ]


def test_a_head_close_to_the_text_is_known_by_its_letters() -> None:
    def said(page: int) -> list[Glyph]:
        head = set_text("printed today", 50, 712, size=8)
        return head + set_text("abc"[page - 1], 50, 700) + set_text("aaaa", 50, 688)

    running = [line.text for line in lines_of([said(page) for page in (1, 2, 3)]) if line.running]
    assert running == ["printed today"] * 3


def test_a_line_with_colons_is_not_the_rest_of_the_line_above() -> None:
    page = [
        *set_text("aaaa aaaa aaaa aaaa", 50, 700),
        *set_text("aaaa aaaa aaaa aaaa", 50, 688),
        *set_text("round 9 :: 7/4/2566", 50, 676),
        *set_text("spent: 5 aaaa aaaaa", 50, 664),
    ]
    assert read_lines(page)[-2:] == ["round 9 :: 7/4/2566", "spent: 5 aaaa aaaaa"]


def test_a_pdf_gives_its_lines_with_their_pages() -> None:
    pages = [f"BT /F1 12 Tf 50 800 Td (Page {word}) Tj ET" for word in ("one", "two")]
    source = read_source(make_pdf(pages), "reports/2563/x.pdf")
    assert isinstance(source, SourceText)
    assert [(line.text, line.page) for line in source.lines] == [("Page one", 1), ("Page two", 2)]
    assert (source.encoding, source.ocr) == ("", False)


def test_a_pdf_under_the_name_of_a_text_is_read_as_what_it_is() -> None:
    source = read_source(text_pdf("hello"), "reports/2563/x.txt")
    assert isinstance(source, SourceText)
    assert [line.text for line in source.lines] == ["hello"]


def test_shapes_of_old_thai_fonts_are_the_letters_that_they_are() -> None:
    text, edits = repair("ป\uf702 ฐ\uf70a น\uf70bำ ญ\uf718")
    assert text == "ปี ฐ่ น้ำ ญุ"
    assert {edit.kind for edit in edits} == {"thai-glyph"}

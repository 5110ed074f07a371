"""Printed text becomes paragraphs and lists, and loses nothing but the marks of the lists."""

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.narrative import Block, blocks


def test_lines_with_dashes_are_a_list() -> None:
    assert blocks("- หนึ่ง\n- สอง") == (Block("bullets", ("หนึ่ง", "สอง")),)


def test_numbered_lines_are_a_list_that_begins_where_the_print_begins() -> None:
    assert blocks("2. สอง\n3. สาม") == (Block("numbers", ("สอง", "สาม"), 2),)


def test_a_number_out_of_order_begins_a_list_of_its_own() -> None:
    assert blocks("1. หนึ่ง\n1. ใหม่\n5. ห้า") == (
        Block("numbers", ("หนึ่ง",)),
        Block("numbers", ("ใหม่",)),
        Block("numbers", ("ห้า",), 5),
    )


def test_other_lines_are_paragraphs() -> None:
    assert blocks("เริ่ม\n- หนึ่ง\nจบ\n1.5 ล้านบาท\n-5 องศา\n๑. เลขไทย") == (
        Block("paragraph", ("เริ่ม",)),
        Block("bullets", ("หนึ่ง",)),
        *(Block("paragraph", (line,)) for line in ("จบ", "1.5 ล้านบาท", "-5 องศา", "๑. เลขไทย")),
    )


@given(st.text())
def test_no_character_is_lost_but_list_marks_and_white_space(text: str) -> None:
    shown = ""
    for block in blocks(text):
        for at, item in enumerate(block.items):
            mark = {"bullets": "-", "numbers": f"{block.start + at}.", "paragraph": ""}[block.kind]
            shown += mark + item
    assert "".join(shown.split()) == "".join(text.split())

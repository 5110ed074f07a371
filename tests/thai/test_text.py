"""Repairs change how a text is coded, never what it says; and each place leads back to the text as printed."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.text import display_width, printed_offset, repair

SARA_AM, NIKHAHIT, SARA_AA, MAI_THO = "\u0e33", "\u0e4d", "\u0e32", "\u0e49"
# Letters and marks that repairs meet, close together.
coded = st.text(
    st.sampled_from(
        [
            *"กน a1",
            NIKHAHIT,
            SARA_AA,
            SARA_AM,
            MAI_THO,
            *"\u0e31\u0e38\u0e39\u0e3a\u0e48\u0e4c\u00a0\u200b\u200d\ufeff\u2060e\u0301\u0323\U0001f468",
        ]
    )
)


@pytest.mark.parametrize(
    ("printed", "repaired", "kind"),
    [
        (f"ก{NIKHAHIT}{SARA_AA}", f"ก{SARA_AM}", "sara-am"),
        (f"น{NIKHAHIT}{MAI_THO}{SARA_AA}", f"น{MAI_THO}{SARA_AM}", "sara-am"),
        (f"น{MAI_THO}{NIKHAHIT}{SARA_AA}", f"น{MAI_THO}{SARA_AM}", "sara-am"),
        ("ก\u00a0\u00a0ข", "ก  ข", "no-break-space"),
        ("การ\u200bทดลอง", "การทดลอง", "zero-width-space"),
        ("การ\u200c\u200dทดลอง", "การทดลอง", "zero-width-space"),
        ("\u202eการ", "การ", "zero-width-space"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48", "mark-order"),
        ("สิทธ\u0e4c\u0e34", "สิทธ\u0e34\u0e4c", "mark-order"),
        ("cafe\u0301", "caf\u00e9", "nfc"),
    ],
)
def test_a_repair_is_made_and_told(printed: str, repaired: str, kind: str) -> None:
    text, (edit,) = repair(printed)
    assert text == repaired
    assert edit.kind == kind


def test_a_joiner_stays_where_it_joins() -> None:
    family = "\U0001f468\u200d\U0001f467"
    assert repair(family) == (family, ())


@given(st.one_of(st.text(), coded))
def test_what_is_repaired_needs_no_repair(printed: str) -> None:
    text, _ = repair(printed)
    assert repair(text) == (text, ())


@given(st.one_of(st.text(), coded))
def test_repaired_text_is_in_normal_form_and_says_the_same(printed: str) -> None:
    text, _ = repair(printed)
    assert unicodedata.is_normalized("NFC", text)
    seen = [character for character in printed if unicodedata.category(character) != "Cf"]
    assert not "".join(seen).strip() or text.strip()
    assert not text.strip() or printed.strip()


@given(st.one_of(st.text(), coded))
def test_places_lead_back_in_order(printed: str) -> None:
    text, edits = repair(printed)
    places = [printed_offset(at, edits) for at in range(len(text))]
    assert all(0 <= place < len(printed) for place in places)
    assert all(before <= after for before, after in pairwise(places))


@given(st.text(st.sampled_from("กขค :")), coded, st.text(st.sampled_from("กขค :")))
def test_a_letter_that_no_repair_touched_is_found_at_its_place(before: str, middle: str, behind: str) -> None:
    # Latin letters around the damage: no mark of the middle can join them.
    printed = f"{before}X {middle} Y{behind}"
    text, edits = repair(printed)
    assert printed[printed_offset(text.index("X"), edits)] == "X"
    assert printed[printed_offset(text.rindex("Y"), edits)] == "Y"
    for at in range(text.rindex("Y"), len(text)):
        assert printed[printed_offset(at, edits)] == text[at]


def test_marks_take_no_cell_and_wide_letters_two() -> None:
    assert [display_width(text) for text in ("กก", "ที่", "น้ำ", "漢", "a\u200b", "")] == [2, 1, 2, 2, 1, 0]

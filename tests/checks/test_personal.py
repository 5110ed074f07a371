"""What personal data looks like, and that it goes nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.privacy import find_personal_data, is_citizen_number, mask
from generator.thai.digits import thai_digits
from tests.checks.make import found, project, subject

CITIZEN = "1234567890121"  # made up; its last digit is the right check digit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CITIZEN, "citizen-number"),
        ("1-2345-67890-12-3", "citizen-number"),
        ("1 2345 67890 12 3", "citizen-number"),
        ("0812345678", "mobile-number"),
        ("081-234-5678", "mobile-number"),
        ("081-2345678", "mobile-number"),
        ("081 234 5678", "mobile-number"),
        ("08-1234-5678", "mobile-number"),
        ("069.234.5678", "mobile-number"),
        ("081) 234-5678", "mobile-number"),  # what stands behind an opening bracket
        ("+66 81 234 5678", "mobile-number"),
        ("somchai.t@example.com", "e-mail"),
    ],
)
def test_personal_data_is_found_and_masked_in_either_kind_of_digits(text: str, kind: str) -> None:
    for printed in (text, thai_digits(text)):
        within = f"ติดต่อนายสมมุติ {printed} ได้ทุกวัน"
        (one,) = find_personal_data(within)
        assert (one.kind, within[one.start : one.end]) == (kind, printed)
        masked = mask(within)
        assert len(masked) == len(within)
        assert masked[: one.start] + masked[one.end :] == within[: one.start] + within[one.end :]
        assert not any(character.isdigit() for character in masked)
        assert "somchai" not in masked


@pytest.mark.parametrize(
    "text",
    [
        "1234567890123",  # a wrong check digit
        "0105500000001",  # a company's number
        "9123456789012",
        "02-123-4567",
        "0 2123 4567 ต่อ 1136",
        "12,000,000.00 บาท",
        "01000000-2456 และ 08000000-24",
        "30/10/2562 ถึง 11/9/2563",
        "info@bangkok.go.th",
        "ราคา@100",
        "08123456789",
    ],
)
def test_other_numbers_and_official_addresses_are_not_personal(text: str) -> None:
    assert list(find_personal_data(text)) == []
    assert mask(text) == text


def test_the_last_digit_of_a_citizen_number_checks_the_others() -> None:
    assert [digit for digit in "0123456789" if is_citizen_number(CITIZEN[:12] + digit)] == ["1"]


@given(st.text(alphabet="กข0189๐๘๙-. @a", max_size=60))
def test_a_mask_keeps_every_place_and_leaves_nothing_to_mask(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert mask(masked) == masked


def test_a_long_line_costs_no_more_than_its_length() -> None:
    assert mask("a" * 2_000_000) == "a" * 2_000_000
    assert mask("0" * 2_000_000) == "0" * 2_000_000


def test_no_flag_repeats_personal_data() -> None:
    text = f"บัตร {CITIZEN} โทร 081-234-5678 อีเมล somchai@example.com"
    flags = found("personal-data", subject(project(title=text)))
    assert len(flags) == 3
    said = " ".join(flag.message.th + flag.message.en for flag in flags)
    assert not any(part in said for part in (CITIZEN, "234", "somchai"))


def test_an_illegible_value_is_quoted_without_personal_data() -> None:
    (flag,) = found("illegible-value", subject(project(illegible={"budget_spent": "081-234-5678"})))
    assert "234" not in flag.message.th + flag.message.en + str(flag.expected)

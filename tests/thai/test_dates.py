"""Dates of either calendar are read as printed, and written dates read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.dates import (
    fiscal_year_of,
    fiscal_year_span,
    format_buddhist_slashed,
    format_thai,
    read_date,
)

days = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("30/10/2562", date(2019, 10, 30)),
        ("๓๐/๑๐/๒๕๖๒", date(2019, 10, 30)),
        ("05/03/2563", date(2020, 3, 5)),
        ("30/10/2019", date(2019, 10, 30)),
        ("30-10-2562", date(2019, 10, 30)),
        ("30 / 10 / 2562", date(2019, 10, 30)),
        ("2019-10-01 00:00:00", date(2019, 10, 1)),
        ("2019-10-01\t00:00:00", date(2019, 10, 1)),
        ("2562-10-01", date(2019, 10, 1)),
        ("1 ต.ค. 2562", date(2019, 10, 1)),
        ("1 ตุลาคม พ.ศ. 2562", date(2019, 10, 1)),
        ("29/2/2563", date(2020, 2, 29)),
    ],
)
def test_a_day_is_read_in_either_calendar(printed: str, day: date) -> None:
    assert read_date(printed) == day


@pytest.mark.parametrize(
    "printed",
    ["31/2/2563", "29/2/2562", "30/10/62", "1/13/2563", "2019-10-01 08:30:00", "1/10-2562", "1 ตุลา 2562", "", "-"],
)
def test_what_is_no_day_is_not_guessed_at(printed: str) -> None:
    assert read_date(printed) is None


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert read_date(text) is None or isinstance(read_date(text), date)


@given(days)
def test_a_day_survives_writing_and_reading(day: date) -> None:
    assert read_date(format_buddhist_slashed(day)) == day
    assert read_date(format_thai(day)) == day
    assert read_date(format_thai(day, long=True)) == day
    assert read_date(day.isoformat()) == day


@given(days)
def test_a_day_lies_within_its_fiscal_year(day: date) -> None:
    first, last = fiscal_year_span(fiscal_year_of(day))
    assert first <= day <= last
    assert (first.day, first.month, last.day, last.month) == (1, 10, 30, 9)

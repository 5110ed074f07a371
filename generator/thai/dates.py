"""Dates of the two calendars that Thai documents use, read and written.

The Buddhist era runs 543 years ahead of the common era. No report of this kind is older than 1857 or younger
than 1856 + 543, so a year tells its own calendar: 2400 and more is Buddhist, less is common.
"""

import re
from datetime import date

from generator.thai.digits import ascii_digits

BUDDHIST_OFFSET = 543
FIRST_BUDDHIST_YEAR = 2400

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:T|\s+)00:00(?::00(?:\.0+)?)?)?")
_SLASHED = re.compile(r"([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})(?:\s+00:00(?::00)?)?")
_NAMED = re.compile(r"([0-9]{1,2})\s*([ก-๎.]{2,16}?)\s*(?:พ\.?\s*ศ\.?)?\s*([0-9]{4})")
_MONTH_NUMBERS = {
    name.replace(".", ""): number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)
}


def common_era(year: int) -> int:
    """Return a year of either calendar as a year of the common era."""
    return year - BUDDHIST_OFFSET if year >= FIRST_BUDDHIST_YEAR else year


def buddhist_era(year: int) -> int:
    """Return a year of the common era as a Buddhist one."""
    return year + BUDDHIST_OFFSET


def read_date(text: str) -> date | None:
    """Return the day that a printed date means, or None where it means none.

    Read are `2019-10-01` (a time of 00:00:00 is dropped), `1/10/2562` (day, month, year; `-` and `.` may stand for
    `/`) and `1 ตุลาคม 2562`, in either calendar and either kind of digits. The year is turned into the common era
    before the day is looked up, so that 29 February is judged by the right year.
    """
    plain = ascii_digits(text.strip())
    if match := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in match.groups())
    elif match := _SLASHED.fullmatch(plain):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _NAMED.fullmatch(plain):
        day, month, year = int(match[1]), _MONTH_NUMBERS.get(match[2].replace(".", ""), 0), int(match[3])
    else:
        return None
    try:
        return date(common_era(year), month, day)
    except ValueError:
        return None


def fiscal_year_of(day: date) -> int:
    """Return the Buddhist fiscal year of a day: 2563 is 1 October 2019 to 30 September 2020."""
    return buddhist_era(day.year) + (day.month >= 10)


def fiscal_year_span(fiscal_year: int) -> tuple[date, date]:
    """Return the first and the last day of a Buddhist fiscal year."""
    last = fiscal_year - BUDDHIST_OFFSET
    return date(last - 1, 10, 1), date(last, 9, 30)


def format_buddhist_slashed(day: date) -> str:
    """Return a day as reports print it: `30/10/2562`."""
    return f"{day.day}/{day.month}/{buddhist_era(day.year)}"


def format_thai(day: date, *, long: bool = False) -> str:
    """Return a day in Thai, its parts held together: `30 ต.ค. 2562`, or with the month's full name."""
    month = (MONTHS if long else SHORT_MONTHS)[day.month - 1]
    return f"{day.day}\u00a0{month}\u00a0{buddhist_era(day.year)}"


def format_english(day: date, *, long: bool = False) -> str:
    """Return a day in English, its parts held together: `30 Oct 2019`."""
    month = ENGLISH_MONTHS[day.month - 1]
    return f"{day.day}\u00a0{month if long else month[:3]}\u00a0{day.year}"

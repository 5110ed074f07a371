"""Typed values: how a record writes them, and how a printed form may.

A record holds them strictly (`12000000`, `8.00`, `2019-10-01`, `true`), in ASCII digits. A form prints them in
Thai or ASCII digits, with separators and units. What neither rule reads stays text: nothing is guessed at.
"""

import re
from datetime import date
from decimal import Decimal

from generator.diagnostics import Text
from generator.model.fields import Kind
from generator.thai.dates import BUDDHIST_OFFSET, read_date
from generator.thai.digits import ascii_digits

Value = str | int | Decimal | date | bool

_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,6})?")
_INTEGER = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"(?:18|19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
IDENTIFIER = re.compile(r"[0-9]{8}-[0-9]{1,20}")
FIRST_YEAR, LAST_YEAR = 2440, 2700  # fiscal years of the Buddhist era that a report can be of

_PRINTED_AMOUNT = re.compile(r"(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?:\s*\.-|\s*-(?=\s|$))?")
_NOTHING = ("", "-", "–", "—")
# Word processors make longer dashes of hyphens.
_PRINTED_IDENTIFIER = re.compile(r"([0-9]{8})\s*[-\u2010-\u2013\u2212]\s*([0-9]+)")
_PRINTED_YEAR = re.compile(r"(?:พ\s*\.?\s*ศ\s*\.?\s*)?([0-9]{4})")


def read_value(kind: Kind, text: str) -> Value | None:
    """Return what a scalar of a record means, or None where its type cannot hold it."""
    match kind:
        case "amount" | "percent":
            return Decimal(text) if _DECIMAL.fullmatch(text) else None
        case "date":
            return _iso_date(text)
        case "integer":
            return int(text) if _INTEGER.fullmatch(text) else None
        case "year":
            return int(text) if _INTEGER.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR else None
        case "identifier":
            return text if IDENTIFIER.fullmatch(text) else None
        case "boolean":
            return {"true": True, "false": False}.get(text)
        case _:
            return text


def _iso_date(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def print_value(value: Value) -> str:
    """Return a typed value as a record writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def read_printed(kind: Kind, printed: str) -> str | None:
    r"""Return a printed value as the record writes it, or None where the type cannot hold it.

    A value may run over the end of a printed line, where print does not say whether there was a space.

    >>> read_printed("amount", "๑๒,๐๐๐,๐๐๐ บาท"), read_printed("date", "30/10/2562"), read_printed("amount", "12,00")
    ('12000000', '2019-10-30', None)
    >>> read_printed("identifier", "01000000-\n2456"), read_printed("amount", "55,189\nบาท")
    ('01000000-2456', '55189')
    """
    if "\n" in printed:
        return read_printed(kind, printed.replace("\n", " ")) or read_printed(kind, printed.replace("\n", ""))
    plain = ascii_digits(printed.strip())
    match kind:
        case "amount":
            match = _PRINTED_AMOUNT.fullmatch(_without_baht(plain))
            return _checked(kind, match[1].replace(",", "")) if match else None
        case "percent":
            return _checked(kind, plain.removesuffix("%").rstrip())
        case "date":
            day = read_date(plain)
            return _checked(kind, day.isoformat()) if day else None
        case "year":
            match = _PRINTED_YEAR.fullmatch(plain)
            return _checked(kind, match[1]) if match else None
        case "identifier":
            match = _PRINTED_IDENTIFIER.fullmatch(plain)
            return _checked(kind, f"{match[1]}-{match[2]}") if match else None
        case _:
            return _checked(kind, plain)


def says_nothing(printed: str) -> bool:
    """Say whether what stands in a value's place is none: no ink, a dash, a dotted line, a unit alone."""
    text = printed.replace("\n", "").strip()
    return _without_baht(text).removesuffix("%").strip(" .…_") in _NOTHING


def _without_baht(text: str) -> str:
    before, unit, behind = text.rpartition("บาท")
    return before.rstrip() if unit and behind.strip() in ("", "ถ้วน") else text


def _checked(kind: Kind, text: str) -> str | None:
    return None if read_value(kind, text) is None else text


def expectation(kind: Kind, seen: str) -> Text:
    """Return what would be right in place of a value that could not be read, with a suggestion where one is safe."""
    plain = ascii_digits(seen.strip())
    match kind:
        case "amount" | "percent":
            hint = plain.replace(",", "").removesuffix("บาท").removesuffix("%").strip()
            example = hint if _DECIMAL.fullmatch(hint) else ("12000000" if kind == "amount" else "8.00")
            return Text(f"ตัวเลขอารบิกไม่มีเครื่องหมายคั่น เช่น {example}", f"digits without separators, such as {example}")
        case "date":
            day = read_date(plain)
            example = day.isoformat() if day else "2020-03-31"
            return Text(
                f"วันที่แบบ ปี ค.ศ.-เดือน-วัน ที่มีอยู่จริง เช่น {example}",
                f"a day that exists, as common-era year-month-day, such as {example}",
            )
        case "year":
            known = _INTEGER.fullmatch(plain) and FIRST_YEAR <= int(plain) + BUDDHIST_OFFSET <= LAST_YEAR
            example = str(int(plain) + BUDDHIST_OFFSET) if known else "2563"
            return Text(
                f"ปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น {example}",
                f"a fiscal year of the Buddhist era, such as {example}",
            )
        case "identifier":
            return Text(
                "เลข 8 หลัก ขีดกลาง แล้วตามด้วยตัวเลข เช่น 01000000-2456",
                "eight digits, a hyphen and digits, such as 01000000-2456",
            )
        case "boolean":
            return Text("true หรือ false", "true or false")
        case _:
            return Text("จำนวนเต็ม เช่น 5", "a whole number, such as 5")

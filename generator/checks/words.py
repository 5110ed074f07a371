"""Figures, days and quotations as messages write them."""

import unicodedata
from datetime import date
from decimal import Decimal

from generator.checks.flag import round_number
from generator.diagnostics import Text
from generator.model.fields import field_at
from generator.model.privacy import mask
from generator.thai.dates import format_english, format_thai


def amount(value: Decimal) -> str:
    """Return an amount with separators, its satang only where there are some: `12,000,000`, `9,603,371.83`."""
    return f"{value:,.2f}".removesuffix(".00")


def baht(value: Decimal) -> Text:
    """Return an amount with its unit."""
    return Text(f"{amount(value)} บาท", f"{amount(value)} baht")


def percent(value: Decimal) -> str:
    """Return a share as short as it can be said: `40 %`, `12.5 %`."""
    return f"{value.normalize():f} %"


def day(value: date) -> Text:
    """Return a day in each language: `27 มี.ค. 2563`, `27 Mar 2020`."""
    return Text(format_thai(value), format_english(value))


def label(path: str) -> Text:
    """Return what the field at a path is called within a sentence: `วันที่รายงาน (รอบที่ 3)`, `report date of round 3`."""
    field = field_at(path)
    if field is None:
        return Text(path, path)
    th, en = field.label.th, field.label.en[:1].lower() + field.label.en[1:]
    number = round_number(path)
    return (
        Text(th, en)
        if number is None or path.count(".") < 2
        else Text(f"{th} (รอบที่ {number})", f"{en} of round {number}")
    )


def quote(text: str, limit: int = 40) -> str:
    """Return a text in quotation marks: on one line, cut to a limit, with personal data masked."""
    return f"“{shorten(' '.join(mask(text).split()), limit)}”"


def shorten(text: str, limit: int) -> str:
    """Return the beginning of a text, cut so that no Thai letter loses its vowel or tone mark."""
    if len(text) <= limit:
        return text
    while limit < len(text) and _is_mark(text[limit]):
        limit += 1
    return text[:limit].rstrip("เแโใไ ") + "…"


def shorten_left(text: str, limit: int) -> str:
    """Return the end of a text, cut in the same way."""
    if len(text) <= limit:
        return text
    start = len(text) - limit
    while start < len(text) and _is_mark(text[start]):
        start += 1
    return "…" + text[start:]


def _is_mark(one: str) -> bool:
    return unicodedata.category(one) == "Mn"


def character(text: str) -> str:
    """Return characters so that each can be seen: `U+00A0`, `U+0E4D า`; a letter or digit stands for itself."""
    return " ".join(
        one if one.isprintable() and not one.isspace() and not _is_mark(one) else f"U+{ord(one):04X}" for one in text
    )

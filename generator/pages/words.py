"""The words of the interface in one language, and how that language writes dates, money and counts.

Messages are in `templates/locale/LANGUAGE.yaml`, with the same keys in each. A message of the keys `one` and
`other` has a singular: `n` chooses. Whatever a number, a year or ๆ must not be parted from is bound to it here.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.model.settings import Language
from generator.thai.dates import BUDDHIST_OFFSET, ENGLISH_MONTHS, SHORT_MONTHS, format_english, format_thai

NO_BREAK = "\u00a0"
_PARTED = re.compile(r"(?<=\{n:,\}) |(?<=\{amount\}) | (?=\{(?:number|line|year)\})|(?<=พ\.ศ\.) | (?=ๆ)")
_TOGETHER = re.compile(r"(?<=[0-9]) (?=(?:ล้าน)?บาท|baht)|(?<=พ\.ศ\.) (?=[0-9])| (?=ๆ)")
_THAI = re.compile("[ก-๛]")
_THAI_RUN = re.compile("([ก-๛]+(?:[^A-Za-zก-๛“”]*[ก-๛]+)*)")
_MILLION = 1_000_000
_KILO = 1_000

Message = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The messages and formats of one language. A format of None is None: what is unknown has no number."""

    language: Language
    messages: Mapping[str, Message]

    def text(self, key: str, /, **values: object) -> str:
        """Return a message with its values filled in; raise KeyError for a key that there is not."""
        message = self.messages[key]
        if not isinstance(message, str):
            message = message["one" if values["n"] == 1 else "other"]
        return message.format_map(values) if values else message

    def date(self, day: datetime.date | None) -> str | None:
        """Return a day in short: `30 ต.ค. 2562`, `30 Oct 2019`."""
        if day is None:
            return None
        return format_thai(day) if self.language == "th" else format_english(day)

    def long_date(self, day: datetime.date | None) -> str | None:
        """Return a day with its month in full: `30 ตุลาคม 2562`, `30 October 2019`."""
        if day is None:
            return None
        return format_thai(day, long=True) if self.language == "th" else format_english(day, long=True)

    def month(self, number: int) -> str:
        """Return the short name of a month, counted from 1."""
        return SHORT_MONTHS[number - 1] if self.language == "th" else ENGLISH_MONTHS[number - 1][:3]

    def year(self, common_era: int) -> str:
        """Return a calendar year as the language counts it: `2562`, `2019`."""
        return str(common_era + BUDDHIST_OFFSET if self.language == "th" else common_era)

    def fiscal_year(self, year: int) -> str:
        """Return a Buddhist fiscal year in words: `ปีงบประมาณ พ.ศ. 2563`."""
        return self.text("fiscal_year", year=year, common=year - BUDDHIST_OFFSET)

    def short_fiscal_year(self, year: int) -> str:
        """Return a Buddhist fiscal year as the language counts it: `2563`, `2020`."""
        return self.year(year - BUDDHIST_OFFSET)

    def baht(self, amount: Decimal | None) -> str | None:
        """Return an amount to the satang: `12,000,000 บาท`, `9,603,371.83 baht`."""
        return None if amount is None else self.text("money.baht", amount=_grouped(amount))

    def short_baht(self, amount: Decimal | None) -> str | None:
        """Return an amount for a list: from a million on in millions, `9.60 ล้านบาท`; below to the satang."""
        if amount is None or abs(amount) < _MILLION:
            return self.baht(amount)
        millions = amount / _MILLION
        whole = millions == millions.to_integral_value()
        return self.text("money.millions", amount=_signed(f"{millions:,.0f}" if whole else f"{millions:,.2f}"))

    def percent(self, value: Decimal | None) -> str | None:
        """Return a percentage without idle zeros: `8%`, `12.5%`."""
        return None if value is None else f"{_signed(_trimmed(value))}%"

    def file_size(self, size: int) -> str:
        """Return a number of bytes as a size that tells how long a download takes: `61 KB`, `1.2 MB`."""
        if size < _KILO:
            return self.text("size.bytes", n=size)
        if size < _MILLION:
            return self.text("size.kilobytes", amount=f"{size / _KILO:,.0f}")
        return self.text("size.megabytes", amount=f"{size / _MILLION:,.1f}")

    def change(self, value: Decimal | None) -> str | None:
        """Return a step in percentage points with its sign: `+8`, `−3`, `0`."""
        if value is None:
            return None
        return ("+" if value > 0 else "") + _signed(_trimmed(value))

    def is_foreign(self, text: str) -> bool:
        """Say whether a text is Thai on a page that is not."""
        return self.language != "th" and bool(_THAI.search(text))

    def runs(self, text: str) -> list[tuple[str, bool]]:
        """Part a text that may quote Thai into runs, each with whether it is foreign."""
        if not self.is_foreign(text):
            return [(text, False)]
        return [(run, at % 2 == 1) for at, run in enumerate(_THAI_RUN.split(text)) if run]


def together(text: str) -> str:
    """Bind what no line may part in a text from outside the messages: a number and its unit, ๆ and its word."""
    return _TOGETHER.sub(NO_BREAK, text)


def load_words(folder: Path, language: Language) -> Words:
    """Read a language's messages; raise TypeError for a message that is no text."""
    path = folder / f"{language}.yaml"
    with path.open("rb") as file:  # and not its bytes, so that a fault of YAML has its name
        tree: Any = yaml.load(file, yaml.CSafeLoader)  # it is safe
    try:
        return Words(language, dict(_flatten("", tree)))
    except (AttributeError, TypeError) as error:
        error.add_note(f'in "{path}"')
        raise


def _flatten(prefix: str, tree: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    for name, value in tree.items():
        key = f"{prefix}{name}"
        if isinstance(value, str):
            yield key, _bind(value)
        elif not isinstance(value, dict):
            raise TypeError(f"message {key} is {value!r}, not text")
        elif value.keys() == {"one", "other"}:
            yield key, {form: _bind(message) for form, message in value.items()}
        else:
            yield from _flatten(f"{key}.", value)


def _bind(message: str) -> str:
    return _PARTED.sub(NO_BREAK, message)


def _grouped(amount: Decimal) -> str:
    if amount == amount.to_integral_value():
        return _signed(f"{amount:,.0f}")
    exponent = amount.as_tuple().exponent
    return _signed(f"{amount:,f}" if isinstance(exponent, int) and exponent < -2 else f"{amount:,.2f}")


def _trimmed(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(number: str) -> str:
    return number.replace("-", "−")

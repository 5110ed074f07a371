"""The words of the interface: the same in both languages, all of them used; and how dates, money and counts read."""

import re
from datetime import date
from decimal import Decimal

import pytest

from generator.pages.words import NO_BREAK, Words, load_words
from tests.pages.rendering import TEMPLATES

THAI = load_words(TEMPLATES / "locale", "th")
ENGLISH = load_words(TEMPLATES / "locale", "en")
SOURCES = [
    *sorted(TEMPLATES.rglob("*.html")),
    *sorted((TEMPLATES.parent / "generator/pages").rglob("*.py")),
]
_PLACEHOLDER = re.compile(r"\{([a-z_]+)")
_WHOLE_KEY = re.compile(r"\b(?:t|text)\(\s*['\"]([a-z_.-]+)['\"]\s*[,)]")
_QUOTED_KEY = re.compile(r"['\"]([a-z_]+(?:\.[a-z_-]+)+)['\"]")
_COMPOSED_KEY = re.compile(r"\b(?:t|text)\(f?['\"]([a-z_]+[._](?:[a-z_]+[._])*)(?:['\"] ~|\{)")


def used_keys() -> tuple[set[str], set[str]]:
    """Return the keys that templates and code name in full, and the beginnings of those they put together."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    return set(_WHOLE_KEY.findall(text)), set(_COMPOSED_KEY.findall(text))


def forms(words: Words, key: str) -> list[str]:
    message = words.messages[key]
    return [message] if isinstance(message, str) else list(message.values())


def test_both_languages_have_the_same_messages() -> None:
    assert THAI.messages.keys() == ENGLISH.messages.keys()


@pytest.mark.parametrize("key", sorted(THAI.messages))
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    thai, english = (set(_PLACEHOLDER.findall(" ".join(forms(words, key)))) for words in (THAI, ENGLISH))
    assert thai - {"common"} == english - {"common"}


def test_every_message_that_a_template_names_is_there() -> None:
    whole, _ = used_keys()
    assert len(whole) > 200
    assert whole <= THAI.messages.keys()


def test_every_message_is_used() -> None:
    whole, beginnings = used_keys()
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    named = whole | set(_QUOTED_KEY.findall(text))
    assert [
        key for key in THAI.messages if key not in named and not any(key.startswith(start) for start in beginnings)
    ] == []


def test_a_message_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        THAI.text("no.such.message")


def test_one_and_many_differ_in_english_alone() -> None:
    assert ENGLISH.text("count.projects", n=1) == f"1{NO_BREAK}project"
    assert ENGLISH.text("count.projects", n=1200) == f"1,200{NO_BREAK}projects"
    assert THAI.text("count.projects", n=1) == f"1{NO_BREAK}โครงการ"


@pytest.mark.parametrize(
    ("amount", "exact", "short"),
    [
        ("12000000", "12,000,000 บาท", "12 ล้านบาท"),
        ("9603371.83", "9,603,371.83 บาท", "9.60 ล้านบาท"),
        ("55189.5", "55,189.50 บาท", "55,189.50 บาท"),
        ("0", "0 บาท", "0 บาท"),
        ("-1200.125", "−1,200.125 บาท", "−1,200.125 บาท"),
    ],
)
def test_money_is_exact_on_its_page_and_short_in_lists(amount: str, exact: str, short: str) -> None:
    assert THAI.baht(Decimal(amount)) == exact.replace(" บาท", f"{NO_BREAK}บาท")
    assert THAI.short_baht(Decimal(amount)) == short.replace(" ", NO_BREAK)


def test_what_is_unknown_has_no_number() -> None:
    formats = (THAI.baht, THAI.short_baht, THAI.percent, THAI.change, THAI.date, THAI.long_date)
    assert [write(None) for write in formats] == [None] * 6


def test_dates_and_years_read_as_each_language_counts() -> None:
    day = date(2019, 10, 30)
    assert (THAI.date(day), ENGLISH.date(day)) == (f"30{NO_BREAK}ต.ค.{NO_BREAK}2562", f"30{NO_BREAK}Oct{NO_BREAK}2019")
    assert (THAI.short_fiscal_year(2563), ENGLISH.short_fiscal_year(2563)) == ("2563", "2020")
    assert THAI.fiscal_year(2563) == f"ปีงบประมาณ พ.ศ.{NO_BREAK}2563"


def test_percentages_have_no_idle_zeros() -> None:
    assert [THAI.percent(Decimal(text)) for text in ("8.00", "12.50", "100", "-3")] == ["8%", "12.5%", "100%", "−3%"]
    assert [THAI.change(Decimal(text)) for text in ("8.00", "-8.00", "0.00")] == ["+8", "−8", "0"]


def test_thai_is_foreign_on_english_pages_alone() -> None:
    assert (ENGLISH.is_foreign("Soi สุขุมวิท"), ENGLISH.is_foreign("Soi 1"), THAI.is_foreign("ซอย")) == (
        True,
        False,
        False,
    )

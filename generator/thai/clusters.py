"""How text is normalised, cut and encoded for search.

Thai has no spaces between words, and no word segmenter cuts a query as it cuts the same letters inside a sentence.
So text is cut into *units* by one regular expression that looks at neighbouring characters only: a Thai character
cluster (a consonant with the vowels and marks around it), a whole group of digits, a run of Latin letters. A query
cut by itself is then cut exactly as inside any text, and a phrase search over units finds exactly the texts that
contain it.

What Pagefind indexes are *tokens*: overlapping pairs of clusters (bigrams), because single clusters are too common,
in letters that Pagefind leaves alone, because it drops Thai vowel signs and tone marks as if they were accents.

`templates/assets/search/cut.js` is the twin of this module for the browser; `tests/thai/test_clusters.py` proves the
two equal. Change both or neither.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from generator.thai.dates import MONTHS, SHORT_MONTHS, common_era
from generator.thai.digits import ascii_digits

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_SARA_AM_APART = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32([\u0e48-\u0e4b]*)")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
_MARK_GROUPS = tuple(re.compile(g) for g in ("[\u0e31\u0e34-\u0e3a\u0e47]", "[\u0e48-\u0e4c\u0e4e]", "\u0e4d"))
_DOUBLED_MARK = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_SARA_AM = re.compile("(?:\u0e4d\u0e32)+")

_UNIT = re.compile(
    "[\u0e40-\u0e44]*[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*"  # a Thai cluster
    "|[\u0e2f-\u0e3a\u0e40-\u0e4e]"  # a Thai sign that belongs to no consonant
    "|[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+"  # a number: 12,000,000 is one
    "|[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+"  # a Latin word
)
_ACCENT = re.compile("[\u0300-\u036f]")
_ENCODED = {code: chr(code - 0x0E01 + 0x0250) for code in range(0x0E01, 0x0E4F)}

_MONTH_NUMBERS = {name: number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}
_DATE = re.compile(
    r"(?<![0-9])(?:"
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
    rf"|([0-9]{{1,2}}) *({'|'.join(_MONTH_NUMBERS).replace('.', '[.]')}) *(?:[พค][.]? *ศ[.]? *)?([0-9]{{4}})"
    r")(?![0-9])"
)


def normalise(text: str) -> str:
    """Return the text with everything written one way that a reader sees as one; letters keep their case.

    NFKC; invisible characters dropped; tone marks after vowel marks, each once; ํ + า as ำ; two เ as แ; ASCII digits.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    text = _SARA_AM_APART.sub("\\1\\2\u0e4d\u0e32", text)  # NFKC takes every ำ apart
    text = _DOUBLED_MARK.sub("\\1", _MARKS.sub(_put_in_order, text))
    return ascii_digits(_SARA_AM.sub("\u0e33", text).replace("เเ", "แ"))


def _put_in_order(marks: re.Match[str]) -> str:
    """Return a run of marks with vowels first, then tone marks, then nikhahit; equals keep their order."""
    return "".join("".join(group.findall(marks[0])) for group in _MARK_GROUPS)


def units(text: str) -> list[str]:
    """Return the keys of the text's units, in order; spaces and punctuation are no units.

    A number has no commas in its key, a Latin word no capitals and no accents.
    """
    return [_key(unit) for unit in _UNIT.findall(normalise(text))]


@lru_cache(maxsize=1 << 16)
def _key(unit: str) -> str:
    if is_thai(unit):
        return unit
    return _ACCENT.sub("", unicodedata.normalize("NFD", unit.replace(",", ""))).lower()


def is_thai(unit: str) -> bool:
    """Say whether a unit is Thai: a cluster or a sign."""
    return "\u0e01" <= unit[0] <= "\u0e4e"


def tokens(keys: Sequence[str]) -> list[str]:
    """Return the tokens to index, or to search as one phrase, for units in a row.

    Two Thai units in a row make one token, a pair. At either side of a number or a Latin word a Thai unit stands as a
    token of its own too. The token of one Thai unit alone is `single_token`, as it could be the first of any pair.

    The tokens of a part of the units are a part of the tokens of the whole, and of no others.
    """
    if len(keys) == 1 and is_thai(keys[0]):
        return [single_token(keys[0])]
    found = list[str]()
    for index, key in enumerate(keys):
        before = keys[index - 1] if index else None
        after = keys[index + 1] if index + 1 < len(keys) else None
        if not is_thai(key):
            found.append(key)
            continue
        if before is not None and not is_thai(before):
            found.append(encode(key))
        if after is not None:
            found.append(encode(key) + encode(after) if is_thai(after) else encode(key))
    return found


def single_token(key: str) -> str:
    """Return the token that says that a Thai unit occurs at all."""
    return "u" + encode(key)


def date_token(day: date) -> str:
    """Return the token of a day: `d20190930`. No text makes it, as letters and digits are never one unit."""
    return "d" + day.isoformat().replace("-", "")


@lru_cache(maxsize=1 << 16)
def encode(key: str) -> str:
    """Return a Thai unit in IPA letters, closed by an `x`, so that no unit's code begins another's.

    These are plain lower-case letters to every Unicode rule: nothing strips, splits or recomposes them.
    """
    return key.translate(_ENCODED) + "x"


def written_dates(text: str) -> list[date]:
    """Return the days that stand in the text, in order.

    Forms: `2019-09-30`, `30/9/2562`, `30 กันยายน พ.ศ. 2562`, `30 ก.ย. 2562`, in either calendar and either kind of
    digits. What only looks like a date, such as 31/2/2563, is none.
    """
    found = list[date]()
    for match in _DATE.finditer(normalise(text)):
        if match[1]:
            year, month, day = int(match[1]), int(match[2]), int(match[3])
        elif match[4]:
            day, month, year = int(match[4]), int(match[5]), int(match[6])
        else:
            day, month, year = int(match[7]), _MONTH_NUMBERS[match[8]], int(match[9])
        try:
            found.append(date(common_era(year), month, day))
        except ValueError:
            continue
    return found

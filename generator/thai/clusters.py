"""How text is normalised and cut for search.

Thai has no spaces between words, and no word segmenter cuts a query as it cuts the same letters inside a sentence.
So text is cut into *units* by one regular expression that looks at neighbouring characters only: a Thai character
cluster (a consonant with the vowels and marks around it), a whole group of digits, a run of Latin letters. A query
cut by itself is then cut exactly as inside any text, and a phrase search over units finds exactly the texts that
contain it.

`templates/assets/search/cut.js` is the twin of this module for the browser; `tests/thai/test_clusters.py` proves the
two equal. Change both or neither.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

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
_BETWEEN_UNITS = re.compile(f"({_UNIT.pattern})")
_ACCENT = re.compile("[\u0300-\u036f]")


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


def placed_units(plain: str) -> tuple[list[str], list[int], list[int]]:
    """Return the keys of the units of a normalised text, where each begins, and where it ends."""
    parts = _BETWEEN_UNITS.split(plain)  # what is between two units, and a unit, by turns
    places = [*accumulate(map(len, parts))]
    return list(map(_key, parts[1::2])), places[:-1:2], places[1::2]


@lru_cache(maxsize=1 << 16)
def _key(unit: str) -> str:
    if is_thai(unit):
        return unit
    return _ACCENT.sub("", unicodedata.normalize("NFD", unit.replace(",", ""))).lower()


def is_thai(unit: str) -> bool:
    """Say whether a unit is Thai: a cluster or a sign."""
    return "\u0e01" <= unit[0] <= "\u0e4e"

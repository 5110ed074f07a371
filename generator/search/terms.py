"""What a project can be found by."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add

from generator.model.search_document import SearchDocument
from generator.thai.clusters import is_thai, normalise, placed_units
from generator.thai.words import words
from generator.thai.written import joined_words, written_dates, written_quantities

# What is known of a unit at its place: that a word begins with it, or ends.
BEGINS, ENDS = 1, 2
# What is known of a single term in a document.
IN_TITLE, WHOLE, WHOLE_IN_TITLE = 1, 2, 4


@dataclass(slots=True)
class Terms:
    """The terms of one document. A phrase is looked up by its pairs of units, a unit alone by itself.

    `pairs` has for each the places where it stands, ascending: four times the number of its first unit, plus `BEGINS`
    where a word begins with the first, plus `ENDS` where one ends with the second. `singles` has for each how often
    it stands and what is known of it. Days (`2019-09-30`) are singles too. `length` counts units, `title_length`
    those of the title, which come first. `words` are what a reader may have meant to type: Thai and Latin words.
    """

    pairs: dict[str, list[int]] = field(default_factory=dict)
    singles: dict[str, tuple[int, int]] = field(default_factory=dict)
    length: int = 0
    title_length: int = 0
    words: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text as units: their keys; its pairs, with what is known of each; other terms; those that are whole; words."""

    keys: tuple[str, ...]
    pairs: tuple[str, ...]
    known: tuple[int, ...]
    meanings: tuple[str, ...]
    whole: frozenset[str]
    words: frozenset[str]


def document_terms(document: SearchDocument) -> Terms:
    """Return the terms of a document: of its texts, then its year, its amounts and its days, as if written."""
    terms, times = Terms(), Counter[str]()
    whole, title = set[str](), _cut("")
    for number, (_, text) in enumerate(document.blocks):
        before = ""
        for line in text.splitlines():
            cut = _cut(line)
            if before and cut.keys:
                # Whether a word ends with a printed line is not known.
                terms.pairs.setdefault(f"{before} {cut.keys[0]}", []).append((terms.length - 1) * 4)
            _add_pairs(terms, cut)
            times.update(cut.keys)
            times.update(cut.meanings)
            whole |= cut.whole
            terms.words |= cut.words
            terms.length += len(cut.keys)
            before = cut.keys[-1] if cut.keys else before
        terms.length += 1  # no phrase runs on into the next block
        if number == 0:
            title = _cut(text)
    for amount in document.amounts:
        baht, satang = _as_typed(amount)
        times[baht] += 1
        terms.pairs.setdefault(f"{baht} {satang}", []).append(terms.length * 4 + BEGINS + ENDS)
        terms.length += 3
    times.update([str(document.fiscal_year), *(day.isoformat() for day in document.dates)])
    in_title = {*title.keys, *title.meanings}
    terms.title_length = len(title.keys)
    terms.singles = {
        key: (
            count,
            (WHOLE if key in whole or not is_thai(key) else 0)
            + ((IN_TITLE + (WHOLE_IN_TITLE if key in title.whole else 0)) if key in in_title else 0),
        )
        for key, count in times.items()
    }
    return terms


def _add_pairs(terms: Terms, cut: _Cut) -> None:
    pairs, first = terms.pairs, terms.length * 4
    for pair, place in zip(cut.pairs, map(add, cut.known, range(first, first + 4 * len(cut.known), 4)), strict=True):
        if pair in pairs:
            pairs[pair].append(place)
        else:
            pairs[pair] = [place]


def _as_typed(amount: Decimal) -> tuple[str, str]:
    """Return the digits of an amount before and behind the point: `9603371`, `83`."""
    baht, _, satang = f"{amount:.2f}".partition(".")
    return baht, satang


_THAI_WORD = re.compile("[ก-ฮเ-ไ][ก-๎]+")
_SHORTEST_LATIN_WORD = 4
_DIGIT = re.compile("[0-9]")


@lru_cache(maxsize=1 << 13)  # reports repeat whole lines
def _cut(text: str) -> _Cut:
    plain = normalise(text)
    held = words(plain)
    edges = {0, *accumulate(map(len, held))}
    keys, starts, ends = placed_units(plain)
    # A number or a Latin word is always whole.
    begins = [BEGINS if start in edges or not is_thai(key) else 0 for key, start in zip(keys, starts, strict=True)]
    closes = [ENDS if end in edges or not is_thai(key) else 0 for key, end in zip(keys, ends, strict=True)]
    meanings = tuple(_meanings(plain))
    latin = {key for key in {*keys, *meanings} if key.isalpha() and not is_thai(key)}
    return _Cut(
        keys=tuple(keys),
        pairs=tuple(f"{one} {other}" for one, other in pairwise(keys)),
        known=tuple(map(add, begins, closes[1:])),
        meanings=meanings,
        whole=frozenset(meanings).union(key for key, a, b in zip(keys, begins, closes, strict=True) if a and b),
        words=frozenset(filter(_THAI_WORD.fullmatch, set(held))).union(
            key for key in latin if len(key) >= _SHORTEST_LATIN_WORD
        ),
    )


def _meanings(plain: str) -> Iterator[str]:
    if _DIGIT.search(plain):  # few lines have one, and looking for days takes time
        for day, _, _ in written_dates(plain):
            yield day.isoformat()
        for digits, _, _ in written_quantities(plain):
            yield digits
    for word, _, _ in joined_words(plain):
        yield word

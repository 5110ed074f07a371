"""What a project can be found by."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from generator.model.search_document import SearchDocument
from generator.thai.clusters import is_thai, normalise, placed_units
from generator.thai.words import words
from generator.thai.written import written_dates, written_quantities

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
    """A text as units: their keys, what is known of each; how often each single term, which are whole; its words."""

    keys: tuple[str, ...]
    edges: tuple[int, ...]
    singles: dict[str, int]
    whole: frozenset[str]
    words: frozenset[str]


def document_terms(document: SearchDocument) -> Terms:
    """Return the terms of a document: of its texts, then its year, its amounts and its days, as if written."""
    terms = Terms()
    for number, (_, text) in enumerate(document.blocks):
        cut = _cut(text)
        _add_pairs(terms, cut)
        _add_singles(terms, cut, in_title=number == 0)
        if number == 0:
            terms.title_length = len(cut.keys)
        terms.words |= cut.words
        terms.length += len(cut.keys) + 1  # no phrase runs on into the next block
    for amount in document.amounts:
        baht, satang = _as_typed(amount)
        _add_single(terms, baht, WHOLE)
        terms.pairs.setdefault(f"{baht} {satang}", []).append(terms.length * 4 + BEGINS + ENDS)
        terms.length += 3
    for single in (str(document.fiscal_year), *(day.isoformat() for day in document.dates)):
        _add_single(terms, single, WHOLE)
    return terms


def _add_pairs(terms: Terms, cut: _Cut) -> None:
    pairs, place = terms.pairs, terms.length * 4
    keys, edges = cut.keys, cut.edges
    for index in range(len(keys) - 1):
        pair = f"{keys[index]} {keys[index + 1]}"
        known = place + (edges[index] & BEGINS) + (edges[index + 1] & ENDS)
        if pair in pairs:
            pairs[pair].append(known)
        else:
            pairs[pair] = [known]
        place += 4


def _add_singles(terms: Terms, cut: _Cut, *, in_title: bool) -> None:
    title, whole = (IN_TITLE, WHOLE | WHOLE_IN_TITLE) if in_title else (0, WHOLE)
    for key, times in cut.singles.items():
        _add_single(terms, key, title | (whole if key in cut.whole else 0), times)


def _add_single(terms: Terms, key: str, known: int, times: int = 1) -> None:
    before, known_before = terms.singles.get(key, (0, 0))
    terms.singles[key] = before + times, known_before | known


def _as_typed(amount: Decimal) -> tuple[str, str]:
    """Return the digits of an amount before and behind the point: `9603371`, `83`."""
    baht, _, satang = f"{amount:.2f}".partition(".")
    return baht, satang


_THAI_WORD = re.compile("[ก-ฮเ-ไ][ก-๎]+")
_SHORTEST_LATIN_WORD = 4


@lru_cache(maxsize=1 << 13)  # reports repeat whole lines
def _cut(text: str) -> _Cut:
    plain = normalise(text)
    starts, ends, known = set[int](), set[int](), set[str]()
    for word, start, end in words(plain):
        starts.add(start)
        ends.add(end)
        if _THAI_WORD.fullmatch(word):
            known.add(word)
    keys, edges, whole = list[str](), list[int](), set(_meanings(plain))
    singles = Counter(whole)
    for key, start, end in placed_units(plain):
        alone = not is_thai(key)  # a number or a Latin word is always whole
        edge = (BEGINS if alone or start in starts else 0) + (ENDS if alone or end in ends else 0)
        keys.append(key)
        edges.append(edge)
        if edge == BEGINS + ENDS:
            whole.add(key)
    singles.update(keys)
    known |= {key for key in singles if key.isalpha() and not is_thai(key) and len(key) >= _SHORTEST_LATIN_WORD}
    return _Cut(tuple(keys), tuple(edges), singles, frozenset(whole), frozenset(known))


def _meanings(plain: str) -> Iterator[str]:
    for day, _, _ in written_dates(plain):
        yield day.isoformat()
    for digits, _, _ in written_quantities(plain):
        yield digits

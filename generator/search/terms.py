"""What a project can be found by."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from generator.model.search_document import SearchDocument
from generator.thai.clusters import normalise, placed_units
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
    those of the title, which come first.
    """

    pairs: dict[str, list[int]] = field(default_factory=dict)
    singles: dict[str, tuple[int, int]] = field(default_factory=dict)
    length: int = 0
    title_length: int = 0


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text as units: their keys, what is known of each, and the days and quantities written in it."""

    keys: tuple[str, ...]
    edges: tuple[int, ...]
    singles: tuple[str, ...]


def document_terms(document: SearchDocument) -> Terms:
    """Return the terms of a document: of its texts, then its year, its amounts and its days, as if written."""
    terms = Terms()
    for number, (_, text) in enumerate(document.blocks):
        cut = _cut(text)
        _add_pairs(terms, cut)
        _add_singles(terms, cut, in_title=number == 0)
        if number == 0:
            terms.title_length = len(cut.keys)
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
    for key, edges in zip(cut.keys, cut.edges, strict=True):
        known = (WHOLE if edges == BEGINS + ENDS else 0) | (IN_TITLE if in_title else 0)
        if in_title and edges == BEGINS + ENDS:
            known |= WHOLE_IN_TITLE
        _add_single(terms, key, known)
    for key in cut.singles:
        _add_single(terms, key, WHOLE | (IN_TITLE | WHOLE_IN_TITLE if in_title else 0))


def _add_single(terms: Terms, key: str, known: int) -> None:
    times, before = terms.singles.get(key, (0, 0))
    terms.singles[key] = times + 1, before | known


def _as_typed(amount: Decimal) -> tuple[str, str]:
    """Return the digits of an amount before and behind the point: `9603371`, `83`."""
    baht, _, satang = f"{amount:.2f}".partition(".")
    return baht, satang


@lru_cache(maxsize=1 << 13)  # reports repeat whole lines
def _cut(text: str) -> _Cut:
    plain = normalise(text)
    starts, ends = set[int](), set[int]()
    for _, start, end in words(plain):
        starts.add(start)
        ends.add(end)
    keys, edges = list[str](), list[int]()
    for key, start, end in placed_units(plain):
        keys.append(key)
        alone = key.isascii()  # a number or a Latin word is always whole
        edges.append((BEGINS if alone or start in starts else 0) + (ENDS if alone or end in ends else 0))
    return _Cut(tuple(keys), tuple(edges), tuple(_meanings(plain)))


def _meanings(plain: str) -> Iterator[str]:
    for day, _, _ in written_dates(plain):
        yield day.isoformat()
    for digits, _, _ in written_quantities(plain):
        yield digits

"""The parts of the index: which projects make one, so that a changed record changes one only, and its files."""

import gc
import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from generator.model.search_document import SearchDocument
from generator.search.postings import Postings
from generator.search.terms import document_terms

SMALLEST, LARGEST, AIM = 500, 2000, 1000
"""Projects in a part: years of fewer share one, a year of more is cut into parts of about `AIM`."""
_LEVEL = 6  # of compression; the highest takes twice the time for half a percent
LENGTH_STEP = 32  # lengths serve for ranking alone, and round ones are smaller


@dataclass(frozen=True, slots=True)
class Part:
    """A part as published: its folder, its fiscal years, and its files by their path in the folder.

    `length` is that of its projects in all, as the table has it. `words` are those of its texts with how many projects
    have each: what the vocabulary of the whole is made from.
    """

    folder: str
    years: tuple[int, ...]
    projects: int
    postings: int
    length: int
    words: dict[str, int]
    files: dict[str, bytes]


def divide(documents: Iterable[SearchDocument]) -> list[tuple[SearchDocument, ...]]:
    """Return the documents of each part in order of key, the newest years first.

    Where a project falls depends on its year and id alone, as long as the years' numbers of projects stay about the
    same. A year that is cut is cut by a hash of the id: a project more changes one part and not all behind it.
    """
    by_key = sorted(documents, key=lambda document: document.key)
    parts: list[tuple[SearchDocument, ...]] = []
    shared: tuple[SearchDocument, ...] = ()
    for _, year in groupby(by_key, key=lambda document: document.fiscal_year):
        projects = tuple(year)
        if shared and len(shared) + len(projects) > LARGEST:
            parts.append(shared)
            shared = ()
        if len(projects) > LARGEST:
            count = -(-len(projects) // AIM)
            hashed = [zlib.crc32(document.id.encode()) % count for document in projects]
            parts += [tuple(p for p, mine in zip(projects, hashed, strict=True) if mine == i) for i in range(count)]
        else:
            shared += projects
        if len(shared) >= SMALLEST:
            parts.append(shared)
            shared = ()
    if shared and parts and len(parts[-1]) + len(shared) <= LARGEST:
        parts[-1] += shared
    elif shared:
        parts.append(shared)
    return [part for part in reversed(parts) if part]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Look for no garbage meanwhile: nothing here refers to itself, and the looking would take half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the texts of some documents of a part give: made by themselves, so that cores can share the work."""

    postings: Postings
    lengths: list[int]
    title_lengths: list[int]
    words: Counter[str]


@_no_collection()
def gather(numbered: tuple[int, Sequence[SearchDocument]]) -> Gathered:
    """Return what some documents of a part give; they come with the number that the first of them has there."""
    first, documents = numbered
    gathered = Gathered(Postings(), [], [], Counter())
    for number, document in enumerate(documents, first):
        terms = document_terms(document)
        gathered.postings.add(number, terms)
        gathered.words.update(terms.words)
        gathered.lengths.append(-(-terms.length // LENGTH_STEP))
        gathered.title_lengths.append(terms.title_length)
    return gathered


def make_part(documents: Sequence[SearchDocument]) -> Part:
    """Return a part of the index, made from its documents alone."""
    return join_part(documents, [gather((0, documents))])


@_no_collection()
def join_part(documents: Sequence[SearchDocument], gathered: Iterable[Gathered]) -> Part:
    """Return a part of the index from its documents and what these gave, in their order."""
    postings, lengths, title_lengths, words = Postings(), list[int](), list[int](), Counter[str]()
    for some in gathered:
        postings.extend(some.postings)
        lengths += some.lengths
        title_lengths += some.title_lengths
        words.update(some.words)
    texts = postings.files()
    files = {f"{number}.pack": _gzipped(text) for number, text in enumerate(texts)}
    files["table.pack"] = pack(_table(documents) | {"length": lengths, "title_length": title_lengths})
    files["titles.pack"] = pack([document.title for document in documents])
    files |= {f"texts/{number}.pack": pack(document.blocks) for number, document in enumerate(documents)}
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path} {len(files[path])} ".encode() + files[path])
    years = tuple(sorted({document.fiscal_year for document in documents}))
    return Part(digest.hexdigest()[:10], years, len(documents), len(texts), sum(lengths), dict(words), files)


def _table(documents: Sequence[SearchDocument]) -> dict[str, Any]:
    """Return what projects are listed, filtered and sorted by, as columns."""
    return {
        "id": [document.id for document in documents],
        "fiscal_year": _coded([document.fiscal_year for document in documents]),
        "status": _coded([document.status for document in documents]),
        "strategy": _coded([document.strategy for document in documents]),
        "flags": _coded([document.flags for document in documents]),
        "plan": _coded([document.plan for document in documents]),
        "last_report_date": _coded([str(document.last_report_date or "") for document in documents]),
        "allocated": [_number(document.budget_allocated) for document in documents],
        "unexplained": [_number(document.budget_unexplained) for document in documents],
    }


def _coded(values: Sequence[Any]) -> dict[str, Any]:
    """Return values that repeat as a list of those there are, and for each row its number in it."""
    distinct = sorted(set(values))
    numbers = {value: number for number, value in enumerate(distinct)}
    return {"values": distinct, "rows": [numbers[value] for value in values]}


def _number(amount: Decimal | None) -> int | float | None:
    """Return an amount as JSON holds it: satang survive, as no amount has more than fifteen digits."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def pack(value: object) -> bytes:
    """Return a value as gzipped JSON."""
    return _gzipped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _gzipped(text: str) -> bytes:
    """Return text in UTF-8, gzipped to the same bytes every time."""
    return gzip.compress(text.encode(), _LEVEL, mtime=0)

"""Terms to files, and back: which documents hold a term, and where.

A file of postings is text. Each line is a term, a tab, and for each document that holds it, by ascending number:

    a pair      the step from the document before; how many places; the steps between them; what is known at each
    a single    the step from the document before; how often; what is known of it

A number is one character, whose code is the number plus 32 (so that none is a tab or the end of a line); one of 53248
or more has as many escapes before it as that goes into it. UTF-8 then spends one byte on a small number and three
on the largest, and no code is a surrogate.
"""

from collections.abc import Iterator, Sequence
from operator import sub

from generator.search.terms import Terms

_BASE = 53_248
_ESCAPE = "\x1f"
_CHARACTERS = tuple(chr(number + 32) for number in range(_BASE))
_FILE_SIZE = 4000
"""Characters in one file, on average. Smaller files make a query smaller and a site of more files."""


class Postings:
    """Collects the terms of documents, given in order of their numbers."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}
        self._last: dict[str, int] = {}

    def add(self, document: int, terms: Terms) -> None:
        """Add one document."""
        known, once = _CHARACTERS, _CHARACTERS[1]
        held = {
            pair: once + _number(places[0] >> 2) + known[places[0] & 3] if len(places) == 1 else _several(places)
            for pair, places in terms.pairs.items()
        }
        held |= {single: _number(times) + known[bits] for single, (times, bits) in terms.singles.items()}
        lines, last = self._lines, self._last
        for term, text in held.items():
            if term in lines:
                lines[term].append(known[document - last[term]] + text)
            else:
                lines[term] = [known[document] + text]
            last[term] = document

    def extend(self, later: "Postings") -> None:
        """Add documents that others collected; their numbers are above all that are here."""
        lines, last = self._lines, self._last
        for term, held in later._lines.items():
            if term in lines:
                step = ord(held[0][0]) - ord(_CHARACTERS[0]) - last[term]  # theirs was counted from 0
                lines[term] += [_CHARACTERS[step] + held[0][1:], *held[1:]]
            else:
                lines[term] = held
        last |= later._last

    def files(self) -> list[str]:
        """Return the texts of the files, each with the terms whose hash has its number."""
        lines = {term: f"{term}\t{''.join(self._lines[term])}\n" for term in sorted(self._lines)}
        count = max(1, -(-sum(map(len, lines.values())) // _FILE_SIZE))
        files: list[list[str]] = [[] for _ in range(count)]
        for term, line in lines.items():
            files[term_hash(term) % count].append(line)
        return ["".join(held) for held in files]


def _several(places: Sequence[int]) -> str:
    at = [place >> 2 for place in places]
    steps = [_number(len(places)), _number(at[0]), *map(_number, map(sub, at[1:], at))]
    return "".join(steps) + "".join([_CHARACTERS[place & 3] for place in places])


def _number(number: int) -> str:
    return _CHARACTERS[number] if number < _BASE else _ESCAPE * (number // _BASE) + _CHARACTERS[number % _BASE]


def term_hash(term: str) -> int:
    """Return the 32-bit FNV-1a hash of a term, over its UTF-16 code units (no term has a surrogate)."""
    value = 0x811C9DC5
    for sign in term:
        value = (value ^ ord(sign)) * 0x01000193 & 0xFFFFFFFF
    return value


def find_line(file: str, term: str) -> str:
    """Return what stands behind a term in a file of postings; nothing where the term is not there."""
    start = f"\n{file}".find(f"\n{term}\t")
    return file[start + len(term) + 1 : file.index("\n", start)] if start >= 0 else ""


def read_pair(line: str) -> dict[int, list[int]]:
    """Return the places of a pair by document, each as `Terms.pairs` has it."""
    numbers, found, document = _numbers(line), dict[int, list[int]](), 0
    for step in numbers:
        document += step
        place, places = 0, list[int]()
        for _ in range(next(numbers)):
            place += next(numbers)
            places.append(place * 4)
        found[document] = [place + next(numbers) for place in places]
    return found


def read_single(line: str) -> dict[int, tuple[int, int]]:
    """Return how often a single term stands, and what is known of it, by document."""
    numbers, found, document = _numbers(line), dict[int, tuple[int, int]](), 0
    for step in numbers:
        document += step
        found[document] = next(numbers), next(numbers)
    return found


def _numbers(line: str) -> Iterator[int]:
    carried = 0
    for sign in line:
        if sign == _ESCAPE:
            carried += _BASE
        else:
            yield carried + ord(sign) - 32
            carried = 0

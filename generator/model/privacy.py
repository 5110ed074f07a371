"""Personal data in running text: what it looks like, and how it is masked.

Found are citizen numbers (13 digits), mobile numbers and private e-mail addresses, in Thai or ASCII digits.
The same patterns serve the rule that flags them and the mask that keeps them out of what is published.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.thai.digits import ascii_digits

PersonalKind = Literal["citizen-number", "mobile-number", "e-mail"]

_LONG_NUMBER = re.compile(r"[0-9][0-9 .()–-]{8}")  # any number below has it: most texts need no closer look
_GAP = r"(?:\)? ?[-–.] ?|\)? |\))"
_CITIZEN = re.compile(
    rf"(?<![0-9])(?:(?P<plain>[0-9]{{13}})|[0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{5}}{_GAP}[0-9]{{2}}{_GAP}[0-9])(?![0-9])"
)
_MOBILE = re.compile(
    rf"(?<![0-9])(?:0|\+66{_GAP}?(?:\(0\))?)[689]"
    rf"(?:[0-9]{_GAP}?[0-9]{{3}}{_GAP}?[0-9]{{4}}"  # 081-234-5678, (081) 2345678, 0812345678
    rf"|[0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{3}}"  # 081-2345-678
    rf"|{_GAP}[0-9]{{4}}{_GAP}?[0-9]{{4}})"  # 08-1234-5678, 08-12345678
    r"(?![0-9])"
)
# Bounded and anchored at its left end, so that a long line of letters costs no more than its length.
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})(?![A-Za-z0-9-])"
)
_OFFICIAL_DOMAIN = re.compile(r"(?:^|\.)(?:go|mi)\.th$", re.IGNORECASE)
_MASKED = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A stretch of text that names or reaches one person; offsets count from 0."""

    kind: PersonalKind
    start: int
    end: int


def find_personal_data(text: str) -> Iterator[PersonalData]:
    """Yield the personal data in a text, each kind in order of place."""
    plain = ascii_digits(text)
    if _LONG_NUMBER.search(plain):
        for match in _CITIZEN.finditer(plain):
            if match["plain"] is None or is_citizen_number(match["plain"]):
                yield PersonalData("citizen-number", match.start(), match.end())
        for match in _MOBILE.finditer(plain):
            yield PersonalData("mobile-number", match.start(), match.end())
    if "@" in plain:
        for match in _EMAIL.finditer(plain):
            if not _OFFICIAL_DOMAIN.search(match[1]):
                yield PersonalData("e-mail", match.start(), match.end())


def is_citizen_number(digits: str) -> bool:
    """Say whether 13 digits are a citizen number: its last digit is a check on the others.

    A first digit of 0 is a company's registration number, 9 is not given to anyone.
    """
    weighted = sum(int(digit) * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True))
    return digits[0] not in "09" and (11 - weighted % 11) % 10 == int(digits[12])


def mask(text: str) -> str:
    """Return a text with each letter and digit of personal data as `x`; its length stays, so places in it hold."""
    pieces, last = list[str](), 0
    for found in sorted(find_personal_data(text), key=lambda found: (found.start, found.end)):
        start = max(found.start, last)  # two kinds may overlap
        pieces += (text[last:start], _MASKED.sub("x", text[start : found.end]))
        last = max(last, found.end)
    return "".join((*pieces, text[last:])) if pieces else text

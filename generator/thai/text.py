"""Repairs that change how a text is coded and never what it says, each of them told.

Source of the rules: Unicode Standard Annex 15 (NFC), and the chapter on Thai of the Unicode Standard (sara am).
NFKC is not used: it takes ำ apart.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from generator.thai import glyphs

_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0e48-\u0e4b])\u0e4d\u0e32")
_ODD_SPACE = re.compile("\u00a0+")
# Zero-width spaces, soft hyphens and marks of direction; joiners but where they join: in emoji, Arabic and Indic text.
_UNSEEN = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_JOINERS = "\u200c\u200d"
_JOINED = "\u0600-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_ZERO_WIDTH = re.compile(
    f"(?<![{_JOINED}])[{_UNSEEN}{_JOINERS}]+|[{_UNSEEN}{_JOINERS}]+(?![{_JOINED}{_UNSEEN}{_JOINERS}])|[{_UNSEEN}]+"
)
# Vowels above and below, then tone marks and the silencer, then accents of other scripts: NFC puts only some in order.
_VOWEL_MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_ACCENTS = "\u0300-\u036f"
_MARKS = re.compile(  # an accent stays on its Latin letter
    f"(?:[{_VOWEL_MARKS}{_TONES}]|(?<![A-Za-z])[{_ACCENTS}])[{_VOWEL_MARKS}{_TONES}{_ACCENTS}]+"
)
_WORD = re.compile(r"\S+")


# What all repairs but NFC begin with; most lines have none of it. Each pattern begins with a set, which is found fast.
_SUSPECT = re.compile(f"[\uf700-\uf71a\u00a0\u0e4d{_UNSEEN}{_JOINERS}]")
_SWAPPED = re.compile(f"[{_TONES}{_ACCENTS}][{_VOWEL_MARKS}{_TONES}]")


def _joined(match: re.Match[str]) -> str:
    return (match[1] or match[2] or "") + "\u0e33"


def _ordered(match: re.Match[str]) -> str:
    return "".join(sorted(match[0], key=lambda mark: (mark not in _VOWEL_MARKS, mark not in _TONES)))


_REPAIRS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("thai-glyph", glyphs.SHAPES, lambda match: glyphs.letters(match[0])),
    ("no-break-space", _ODD_SPACE, lambda match: " " * len(match[0])),
    ("zero-width-space", _ZERO_WIDTH, lambda _: ""),
    ("sara-am", _SARA_AM, _joined),
    ("mark-order", _MARKS, _ordered),
    ("nfc", _WORD, lambda match: unicodedata.normalize("NFC", match[0])),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair in a line: what kind, where in the text as printed (from 0), what stood there, what stands now."""

    kind: str
    start: int
    before: str
    after: str


def repair(printed: str) -> tuple[str, tuple[Edit, ...]]:
    """Return a line of text repaired, with every edit that was made, in order of place.

    NFC; no-break space to a space; ํ + า (also with a tone mark between or before) to ำ; zero-width characters dropped;
    vowel marks before tone marks; shapes of old Thai fonts to their letters.
    """
    if printed.isascii() or not (
        _SUSPECT.search(printed) or _SWAPPED.search(printed) or not unicodedata.is_normalized("NFC", printed)
    ):
        return printed, ()
    text, edits = printed, list[Edit]()
    for kind, pattern, change in _REPAIRS:
        if kind == "nfc" and unicodedata.is_normalized("NFC", text):
            continue
        earlier, pieces, last = tuple(edits), list[str](), 0
        for match in pattern.finditer(text):
            before, after = match[0], change(match)
            if before == after:
                continue
            edits.append(Edit(kind, printed_offset(match.start(), earlier), before, after))
            pieces += (text[last : match.start()], after)
            last = match.end()
        if pieces:
            text = "".join((*pieces, text[last:]))
            edits.sort(key=lambda edit: edit.start)
    return text, tuple(edits)


def printed_offset(offset: int, edits: tuple[Edit, ...]) -> int:
    """Return where a place of the repaired text stands in the text as printed (both count from 0).

    `edits` are in order of place. A place within a repaired stretch counts as its beginning.
    """
    shift = 0
    for edit in edits:
        start = edit.start - shift
        if start + len(edit.after) > offset:
            return min(offset, start) + shift
        if start > offset:
            break
        shift += len(edit.before) - len(edit.after)
    return offset + shift


def cluster_start(text: str, at: int) -> int:
    """Return where the Thai cluster begins that a place is in: its letter, or the vowel written before that."""
    limit = max(0, at - _LONGEST_CLUSTER)
    while limit < at < len(text) and _joins(text, at):
        at -= 1
    return at


def cluster_end(text: str, at: int) -> int:
    """Return the place, or where the Thai cluster ends that it would cut."""
    limit = at + _LONGEST_CLUSTER
    while 0 < at < min(limit, len(text)) and _joins(text, at):
        at += 1
    return at


_LONGEST_CLUSTER = 12  # no word has more marks on a letter; text made to harm has


def _joins(text: str, at: int) -> bool:
    """Say whether a character belongs to the one before: a mark behind its letter, a letter behind its vowel."""
    return text[at] in "ะาำๅ" or unicodedata.category(text[at]) == "Mn" or text[at - 1] in "เแโใไ"


_THAI = re.compile("[ -~\u0e01-\u0e3a\u0e3f-\u0e5b]*+")  # what nearly all texts are made of
_ABOVE_OR_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def display_width(text: str) -> int:
    """Return the cells that a text takes on a terminal: marks above and below take none, wide letters two."""
    if _THAI.fullmatch(text):
        return len(text) - len(_ABOVE_OR_BELOW.findall(text))
    return sum(_cells(character) for character in text)


@lru_cache(1 << 12)
def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

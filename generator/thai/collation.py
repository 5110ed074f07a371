"""The order of Thai words, as a dictionary has it: by consonant, and เ แ โ ใ ไ under the consonant that they precede.

After the Unicode Collation Algorithm with CLDR's rules for Thai, but that numbers are in order of value: spaces and
punctuation do not count; numbers stand before Thai letters, these before Latin ones; tone marks tell apart only what
is otherwise the same.
"""

import re
import unicodedata

from generator.thai.clusters import normalise

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_PART = re.compile("[0-9]+|.", re.DOTALL)
_MARKS = {mark: str(rank) for rank, mark in enumerate("๎์็่้๊๋", 1)}
_NO_LETTERS = frozenset("ฯๆ๏๚๛")
_AFTER_THAI = 0x1000


def collation_key(text: str) -> tuple[str, str, str]:
    """Return what to sort texts by: their letters, then their marks, then all that is left to tell them apart.

    >>> sorted(["ฮ", "โรงเรียน", "ครู", "แขวง", "เขต 10", "เขต 2", "BMA"], key=collation_key)
    ['เขต 2', 'เขต 10', 'แขวง', 'ครู', 'โรงเรียน', 'ฮ', 'BMA']
    """
    letters, marks = list[str](), list[str]()
    for part in _PART.findall(_LEADING_VOWEL.sub(r"\2\1", unicodedata.normalize("NFD", normalise(text).casefold()))):
        if part in _MARKS:
            marks.append(_MARKS[part])
        elif unicodedata.combining(part[0]) and not "\u0e00" <= part < "\u0e80":
            marks.append(part)
        elif letter := _letter(part):
            letters.append(letter)
            marks.append(" ")
    return "".join(letters), "".join(marks), text


def _letter(part: str) -> str:
    """Return what stands for a letter or number in the order of all; nothing for what does not count."""
    if "0" <= part[0] <= "9":
        number = part.lstrip("0")
        return chr(min(len(number), 0x0DFF)) + number
    if "ก" <= part <= "๛":
        return "" if part in _NO_LETTERS else part
    return chr(min(ord(part) + _AFTER_THAI, 0x10FFFF)) if part.isalnum() else ""

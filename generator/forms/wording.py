"""Known words of a form as patterns: agencies print `รหัสโครงการ...`, `ผู้ประสานงานสยป` and `ปีงบประมาณ พ.ศ.` alike.

All patterns run on text whose Thai digits are ASCII ones already.
"""

import re
from collections.abc import Iterable

FILLER = r"[\s.…_]*"  # what may stand between the letters of a known word, and behind it
NEVER = r"(?!)"
_FILLING = re.compile(r"[\s.…_]+")


def words(text: str) -> str:
    """Return a pattern for known words in which spaces and dots do not matter."""
    return FILLER.join(re.escape(character) for character in text if not re.match(FILLER + "$", character))


def letters(text: str) -> str:
    """Return what of a text matters in known words: all but spaces and dots."""
    return _FILLING.sub("", text)


def either(texts: Iterable[str]) -> str:
    """Return a pattern for any of some known words; without any it matches nowhere."""
    return "|".join(words(text) for text in texts) or NEVER

"""Thai digits and their ASCII twins."""

import re
from functools import lru_cache

_TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI = re.compile("[๐-๙]")


def ascii_digits(text: str) -> str:
    """Return the text with Thai digits as ASCII ones; its length stays, so places in it hold."""
    return _short_ascii_digits(text) if len(text) < _SHORT else _ascii_digits(text)


def _ascii_digits(text: str) -> str:
    # Most lines have none, and looking is twenty times faster than translating.
    return text.translate(_TO_ASCII) if _THAI.search(text) else text


_SHORT = 4096
_short_ascii_digits = lru_cache(1024)(_ascii_digits)  # a line of a report is asked for at each step of reading


def thai_digits(text: str) -> str:
    """Return the text with ASCII digits as Thai ones."""
    return text.translate(_TO_THAI)

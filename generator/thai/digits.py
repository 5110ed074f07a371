"""Thai digits and their ASCII twins."""

import re

_TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI = re.compile("[๐-๙]")


def ascii_digits(text: str) -> str:
    """Return the text with Thai digits as ASCII ones; its length stays, so places in it hold."""
    # Most lines have none, and looking is twenty times faster than translating.
    return text.translate(_TO_ASCII) if _THAI.search(text) else text


def thai_digits(text: str) -> str:
    """Return the text with ASCII digits as Thai ones."""
    return text.translate(_TO_THAI)

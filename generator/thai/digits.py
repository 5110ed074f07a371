"""Thai digits and their ASCII twins."""

_TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def ascii_digits(text: str) -> str:
    """Return the text with Thai digits as ASCII ones; its length stays, so places in it hold."""
    return text.translate(_TO_ASCII)


def thai_digits(text: str) -> str:
    """Return the text with ASCII digits as Thai ones."""
    return text.translate(_TO_THAI)

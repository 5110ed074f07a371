"""Plain text in the encodings that agencies' systems write: UTF-8, UTF-16 and Windows-874 (TIS-620).

Which one it is, the bytes tell: a byte order mark; else the zero bytes of UTF-16; else whether they are UTF-8
(Thai text in Windows-874 never is, as it has runs of single high bytes); else Windows-874.
"""

import re

# Python's names of the encodings, by their WHATWG names.
_CODECS = {"utf-8": "utf-8", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "windows-874": "cp874"}
_LINE_END = re.compile(r"\r\n|\n|\r")


def decode(content: bytes) -> tuple[str, str] | UnicodeDecodeError:
    """Return the text and the WHATWG name of its encoding, or the error of the encoding that reads furthest."""
    errors = list[UnicodeDecodeError]()
    for encoding in _candidates(content):
        try:
            return content.decode(_CODECS[encoding]).removeprefix("\ufeff"), encoding
        except UnicodeDecodeError as error:
            errors.append(error)
    return max(errors, key=lambda error: error.start)


def _candidates(content: bytes) -> tuple[str, ...]:
    """Return the encodings that the bytes may be in, the likeliest first."""
    if content.startswith(b"\xff\xfe"):
        return ("utf-16le",)
    if content.startswith(b"\xfe\xff"):
        return ("utf-16be",)
    sample = content[:4096]
    # In UTF-16 each Thai letter, digit and space has one byte below 0x0F; in the others Thai letters are high bytes,
    # and no text has zero bytes.
    if b"\0" in sample and sum(byte >= 0x80 for byte in sample) * 8 < len(sample):
        return ("utf-16le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16be",)
    return "utf-8", "windows-874"


def split_lines(text: str) -> list[str]:
    """Return the lines as editors count them: CR LF, LF or CR ends one, a form feed does not."""
    lines = _LINE_END.split(text)
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines

"""Plain text in the encodings that agencies' systems write: UTF-8, UTF-16 and Windows-874 (TIS-620).

Which one it is, the bytes tell: a byte order mark; else the zero bytes of UTF-16; else whether they are UTF-8
(Thai text in Windows-874 never is, as it has runs of single high bytes); else Windows-874.
"""

import re
from collections.abc import Iterator

# Python's names of the encodings, by their WHATWG names.
_CODECS = {"utf-8": "utf-8-sig", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "windows-874": "cp874"}
_LINE_END = re.compile(r"\r\n|\n|\r")


def decode(content: bytes) -> tuple[str, str] | UnicodeDecodeError:
    """Return the text and the WHATWG name of its encoding, or the error of the likeliest encoding."""
    encoding = next(_candidates(content))
    try:
        return content.decode(_CODECS[encoding]).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError as error:
        return error


def _candidates(content: bytes) -> Iterator[str]:
    if content.startswith(b"\xff\xfe"):
        yield "utf-16le"
    elif content.startswith(b"\xfe\xff"):
        yield "utf-16be"
    else:
        sample = content[:4096]
        # In UTF-16 each Thai letter, digit and space has one byte below 0x0F; in the others no text has zero bytes.
        if b"\0" in sample:
            yield "utf-16le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16be"
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            yield "windows-874"
        yield "utf-8"


def split_lines(text: str) -> list[str]:
    """Return the lines as editors count them: CR LF, LF or CR ends one, a form feed does not."""
    lines = _LINE_END.split(text)
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines

"""What kind of file it is: by its first bytes, and by its name only where those do not tell."""

import re
from enum import Enum, auto

_WEB_PAGE = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--.{0,1000}?-->)*<(?:!doctype\s+html|html|head|body|meta|title|table)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(rb"mime-version:.{0,2000}?multipart/related", re.IGNORECASE | re.DOTALL)
_TEXT_SUFFIXES = (".txt", ".text")
_WEB_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")


class Kind(Enum):
    """The kinds of file that there are readers for, and the two ways of being none of them."""

    TEXT = auto()
    HTML = auto()
    WORD = auto()
    PDF = auto()
    DAMAGED = auto()  # its name says one of the above, its bytes do not
    OTHER = auto()


def kind_of(content: bytes, file: str) -> Kind:
    """Return what a file is."""
    name, head = file.lower(), content[:4096]
    if head.lstrip().startswith(b"%PDF-") or (name.endswith(".pdf") and b"%PDF-" in head[:1024]):
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return Kind.WORD
    page = _without_zeros(head)
    if _WEB_PAGE.match(page) or _WEB_ARCHIVE.search(page):
        return Kind.HTML
    if name.endswith(_WEB_SUFFIXES):
        return Kind.HTML
    if name.endswith(_TEXT_SUFFIXES):
        return Kind.TEXT
    if name.endswith((".pdf", ".docx")):
        # A password makes of a .docx another kind of file.
        return Kind.DAMAGED if content.strip() else Kind.TEXT
    return Kind.OTHER


def _without_zeros(head: bytes) -> bytes:
    """Return the ASCII of a beginning, also of one in UTF-16."""
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")

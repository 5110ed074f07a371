"""Web pages, as browsers save them (`.html`, or `.mhtml` with all parts in one file), to the lines that they show.

Blocks and `<br>` make lines; a table row is a line with its cells set apart by tabs, and so is a term with its
description; lists show the numbers that the browser gives them. What is not shown (scripts, styles, what is hidden) is
no text. Nothing is loaded, nothing is run.
"""

import email
import email.policy
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from generator.bounds import USUAL, Bounds
from generator.diagnostics import Diagnostic
from generator.sources import numbering
from generator.sources.columns import ColumnWriter
from generator.sources.plain_text import decode
from generator.sources.printed import Printed, as_lines, trimmed
from generator.sources.rules import DAMAGED_FILE, TOO_DEEPLY_NESTED, fault

_PIECE = 1 << 16

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
        "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table",
        "tbody", "tfoot", "thead", "ul",
    )
)  # fmt: skip
_UNSEEN = frozenset(
    (
        "applet", "audio", "canvas", "datalist", "embed", "head", "iframe", "map", "math", "noframes",
        "noscript", "object", "script", "style", "svg", "template", "title", "video",
    )
)  # fmt: skip
_LISTS = ("ol", "ul", "menu", "dir")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TYPED_IN = ("", "text", "number", "date", "tel", "email", "url", "search")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
# Names that old pages declare, where the bytes are not UTF-8: the WHATWG's names and Python's.
_DECLARED = {"windows-1252": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
_NUMERALS: dict[str, Callable[[int], str]] = {
    "a": numbering.latin_letters,
    "A": lambda number: numbering.latin_letters(number).upper(),
    "i": numbering.roman,
    "I": lambda number: numbering.roman(number).upper(),
}


class _TooDeepError(Exception):
    """The page nests deeper than any that a browser saved."""


def read_html(content: bytes, file: str, bounds: Bounds = USUAL) -> Printed | Diagnostic | UnicodeDecodeError:
    """Return the lines that a page shows, why it shows none, or the error where its text cannot be decoded."""
    decoded = _decode(_page_of_archive(content))
    if isinstance(decoded, UnicodeDecodeError):
        return decoded
    text, encoding = decoded
    if not text.strip():
        return Printed((), encoding)
    page = _Page(bounds.html_levels)
    # The parser's own limits cut a page short and do not say so: ours takes their place.
    parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        markup = text.replace("\0", "").encode("utf-8", errors="replace")
        for start in range(0, len(markup), _PIECE):
            parser.feed(markup[start : start + _PIECE])  # a page that is too deep stops here, not at its end
        parser.close()
    except _TooDeepError:
        return bounds.exceeded("html_levels", file, rule=TOO_DEEPLY_NESTED)
    except etree.LxmlError as error:
        return fault(DAMAGED_FILE, file, "อ่านหน้าเว็บไม่ได้", f"the page cannot be read: {error}")
    return Printed(trimmed(as_lines(page.writer.text())), encoding)


def _page_of_archive(content: bytes) -> bytes:
    """Return the page that a web archive (MHTML) holds, or the content itself where it is none."""
    head = content[:4096].lower()
    if b"mime-version:" not in head or b"multipart/related" not in head:
        return content
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else b""
    return b""


def _decode(content: bytes) -> tuple[str, str] | UnicodeDecodeError:
    """Decode by the evidence of the bytes; only where that says no Unicode, what the page declares is heard."""
    decoded = decode(content)
    declared = _META_CHARSET.search(content[:4096])
    codec = _DECLARED.get(declared[1].decode("ascii").lower()) if declared else None
    if codec and (isinstance(decoded, UnicodeDecodeError) or decoded[1] == "windows-874"):
        return content.decode(codec, errors="replace"), "windows-1252"
    return decoded


@dataclass(slots=True)
class _List:
    """An open list: its next number, 0 where it has bullets, and how numbers are written."""

    number: int
    style: str


@dataclass(slots=True)
class _Page:
    """Takes the events of the parser and writes what the page shows."""

    deepest: int  # levels that it may have
    writer: ColumnWriter = field(default_factory=ColumnWriter)
    depth: int = 0
    hidden_since: int = 0  # the depth at which something unseen began; 0 where nothing is open
    preformatted: int = 0
    lists: list[_List] = field(default_factory=list)
    terms: list[int] = field(default_factory=list)  # by open list of terms, how many cells its open row has

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self.depth += 1
        if self.depth > self.deepest:
            raise _TooDeepError
        if self.hidden_since:
            return
        if _is_unseen(tag, attributes):
            self.hidden_since = self.depth
            if tag in _BLOCKS:
                self.writer.block()
        elif tag in _BLOCKS:
            self._start_block(tag, attributes)
        elif tag == "br":
            self.writer.new_line()
        elif tag == "tr":
            self.writer.open_row()
        elif tag in ("td", "th"):
            self.writer.cell()
        elif tag == "input" and attributes.get("type", "").lower() in _TYPED_IN:
            self._write(attributes.get("value", ""))

    def _start_block(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("dt", "dd") and self.terms and self._start_term(tag):
            return
        self.writer.block()
        if tag == "pre":
            self.preformatted += 1
        elif tag in _LISTS:
            first = _integer(attributes.get("start"), 1) if tag == "ol" else 0
            self.lists.append(_List(first, attributes.get("type", "1")))
        elif tag == "li":
            self._start_item(attributes)
        elif tag == "dl":
            self.terms.append(0)

    def _start_term(self, tag: str) -> bool:
        """Begin a term as a row's first cell, or its description as the second; False for another description."""
        if tag == "dt":
            self._end_term()
            self.writer.open_row()
        elif self.terms[-1] != 1:
            return False
        self.writer.cell()
        self.terms[-1] += 1
        return True

    def _end_term(self) -> None:
        if self.terms[-1]:
            self.writer.close_row()
        self.terms[-1] = 0

    def end(self, tag: str) -> None:
        """End an element."""
        self.depth -= 1
        if self.hidden_since:
            if self.depth < self.hidden_since:
                self.hidden_since = 0
            return
        if tag == "tr":
            self.writer.close_row()
        elif tag == "dl" and self.terms:
            self._end_term()
            self.terms.pop()
        elif tag in _BLOCKS:
            self.writer.block()
            if tag == "pre":
                self.preformatted -= 1
            elif tag in _LISTS and self.lists:
                self.lists.pop()

    def data(self, text: str) -> None:
        """Take text."""
        if not self.hidden_since:
            self._write(text)

    def close(self) -> None:
        """Take the end of the page; all that was written is in `writer`."""

    def _write(self, text: str) -> None:
        if self.preformatted:
            self.writer.write(text.replace("\r\n", "\n").replace("\r", "\n"))
            return
        text = _SPACE.sub(" ", text)
        if self.writer.at_start or self.writer.after_space:
            text = text.removeprefix(" ")
        self.writer.write(text)

    def _start_item(self, attributes: dict[str, str]) -> None:
        if not self.lists:
            return
        open_list = self.lists[-1]
        if not open_list.number:
            self.writer.write("- ")
            return
        number = _integer(attributes.get("value"), open_list.number)
        open_list.number = number + 1
        self.writer.write(f"{_NUMERALS.get(open_list.style, str)(number)}. ")


def _is_unseen(tag: str, attributes: dict[str, str]) -> bool:
    return (
        tag in _UNSEEN
        or "hidden" in attributes
        or (tag == "option" and "selected" not in attributes)
        or bool(_UNSEEN_STYLE.search(attributes.get("style", "")))
    )


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise

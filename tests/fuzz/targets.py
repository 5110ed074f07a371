"""The readers that are fuzzed, each from bytes: reports as text, YAML of every kind, files of every kind.

A target takes what a fuzzer makes, sound or not, and raises where a law of `laws` is broken. A first byte says what the
rest is, where there are several readers.
"""

import io
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml as pyyaml
from lxml import etree

from generator.addresses import load_addresses
from generator.configuration import load_site
from generator.content import ContentFolder
from generator.editions import own_profiles
from generator.model.source import SourceText
from generator.publication import Inputs
from generator.records import dump_record, load_record
from generator.search_settings import load_search_settings
from generator.sources import html, printed_lines, word
from generator.sources.page_layout import lines_of
from generator.sources.page_rows import Glyph
from generator.sources.plain_text import decode
from generator.yaml_text import load_yaml
from tests.fuzz.laws import hold_published, hold_report, hold_source, letters, soon

CORPUS = Path(__file__).parent / "corpus"  # a folder for each target, of inputs that fuzzing found worth keeping
FOUND = Path("build/fuzz")  # where what it finds anew is kept
SAMPLE = Path(__file__).parents[1] / "sample/content"
CODECS = {"utf-8": "utf-8", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "windows-874": "cp874"}
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def form(data: bytes) -> None:
    """A report as text: to rows, record, diagnostics, YAML, and the project as published."""
    hold_report(data)


# --- YAML --------------------------------------------------------------------------------------------------------


def yaml(data: bytes) -> None:
    """One of the YAML files of a content folder, by the first byte."""
    kind, text = data[:1], data[1:].decode("utf-8", "replace")
    with soon():
        tree, faults = load_yaml(text, "x.yaml")
    assert all(fault.position.line for fault in faults)
    if tree is not None and not faults:
        _read_alike(text, tree)
    if kind in _SETTINGS:
        _hold_settings(_SETTINGS[kind], data[1:])
    elif kind == b"c":
        record = RECORD.read_bytes()
        hold_published(Inputs(RECORD_FILE, record, data[1:], None, None), expected=not data[1:].strip(b" \n"))
    else:
        hold_published(Inputs(RECORD_FILE, data[1:], None, None, None))
        record_tree, shape = load_record(text, "x.yaml")
        if record_tree and not shape:
            assert load_record(dump_record(record_tree), "x.yaml") == (record_tree, ()), "read back otherwise"


RECORD_FILE = "projects/2566/50070000-455.yaml"
RECORD = SAMPLE / RECORD_FILE
_SETTINGS = {
    b"s": "site.yaml",
    b"a": "agencies.yaml",
    b"y": "synonyms.yaml",
    b"q": "search-checks.yaml",
    b"r": "redirects.yaml",
    b"f": "forms/own.yaml",
    b"p": "pages/about.th.md",
    b"u": "published-urls.txt",
}


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="open-reports-fuzz-")


def _hold_settings(file: str, content: bytes) -> None:
    folder = Path(_folder().name)
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    try:
        with soon():
            _, faults = load_site(folder, base_url=None, build_date=None)
            faults += load_search_settings(folder)[1]
            faults += load_addresses(folder)[1]
            faults += own_profiles(ContentFolder(folder))[1]
    finally:
        path.unlink()
    assert all(fault.position.file for fault in faults)


def _read_alike(text: str, tree: object) -> None:
    """Hold what libyaml reads to what the reader written in Python reads, where that takes the text at all.

    A byte order mark amid a text is white space to libyaml where it begins a line.
    """
    if "\ufeff" in text[1:]:
        return
    try:
        other = pyyaml.load(text, Loader=pyyaml.BaseLoader)  # noqa: S506 # text only
    except pyyaml.YAMLError:
        return
    assert _plain(tree) == _plain(other), "read otherwise than by the other reader"


def _plain(tree: Any) -> Any:
    """Return a tree with what says nothing as an empty text, as both readers may give it."""
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_plain(value) for value in tree]
    return "" if tree in (None, "~", "null", "Null", "NULL") else tree


# --- Files -------------------------------------------------------------------------------------------------------


def sources(data: bytes) -> None:
    """A file of one of the kinds that are read, by the first byte."""
    kind, content = data[:1], data[1:]
    if kind == b"h":
        _hold_page(content)
    elif kind == b"m":
        hold_source(content, "reports/x.mhtml")
    elif kind == b"w":
        _hold_word(content)
    elif kind == b"z":
        hold_source(content, "reports/x.docx")
    elif kind == b"p":
        hold_source(content, "reports/x.pdf")
    elif kind == b"g":
        _hold_letters(content)
    else:
        _hold_text(content)


def _hold_text(content: bytes) -> None:
    """Text keeps every character, in whichever encoding it is."""
    source = hold_source(content, "reports/x.txt")
    decoded = decode(content)
    if isinstance(decoded, UnicodeDecodeError) or not isinstance(source, SourceText) or not source.encoding:
        return
    text, encoding = decoded
    mark = next((mark for mark in MARKS if content.startswith(mark)), b"")
    assert text.encode(CODECS[encoding]) in (content, content.removeprefix(mark)), "bytes are lost"
    if encoding != "utf-8" and text.isprintable():
        again = hold_source(text.encode(), "reports/x.txt")
        assert isinstance(again, SourceText), "not read in UTF-8"
        if again.encoding == "utf-8":
            assert again.lines == source.lines, "read otherwise in UTF-8"


def _hold_page(content: bytes) -> None:
    """A web page keeps every letter that it shows."""
    source = hold_source(content, "reports/x.html")
    page = html._decode(html._page_of_archive(content))
    if not isinstance(source, SourceText) or isinstance(page, UnicodeDecodeError) or not source.encoding:
        return
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(page[0].replace("\0", "").encode("utf-8", "replace"), parser)
    lost = letters(_shown(root)) - letters(_as_printed(content, "reports/x.html"))
    assert not lost, f"letters are lost: {lost}"


def _shown(element: Any) -> str:
    if element is None or html._is_unseen(element.tag, dict(element.items())):
        return ""
    return (element.text or "") + "".join(_shown(child) + (child.tail or "") for child in element)


def _as_printed(content: bytes, file: str) -> str:
    return "\n".join(printed_lines(content, file))


def _hold_word(body: bytes) -> None:
    """A Word document keeps every letter of its text; what is fuzzed is the body of it."""
    markup = f'<w:document xmlns:w="{word._W[1:-1]}"><w:body>'.encode() + body + b"</w:body></w:document>"
    content = packed(markup)
    source = hold_source(content, "reports/x.docx")
    if not isinstance(source, SourceText):
        return
    root = etree.fromstring(markup, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    lost = letters(_written(root)) - letters(_as_printed(content, "reports/x.docx"))
    assert not lost, f"letters are lost: {lost}"


def _written(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = word._name(element)
    hidden = name == "r" and word._is_hidden(element)
    if name in word._UNSEEN or element.tag == f"{word._MARKUP}Fallback" or hidden:
        return ""
    own = (element.text or "") if name == "t" else ""
    return own + "".join(map(_written, element))


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)


def packed(document: bytes) -> bytes:
    """Return a Word document with this as its part of text."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return made.getvalue()


_ALPHABET = "กขเแโาำิีุู่้๊็์ abc019๐:.-(%\u0e4d\uf70a"


def _hold_letters(data: bytes) -> None:
    """Letters on pages become lines that have all of them; five bytes say which letter, where and how large."""
    pages = list[list[Glyph]]([[]])
    for at in range(0, len(data) - 4, 5):
        which, across, down, size, turn = data[at : at + 5]
        if turn == 255:
            pages.append([])
        left, points = across * 2.5 + turn % 4, 4.0 + size % 20
        pages[-1].append(Glyph(_ALPHABET[which % len(_ALPHABET)], left, left + points / 2, 840 - down * 3.3, points))
    with soon():
        lines = lines_of(pages)
    lost = letters("".join(glyph.text for page in pages for glyph in page)) - letters(
        "".join(line.text for line in lines)
    )
    assert not lost, f"letters are lost: {lost}"


TARGETS: dict[str, Callable[[bytes], None]] = {"form": form, "yaml": yaml, "sources": sources}

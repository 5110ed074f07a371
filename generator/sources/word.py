"""Word documents (`.docx`) to the lines that they print, in the order of the document.

Word's own text is read, and not what a plainer reading leaves out: text that a reviewer inserted, content controls,
text boxes, footnotes, the heads and feet of pages, and the numbers that Word prints before the items of a list.
Deleted text, comments and hidden text are not printed, so they are no text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.bounds import USUAL, Bounds
from generator.diagnostics import Diagnostic, Text
from generator.sources.columns import ColumnWriter
from generator.sources.list_numbers import ListNumbers
from generator.sources.package import DamagedPackageError, Package, PackageTooLargeError
from generator.sources.printed import Printed, PrintedLine, as_lines, trimmed
from generator.sources.rules import DAMAGED_FILE, FILE_TOO_LARGE, UNSUPPORTED_KIND, fault

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# What stands in the file and not on the page.
_UNSEEN = ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr")
_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": ""}


def read_word(content: bytes, file: str, bounds: Bounds = USUAL) -> Printed | Diagnostic:
    """Return the lines of a document, or why it cannot be read."""
    try:
        package = Package.open(content, bounds)
        document = next((name for _, kind, name in package.related("") if kind == "officeDocument"), "")
        if not document.endswith(".xml") or not document.startswith("word/"):
            return _not_word(file, package)
        return Printed(trimmed(_lines(package, document)))
    except PackageTooLargeError as error:
        return bounds.exceeded(error.bound, file, error.found, rule=FILE_TOO_LARGE)
    except DamagedPackageError as error:
        return fault(DAMAGED_FILE, file, f"เปิดเอกสาร Word ไม่ได้ ({error})", f"the Word document does not open: {error}")


def _not_word(file: str, package: Package) -> Diagnostic:
    found = "xlsx" if package.has("xl/workbook.xml") else "odt" if package.has("content.xml") else "zip"
    return fault(
        UNSUPPORTED_KIND, file, f"ไฟล์นี้เป็น {found} ไม่ใช่เอกสาร Word",
        f"this is a file of the kind {found}, not a Word document",
        Text("ไฟล์ .txt, .pdf, .docx หรือ .html", "a file .txt, .pdf, .docx or .html"),
    )  # fmt: skip


def _lines(package: Package, document: str) -> Iterator[PrintedLine]:
    related = package.related(document)
    parts = {kind: name for _, kind, name in related if kind in ("numbering", "styles")}
    listed, styles = (package.xml(parts[kind]) if kind in parts else None for kind in ("numbering", "styles"))
    numbers = ListNumbers(listed, styles)
    for kind in ("header", "footer"):
        names = dict.fromkeys(name for _, other, name in related if other == kind)
        texts = dict.fromkeys(_text(package.xml(name), numbers) for name in names)
        if kind == "footer":
            yield from as_lines(_text(package.xml(document), numbers))
            for notes in (name for _, other, name in related if other in ("footnotes", "endnotes")):
                yield from as_lines(_text(package.xml(notes), numbers))
        for text in texts:
            yield from as_lines(text, running=True)


def _text(root: Any, numbers: ListNumbers) -> str:
    body = _Body(numbers)
    body.read(root)
    return body.writer.text()


@dataclass(slots=True)
class _Body:
    """Walks through elements; the depth of a part is bounded by the parser."""

    numbers: ListNumbers
    writer: ColumnWriter = field(default_factory=ColumnWriter)

    def read(self, root: Any) -> None:
        """Write all that an element prints, without recursion."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            element, done = stack.pop()
            if done:
                self._end(_name(element))
                continue
            name = _name(element)
            if name in _UNSEEN or element.tag == f"{_MARKUP}Fallback" or (name == "r" and _is_hidden(element)):
                continue
            self._start(name, element)
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element) if isinstance(child.tag, str)]

    def _start(self, name: str, element: Any) -> None:
        writer = self.writer
        if name == "t":
            writer.write((element.text or "").replace("\n", " "))
        elif name in ("br", "cr"):
            writer.new_line()
        elif name in _CHARACTERS:
            writer.write(_CHARACTERS[name])
        elif name == "sym":
            writer.write(_symbol(element))
        elif name == "p":
            writer.block()
            writer.write(self.numbers.before(element))
        elif name == "tr":
            writer.open_row()
        elif name == "tc":  # of merged cells Word keeps the text in the first
            writer.cell()

    def _end(self, name: str) -> None:
        if name in ("p", "tbl"):
            self.writer.block()
        elif name == "tr":
            self.writer.close_row()


def _name(element: Any) -> str:
    """Return the local name of one of Word's elements; empty for any other."""
    tag: str = element.tag
    return tag[len(_W) :] if tag.startswith(_W) else ""


def _is_hidden(run: Any) -> bool:
    """Say whether a run of text is formatted as hidden."""
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off")


def _symbol(element: Any) -> str:
    """Return a character that Word keeps by its code; those of symbol fonts have none of Unicode."""
    code = element.get(f"{_W}char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "•" if number in (0xF0B7, 0xB7) else chr(number) if 0 < number < 0xD800 else "\N{REPLACEMENT CHARACTER}"

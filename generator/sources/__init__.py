"""Report files to text with places: one module a kind of file, all through one reader of lines.

To add a kind: a module that turns bytes into printed lines, and a line in `_read_printed`.
"""

import hashlib
from pathlib import Path

from generator.bounds import USUAL, Bounds
from generator.deadline import OverTimeError, deadline
from generator.diagnostics import Diagnostic, Position, Text
from generator.model.source import Line, SourceText
from generator.plain_files import unopened
from generator.sources.html import read_html
from generator.sources.kinds import Kind, kind_of
from generator.sources.pdf import read_pdf
from generator.sources.plain_text import decode, split_lines
from generator.sources.printed import Printed, PrintedLine
from generator.sources.rules import (
    DAMAGED_FILE,
    EMPTY_FILE,
    FILE_TOO_LARGE,
    RULES,
    SCANNED_PDF,
    TOO_SLOW_TO_READ,
    UNDECODABLE_TEXT,
    UNSUPPORTED_KIND,
    fault,
)
from generator.sources.word import read_word
from generator.thai.text import repair

__all__ = ["RULES", "SCANNED_PDF", "TOO_SLOW_TO_READ", "digest", "printed_lines", "read_file", "read_source"]

_PACKED = (".pdf", ".docx", ".doc", ".mhtml", ".mht")
_ANY_KIND = Text("ไฟล์ .txt, .pdf, .docx หรือ .html", "a file .txt, .pdf, .docx or .html")


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_file(path: Path, file: str, bounds: Bounds = USUAL) -> bytes | Diagnostic:
    """Return the bytes of a report or a record, or why they cannot be had. `file` is its name in diagnostics."""
    name = "packed_bytes" if path.suffix.lower() in _PACKED else "report_bytes"
    try:
        size = path.stat().st_size
        return path.read_bytes() if size <= getattr(bounds, name) else _too_large(name, file, size, bounds)
    except OSError as error:
        return unopened(file, error)


def read_source(content: bytes, file: str, bounds: Bounds = USUAL) -> SourceText | Diagnostic:
    """Return a report's text with its places, or why it cannot be read."""
    printed = _read_printed(content, file, bounds)
    if isinstance(printed, Diagnostic):
        return printed
    size = sum(len(line.text) for line in printed.lines)
    if size > bounds.report_bytes:
        return _too_large("report_bytes", file, size, bounds)
    if len(printed.lines) > bounds.report_lines:
        return _too_large("report_lines", file, len(printed.lines), bounds)
    if not any(line.text.strip() for line in printed.lines):
        return fault(EMPTY_FILE, file, "ไฟล์ไม่มีข้อความ", "the file has no text", Text("แบบรายงานหนึ่งฉบับ", "a report"))
    lines = tuple(
        Line(number, *repair(line.text), line.page, line.running, line.confidence)
        for number, line in enumerate(printed.lines, 1)
    )
    return SourceText(file, digest(content), printed.encoding, lines, printed.ocr)


def printed_lines(content: bytes, file: str) -> tuple[str, ...]:
    """Return a file's lines as printed, before any repair, by the reading that places diagnostics."""
    printed = _read_printed(content, file, USUAL)
    return () if isinstance(printed, Diagnostic) else tuple(line.text for line in printed.lines)


def _read_printed(content: bytes, file: str, bounds: Bounds) -> Printed | Diagnostic:
    """Read a file by what it is; its name is only a hint."""
    kind = kind_of(content, file)
    if kind is Kind.PDF:
        return read_pdf(content, file, bounds)  # in a process of its own, which has a deadline too
    try:
        with deadline(bounds.report_seconds):
            return _read_here(kind, content, file, bounds)
    except OverTimeError:
        return bounds.exceeded("report_seconds", file, rule=TOO_SLOW_TO_READ)


def _read_here(kind: Kind, content: bytes, file: str, bounds: Bounds) -> Printed | Diagnostic:
    """Read a file in this process."""
    if kind is Kind.WORD:
        return read_word(content, file, bounds)
    if kind is Kind.HTML:
        page = read_html(content, file, bounds)
        return _undecodable(content, file, page) if isinstance(page, UnicodeDecodeError) else page
    if kind is Kind.TEXT:
        return _read_text(content, file, bounds)
    if kind is Kind.DAMAGED:
        return fault(
            DAMAGED_FILE, file, "เนื้อในไฟล์ไม่ใช่ชนิดที่นามสกุลไฟล์บอก",
            "what is in the file is not what its name says", _ANY_KIND,
        )  # fmt: skip
    name = file.rpartition(".")[2] if "." in file.rpartition("/")[2] else file
    th, en = f"ยังอ่านไฟล์ชนิด “{name}” ไม่ได้", f"files of the kind “{name}” cannot be read yet"
    return fault(UNSUPPORTED_KIND, file, th, en, _ANY_KIND)


def _read_text(content: bytes, file: str, bounds: Bounds) -> Printed | Diagnostic:
    if len(content) > bounds.report_bytes:  # under the name of a kind that may be larger
        return _too_large("report_bytes", file, len(content), bounds)
    decoded = decode(content)
    if isinstance(decoded, UnicodeDecodeError):
        return _undecodable(content, file, decoded)
    text, encoding = decoded
    return Printed(tuple(PrintedLine(line) for line in split_lines(text)), encoding)


def _undecodable(content: bytes, file: str, error: UnicodeDecodeError) -> Diagnostic:
    before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    byte = content[error.start : error.start + 1].hex().upper()
    return Diagnostic(
        UNDECODABLE_TEXT,
        Position(file, line, column),
        Text(f"ไบต์ 0x{byte} ไม่ใช่ตัวอักษรในรหัสที่รู้จัก", f"byte 0x{byte} is no character of a known encoding"),
        expected=Text("ข้อความรหัส UTF-8, UTF-16 หรือ Windows-874", "text in UTF-8, UTF-16 or Windows-874"),
    )


def _too_large(name: str, file: str, found: int, bounds: Bounds) -> Diagnostic:
    return bounds.exceeded(name, file, found, rule=FILE_TOO_LARGE)

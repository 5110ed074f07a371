"""Bytes to text with places: one file a kind of report file.

To add a kind: a module that turns bytes into lines, and its suffixes in `KINDS`.
"""

import hashlib
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.model.source import Line, SourceText
from generator.sources.plain_text import decode, split_lines
from generator.thai.text import repair

# A report of a dozen rounds has some 20 KB; sixty rounds of thirty lines stay below 1 MB.
MAX_BYTES = 8_000_000
KINDS = (".txt", ".text")

EMPTY_FILE = Rule(
    "empty-file",
    Severity.ERROR,
    Text("ไฟล์ว่าง", "Empty file"),
    Text("ไม่มีข้อความให้อ่าน", "There is nothing to read."),
    Text("ส่งออกรายงานจากระบบอีกครั้ง แล้ววางแทนไฟล์นี้", "Export the report again and put it in this file's place."),
)
UNSUPPORTED_KIND = Rule(
    "unsupported-file-kind",
    Severity.ERROR,
    Text("ไฟล์ชนิดที่ยังอ่านไม่ได้", "A kind of file that cannot be read yet"),
    Text("อ่านได้เฉพาะไฟล์ข้อความ", "Only text files are read."),
    Text("บันทึกรายงานเป็นไฟล์ข้อความ (.txt)", "Save the report as plain text (.txt)."),
)
UNDECODABLE_TEXT = Rule(
    "undecodable-text",
    Severity.ERROR,
    Text("ถอดรหัสอักขระไม่ได้", "Text that cannot be decoded"),
    Text("ถ้าเดารหัสอักขระ ข้อความอาจผิดไปโดยไม่มีใครเห็น", "A guess at the encoding could change words unseen."),
    Text("บันทึกไฟล์เป็น UTF-8", "Save the file as UTF-8."),
)
FILE_TOO_LARGE = Rule(
    "file-too-large",
    Severity.ERROR,
    Text("ไฟล์ใหญ่เกินไป", "File too large"),
    Text("รายงานจริงมีขนาดไม่กี่สิบกิโลไบต์", "Real reports have a few dozen kilobytes."),
    Text("ตรวจว่าวางไฟล์ถูกไฟล์", "See that it is the right file."),
)
UNREADABLE_FILE = Rule(
    "unreadable-file",
    Severity.ERROR,
    Text("เปิดไฟล์ไม่ได้", "File cannot be opened"),
    Text("ไฟล์ที่เปิดไม่ได้แปลงไม่ได้", "What cannot be opened cannot be converted."),
    Text("ตรวจสิทธิ์การอ่านไฟล์", "See that the file may be read."),
)
RULES = (EMPTY_FILE, UNSUPPORTED_KIND, UNDECODABLE_TEXT, FILE_TOO_LARGE, UNREADABLE_FILE)


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_file(path: Path, file: str) -> bytes | Diagnostic:
    """Return a report file's bytes, or why they cannot be had. `file` is its name in diagnostics."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return _fault(
                FILE_TOO_LARGE, Position(file), f"ไฟล์มีขนาด {size:,} ไบต์", f"the file has {size:,} bytes",
                Text(f"ไม่เกิน {MAX_BYTES:,} ไบต์", f"at most {MAX_BYTES:,} bytes"),
            )  # fmt: skip
        return path.read_bytes()
    except OSError as error:
        return _fault(
            UNREADABLE_FILE, Position(file), f"เปิดไฟล์ไม่ได้: {error.strerror}", f"cannot open it: {error.strerror}"
        )


def read_source(content: bytes, file: str) -> SourceText | Diagnostic:
    """Return a report's text with its places, or why it cannot be read."""
    if not file.lower().endswith(KINDS):
        kind = file.rpartition(".")[2] if "." in file.rpartition("/")[2] else file
        th, en = f"ยังอ่านไฟล์ชนิด “{kind}” ไม่ได้", f"files of the kind “{kind}” cannot be read yet"
        return _fault(UNSUPPORTED_KIND, Position(file), th, en, Text("ไฟล์ข้อความ .txt", "a text file, .txt"))
    decoded = decode(content)
    if isinstance(decoded, UnicodeDecodeError):
        before = content[: decoded.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        byte = content[decoded.start : decoded.start + 1].hex().upper()
        return _fault(
            UNDECODABLE_TEXT, Position(file, line, column), f"ไบต์ 0x{byte} ไม่ใช่ตัวอักษรในรหัสที่รู้จัก",
            f"byte 0x{byte} is no character of a known encoding",
            Text("ข้อความรหัส UTF-8, UTF-16 หรือ Windows-874", "text in UTF-8, UTF-16 or Windows-874"),
        )  # fmt: skip
    text, encoding = decoded
    if not text.strip():
        return _fault(
            EMPTY_FILE, Position(file), "ไฟล์ไม่มีข้อความ", "the file has no text", Text("แบบรายงานหนึ่งฉบับ", "a report")
        )
    lines = tuple(Line(number, *repair(printed)) for number, printed in enumerate(split_lines(text), 1))
    return SourceText(file, digest(content), encoding, lines)


def _fault(rule: Rule, position: Position, th: str, en: str, expected: Text | None = None) -> Diagnostic:
    return Diagnostic(rule, position, Text(th, en), expected=expected)

"""A lint of open data in Thai: what validators let pass. Knows the files alone, and none of the generator's code."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MARK = b"\xef\xbb\xbf"
FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
_THAI_TO_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TYPED = {
    "integer": re.compile("-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+\.[0-9]{2}"),
    "date": re.compile("(18|19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}"),
    "boolean": re.compile("true|false"),
}
_THIRTEEN = re.compile(
    r"(?<![0-9A-Za-z./-])([0-9])[ -]?([0-9]{4})[ -]?([0-9]{5})[ -]?([0-9]{2})[ -]?([0-9])(?![0-9A-Za-z])"
)
_MOBILE = re.compile(r"(?<![0-9A-Za-z./_-])0[689][0-9][ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9A-Za-z])")
_PRIVATE_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?:gmail|hotmail|yahoo|outlook|icloud|live)\.[a-z.]+", re.IGNORECASE)
_TEXT_FILES = {".csv", ".json", ".ndjson", ".yaml", ".html", ".xml", ".ttl", ".jsonld", ".txt", ".md", ".cff"}


def csv_faults(data: Path) -> Iterator[str]:
    """Yield what is wrong with the canonical CSV of a data folder and their copies for spreadsheets."""
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        if resource.get("type") != "table":
            continue
        content = (data / resource["path"]).read_bytes()
        copy = (data / "excel" / resource["path"]).read_bytes()
        yield from (
            f"{resource['path']}: {fault}" for fault in table_faults(content, copy, resource["schema"]["fields"])
        )


def table_faults(content: bytes, copy: bytes, fields: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with one table, given its canonical CSV, its copy for spreadsheets and its description."""
    if content.startswith(_MARK):
        yield "has a byte order mark"
    if not copy.startswith(_MARK):
        yield "the copy for spreadsheets has no byte order mark"
    rows, copied = _rows(content), _rows(copy.removeprefix(_MARK))
    if _written(rows) != content:
        yield "is not written after RFC 4180, with CRLF"
    if len(rows) != len(copied):
        yield "the copy has other rows"
    for number, (row, twin) in enumerate(zip(rows[1:], copied[1:], strict=False), 2):
        for field, cell, other in zip(fields, row, twin, strict=True):
            for fault in _cell_faults(field["type"], cell, other):
                yield f"line {number}, {field['name']}: {fault}"


def _cell_faults(kind: str, cell: str, copied: str) -> Iterator[str]:
    if kind in _TYPED:
        if cell and not _TYPED[kind].fullmatch(cell):
            yield f"{cell!r} is no {kind} in ASCII"
        if copied != cell:
            yield "the copy differs"
        return
    if not unicodedata.is_normalized("NFC", cell):
        yield "is not NFC"
    if "\u0e4d\u0e32" in cell:
        yield "has ำ in two characters"
    if copied.startswith(FORMULA):
        yield "begins a formula in the copy"
    if copied != (f"'{cell}" if cell.startswith(FORMULA) else cell):
        yield "the copy differs"


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def _written(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def personal_data(site: Path) -> Iterator[str]:
    """Yield each place in a site's text files that has a citizen number, a mobile number or a private address."""
    for path in sorted(site.rglob("*")):
        if path.suffix in _TEXT_FILES:
            for found in in_text(_decoded(path.read_bytes())):
                yield f"{path.relative_to(site)}: {found}"


def _decoded(content: bytes) -> str:
    """Return a file's text; reports come in the encodings of their day."""
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8", "cp874"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def in_text(text: str) -> Iterator[str]:
    """Yield the personal data in a text, also in Thai digits."""
    plain = text.translate(_THAI_TO_ASCII)
    for match in _THIRTEEN.finditer(plain):
        digits = "".join(match.groups())
        if sum(int(digit) * (13 - at) for at, digit in enumerate(digits[:12])) % 11 == (11 - int(digits[12])) % 11 % 10:
            yield match[0]
    yield from (match[0] for pattern in (_MOBILE, _PRIVATE_MAIL) for match in pattern.finditer(plain))

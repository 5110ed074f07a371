"""Files that are broken, or made to do harm: a diagnostic that says so, soon, and nothing else."""

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from generator.bounds import Bounds
from generator.diagnostics import Diagnostic
from generator.sources import pdf, read_file, read_source
from tests.sources.office import word
from tests.sources.pdf_files import make_pdf, nested, text_pdf

SECONDS = 15.0
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(document: bytes, **others: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, content in others.items():
            archive.writestr(name, content)
    return made.getvalue()


def bomb() -> bytes:
    return package(f"<w:document {WORD}>".encode() + b" " * 60_000_000)


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return package(f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><w:document {WORD}>&a11;</w:document>'.encode())


def encrypted(content: bytes) -> bytes:
    """Mark every part of a package as encrypted."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


SPREADSHEET = io.BytesIO()
with zipfile.ZipFile(SPREADSHEET, "w") as archive:
    archive.writestr("xl/workbook.xml", "<workbook/>")

DEEP_WORD = f"<w:document {WORD}>" + "<w:tbl><w:tr><w:tc>" * 5000

CASES = {
    "a zip bomb": ("x.docx", bomb(), "file-too-large"),
    "an XML of laughs": ("x.docx", laughs(), "damaged-file"),
    "deep XML": ("x.docx", package(DEEP_WORD.encode()), "damaged-file"),
    "a Word document cut short": ("x.docx", word("ก" * 1000)[:9000], "damaged-file"),
    "a package that is locked": ("x.docx", encrypted(package(b"<x/>")), "damaged-file"),
    "a locked Word document": ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "damaged-file"),
    "a spreadsheet": ("x.docx", SPREADSHEET.getvalue(), "unsupported-file-kind"),
    "an empty Word file": ("x.docx", b"", "empty-file"),
    "a Word document without text": ("x.docx", word(""), "empty-file"),
    "deep HTML": ("x.html", b"<div>" * 1_000_000, "too-deeply-nested"),
    "deep tables": ("x.html", b"<table><tr><td>" * 300_000, "too-deeply-nested"),
    "HTML of one endless line": ("x.html", b"<p>" + b"a" * 9_000_000, "file-too-large"),
    "an empty PDF file": ("x.pdf", b"", "empty-file"),
    "text called a PDF": ("x.pdf", "รหัสโครงการ : 1".encode(), "damaged-file"),
    "a PDF cut short": ("x.pdf", text_pdf("hello")[:-20], "damaged-file"),
    "a PDF of noise": ("x.pdf", b"%PDF-1.7\n" + random.Random(1).randbytes(50_000) + b"%%EOF", "damaged-file"),
    "a PDF called text, cut short": ("x.txt", text_pdf("hello")[:-20], "damaged-file"),
    "a PDF of too many pages": ("x.pdf", make_pdf(["BT ET"] * 501), "too-many-pages"),
}


@pytest.mark.parametrize(("file", "content", "code"), CASES.values(), ids=CASES)
def test_a_bad_file_is_a_diagnostic_within_seconds(file: str, content: bytes, code: str) -> None:
    start = time.monotonic()
    said = read_source(content, f"reports/2563/{file}")
    assert isinstance(said, Diagnostic)
    assert said.code == code
    assert said.position.file == f"reports/2563/{file}"
    assert time.monotonic() - start < SECONDS


def test_a_pdf_that_would_never_end_is_stopped_and_the_next_is_read() -> None:
    start = time.monotonic()
    said = pdf.read_pdf(nested(30), "x.pdf", Bounds(pdf_seconds=2))
    assert isinstance(said, Diagnostic)
    assert said.code in ("too-slow-to-read", "damaged-file", "file-too-large")
    assert time.monotonic() - start < SECONDS
    assert not isinstance(pdf.read_pdf(text_pdf("hello"), "x.pdf"), Diagnostic)


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_spliced_and_truncated_files_never_crash(kind: str) -> None:
    whole = {
        "pdf": text_pdf("hello world"),
        "docx": word("ชื่อโครงการ : สมมุติ\nก\tข"),
        "html": "<table><tr><td>ชื่อ<td>สมมุติ</table>".encode() * 50,
    }[kind]
    chance = random.Random(kind)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        cut = chance.randrange(len(content))
        for broken in (bytes(content), bytes(content[:cut]), bytes(content[cut:]) + whole):
            read_source(broken, f"reports/2563/x.{kind}")


def test_a_file_above_its_bound_is_not_even_opened(tmp_path: Path) -> None:
    for name, size, fits in (("x.txt", 8_000_001, False), ("x.pdf", 8_000_001, True), ("x.pdf", 50_000_001, False)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
        said = read_file(tmp_path / name, name)
        assert isinstance(said, bytes) is fits
        if isinstance(said, Diagnostic):
            assert said.code == "file-too-large"

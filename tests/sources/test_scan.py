"""Scanned PDF files: said to be such, and read where a program for it is installed (here one that only plays it)."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from generator.bounds import USUAL, Bounds
from generator.checks import low_confidence_text
from generator.conversion import convert_report
from generator.diagnostics import Diagnostic
from generator.forms import load_profiles
from generator.model.source import SourceText
from generator.sources import read_source
from generator.sources.scan import lines_of_page
from tests.checks.make import SITE
from tests.sources.pdf_files import make_pdf

SCAN = make_pdf(["0.5 g 50 50 400 600 re f"])
HEAD = ["level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width", "height", "conf"]
HEAD.append("text")
LINES = (
    ("รหัสโครงการ : 01000000-9001", 95),
    ("ชื่อโครงการ : สะพานสมมุติ", 96),
    ("ปีงบประมาณ พ.ศ. : 2563", 91),
    ("งบประมาณที่ได้รับ : 1,200 บาท", 41),
)


def table() -> str:
    """Give the words as Tesseract prints them."""
    rows = ["\t".join(HEAD), "\t".join(["1", "1", *["0"] * 4, *["0"] * 2, "2000", "3000", "-1", ""])]
    for number, (line, confidence) in enumerate(LINES, 1):
        left = 100
        for place, word in enumerate(line.split(" "), 1):
            width = 20 * len(word)
            rows.append(f"5\t1\t1\t1\t{number}\t{place}\t{left}\t{60 * number}\t{width}\t40\t{confidence}.5\t{word}")
            left += width + 15
    return "\n".join(rows) + "\n"


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name that gives this table for any picture, and fails for anything else."""
    (tmp_path / "table.tsv").write_text(table(), "utf-8")
    (tmp_path / "text.txt").write_text("\n\n".join(line for line, _ in LINES) + "\n\f", "utf-8")
    program = tmp_path / "tesseract"
    program.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = --list-langs ]; then echo eng; echo tha; exit; fi\n'
        '[ "$(/usr/bin/head -c 2 "$1")" = P5 ] || { echo no picture >&2; exit 1; }\n'
        f'/bin/cp {tmp_path}/table.tsv "$2.tsv"; /bin/cp {tmp_path}/text.txt "$2.txt"\n',
        "utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    return program


def test_without_the_program_a_scan_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = read_source(SCAN, "reports/2563/scan.pdf")
    assert isinstance(said, Diagnostic)
    assert said.code == "scanned-pdf"
    assert "tesseract" in said.expected.en if said.expected else False


@pytest.mark.usefixtures("tesseract")
def test_a_scan_is_read_and_says_how_sure_each_line_is() -> None:
    source = read_source(SCAN, "reports/2563/scan.pdf")
    assert isinstance(source, SourceText)
    assert source.ocr
    assert [(line.text, line.confidence, line.page) for line in source.lines] == [(*line, 1) for line in LINES]


@pytest.mark.usefixtures("tesseract")
def test_the_record_of_a_scan_says_so_and_its_unsure_lines_are_flagged() -> None:
    (made,), faults = convert_report(SCAN, "reports/2563/scan.pdf", load_profiles(), SITE)
    assert not faults
    assert "\n  ocr: true\n" in made.yaml
    assert made.project.source is not None
    assert made.project.source.ocr is True
    flags = [flag for flag in made.flags if flag.code == low_confidence_text.RULE.code]
    assert [(flag.field, flag.position.line) for flag in flags] == [("budget_allocated", 4)]


def test_a_program_that_fails_is_a_diagnostic(tesseract: Path) -> None:
    tesseract.write_text('#!/bin/sh\nif [ "$1" = --list-langs ]; then echo tha; exit; fi\necho broken >&2\nexit 1\n')
    said = read_source(SCAN, "reports/2563/scan.pdf")
    assert isinstance(said, Diagnostic)
    assert said.code == "scanned-pdf"
    assert "broken" in said.message.en


@pytest.mark.parametrize(
    ("text", "line"),
    [("กรุงเทพ      ตาม Safe", "กรุงเทพ\tตาม Safe"), ("something else", "กรุง เทพ ตาม Safe"), ("", "กรุง เทพ ตาม Safe")],
)
def test_the_text_tells_spaces_and_the_table_how_sure_the_words_are(text: str, line: str) -> None:
    words = [("กรุง", 90), ("เทพ", 60), ("ตาม", 95), ("Safe", 91)]
    rows = [f"5\t1\t1\t1\t1\t{at}\t0\t0\t9\t9\t{sure}.7\t{word}" for at, (word, sure) in enumerate(words)]
    (made,) = lines_of_page(text + "\n", "\n".join(("\t".join(HEAD), *rows)), 3)
    assert (made.text, made.page, made.confidence) == (line, 3, 60)


@pytest.mark.usefixtures("tesseract")
def test_a_scan_has_bounds_of_pages_and_of_time(tmp_path: Path) -> None:
    two = make_pdf(["0.5 g 50 50 400 600 re f"] * 2)
    assert isinstance(read_source(two, "x.pdf", Bounds(scanned_pages=2)), SourceText)
    over(read_source(two, "x.pdf", Bounds(scanned_pages=1)), "scanned_pages of 1")
    over(read_source(two, "x.pdf", replace(USUAL, scan_drawing_seconds=0)), "scan_drawing_seconds")
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\nif [ "$1" = --list-langs ]; then echo tha; exit; fi\nexec /bin/sleep 9\n', "utf-8")
    over(read_source(two, "x.pdf", replace(USUAL, scanned_page_seconds=0)), "scanned_page_seconds")


def over(said: SourceText | Diagnostic, bound: str) -> None:
    assert isinstance(said, Diagnostic)
    assert f"the bound {bound}" in said.message.en
    assert said.expected
    assert "bounds: {" in said.expected.th

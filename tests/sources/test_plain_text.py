"""Any bytes give text with places or a reason why not; the encodings that agencies use give the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bounds import USUAL
from generator.diagnostics import Diagnostic
from generator.model.source import SourceText
from generator.sources import RULES, read_file, read_source
from generator.sources.plain_text import decode, split_lines

FILE = "reports/2563/x.txt"
REPORT = "ชื่อโครงการ/กิจกรรม : โครงการทดลอง\nรหัสโครงการ... : 50010000-17\n"

# What Windows-874 can write: ASCII, the Thai block, and a few signs. No control characters, as no report has any.
thai_letters = st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B, exclude_characters="\u0e3b\u0e3c\u0e3d\u0e3e")
ascii_letters = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
thai_text = st.lists(st.one_of(thai_letters, ascii_letters), min_size=1, max_size=60).map("".join)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason_why_not(content: bytes) -> None:
    source = read_source(content, FILE)
    assert isinstance(source, SourceText | Diagnostic)
    if isinstance(source, Diagnostic):
        assert source.rule in RULES


@given(thai_text)
def test_text_in_utf_8_reads_as_written(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
    assert decode(text.encode("utf-8-sig")) == (text, "utf-8")


@given(thai_text)
def test_text_in_utf_16_reads_as_written(text: str) -> None:
    assert decode(text.encode("utf-16")) == (text, "utf-16le")
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == (text, "utf-16be")


@given(thai_text)
def test_a_report_in_utf_16_without_a_mark_is_known_by_its_zero_bytes(text: str) -> None:
    assert decode((REPORT + text).encode("utf-16-le")) == (REPORT + text, "utf-16le")
    assert decode((REPORT + text).encode("utf-16-be")) == (REPORT + text, "utf-16be")


@given(thai_text)
def test_a_report_in_windows_874_is_known_by_not_being_utf_8(text: str) -> None:
    assert decode((REPORT + text).encode("cp874")) == (REPORT + text, "windows-874")


def test_a_byte_of_no_encoding_is_told_at_its_line_and_column() -> None:
    fault = read_source("ก\r\nข".encode("cp874") + b"\xdb", FILE)
    assert isinstance(fault, Diagnostic)
    assert (fault.code, fault.position.line, fault.position.column) == ("undecodable-text", 2, 2)
    assert "0xDB" in fault.message.en


def test_a_damaged_byte_amid_utf_8_is_told_where_it_stands() -> None:
    fault = read_source("ก\r\nข".encode() + b"\xb8" + "\nงบประมาณ".encode(), FILE)
    assert isinstance(fault, Diagnostic)
    assert (fault.code, fault.position.line, fault.position.column) == ("undecodable-text", 2, 4)


def test_a_stray_zero_byte_makes_no_utf_16() -> None:
    text = "ชื่อ\0โครงการ\n"
    assert decode(text.encode()) == (text, "utf-8")
    assert decode(text.encode("cp874")) == (text, "windows-874")


def test_of_two_byte_order_marks_the_second_is_a_character() -> None:
    assert decode(b"\xef\xbb\xbf" * 2 + b"a") == ("\ufeffa", "utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_as_editors_count_them(end: str) -> None:
    assert split_lines(f"ก{end}{end}ข{end}") == ["ก", "", "ข"]
    assert split_lines(f"ก{end}ข") == ["ก", "ข"]


def test_a_form_feed_or_a_unicode_separator_ends_no_line() -> None:
    assert split_lines("ก\fข\x0bค\u2028ง\x85จ") == ["ก\fข\x0bค\u2028ง\x85จ"]


@pytest.mark.parametrize("content", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_a_letter_is_empty(content: bytes) -> None:
    fault = read_source(content, FILE)
    assert isinstance(fault, Diagnostic)
    assert fault.code == "empty-file"


@pytest.mark.parametrize("name", ["x.zip", "x", "x.txt.exe"])
def test_another_kind_of_file_is_told_by_its_kind(name: str) -> None:
    fault = read_source(REPORT.encode(), f"reports/2563/{name}")
    assert isinstance(fault, Diagnostic)
    assert fault.code == "unsupported-file-kind"


def test_a_file_too_large_is_not_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("large") / "x.txt"
    with path.open("wb") as file:
        file.truncate(USUAL.report_bytes + 1)
    fault = read_file(path, FILE)
    assert isinstance(fault, Diagnostic)
    assert fault.code == "file-too-large"


def test_a_file_that_is_not_there_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    fault = read_file(tmp_path_factory.mktemp("none") / "x.txt", FILE)
    assert isinstance(fault, Diagnostic)
    assert fault.code == "unreadable-file"

"""Whatever kind of file a report comes as, the record is the same project."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms import load_profiles, read_reports
from generator.model.source import SourceText
from generator.sources import read_source
from tests.forms.strategies import quirks_for, truths
from tests.forms.writer import expected_record, write_form
from tests.sources.office import web_page, word

PROFILES = load_profiles()


def record_of(content: bytes, file: str) -> dict[str, Any]:
    """Read a file of one report; lines of what is unrecognised differ between kinds of file."""
    source = read_source(content, file)
    assert isinstance(source, SourceText), source
    (reading,), faults = read_reports(source, PROFILES)
    assert not faults
    return without_lines(reading.record)


def without_lines(record: Any) -> dict[str, Any]:
    kept = {key: value for key, value in record.items() if key != "source"}
    if "unrecognised" in kept:
        kept["unrecognised"] = [item["text"] for item in kept["unrecognised"]]
    return kept


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_word_document_gives_the_record_of_the_text(data: st.DataObject) -> None:
    truth = data.draw(truths())
    quirks = data.draw(quirks_for(truth))
    content = word(write_form(truth, quirks))
    assert record_of(content, "reports/2563/invented.docx") == without_lines(expected_record(truth, quirks))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_web_page_gives_the_record_of_the_text(data: st.DataObject) -> None:
    truth = data.draw(truths())
    quirks = data.draw(quirks_for(truth))
    content = web_page(write_form(truth, quirks)).encode()
    assert record_of(content, "reports/2563/invented.html") == without_lines(expected_record(truth, quirks))


@pytest.mark.parametrize(("codec", "name"), [("cp874", "windows-874"), ("utf-16", "utf-16le"), ("utf-8-sig", "utf-8")])
def test_a_web_page_may_have_any_encoding_of_thai(codec: str, name: str) -> None:
    source = read_source("<html><body><p>โครงการ<p>สมมุติ".encode(codec), "reports/2563/page.html")
    assert isinstance(source, SourceText)
    assert source.encoding == name
    assert [line.text for line in source.lines] == ["โครงการ", "สมมุติ"]


def test_word_and_pdf_have_no_encoding_in_the_record() -> None:
    source = read_source(word("1.3 หลักการและเหตุผล\n\nชื่อโครงการ : สมมุติ\nรหัสโครงการ : 01000000-9001"), "reports/x.docx")
    assert isinstance(source, SourceText)
    (reading,), _ = read_reports(source, PROFILES)
    kept = reading.record["source"]
    assert isinstance(kept, dict)
    assert list(kept) == ["file", "sha256", "form", "lines"]

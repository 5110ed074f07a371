"""Reports whose lines print broke, at any width, give every letter in its field."""

from pathlib import Path
from typing import Any

import pytest

from generator.forms import load_profiles, read_reports
from generator.model.source import SourceText
from generator.sources import read_source
from tests.benchmarks.corpus import invent
from tests.forms.wrapping import inked, wrap
from tests.forms.writer import expected_record, write_form

REAL = Path(__file__).parents[2] / "content/reports/2563/01000000-2456.txt"
PROFILES = load_profiles()
WIDTHS = (36, 40, 47, 55, 64, 75, 90, 120)
HEADER = "\n\n**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****\n\n"


def read(text: str) -> dict[str, Any]:
    source = read_source(text.encode(), "reports/2563/wrapped.txt")
    assert isinstance(source, SourceText)
    (reading,), faults = read_reports(source, PROFILES)
    assert not faults
    return {key: value for key, value in reading.record.items() if key != "source"}


@pytest.mark.parametrize("width", WIDTHS)
def test_the_real_report_survives_narrow_print(width: int) -> None:
    text = REAL.read_text("utf-8")
    assert inked(read(wrap(text, width))) == inked(read(text))


@pytest.mark.parametrize("number", range(8))
def test_an_invented_report_survives_narrow_print(number: int) -> None:
    truth, quirks = invent(number)
    for width in WIDTHS:
        assert inked(read(wrap(write_form(truth, quirks), width))) == inked(expected_record(truth, quirks)), width


@pytest.mark.parametrize(
    "broken",
    ["งบ|ประมาณที่เบิกใช้ (ครั้งที่ 7)", "งบประมาณที่เบิกใช้ (ครั้งที่| 7)", "(ครั้งที่ 7) = 0| บาท", "(ครั้งที่ 7) =| 0 บาท"],
)
def test_the_head_of_a_page_may_come_between_the_halves(broken: str) -> None:
    text = REAL.read_text("utf-8")
    whole = broken.replace("|", "")
    assert whole in text
    assert inked(read(text.replace(whole, broken.replace("|", HEADER)))) == inked(read(text))


def test_each_half_leads_back_to_its_own_line() -> None:
    text = "\n".join(wrap(line, 40) for line in REAL.read_text("utf-8").split("\n"))
    source = read_source(text.encode(), "reports/2563/wrapped.txt")
    assert isinstance(source, SourceText)
    ((reading,), _) = read_reports(source, PROFILES)
    for span in reading.spans:
        seen = source.lines[span.line - 1].text[span.start : span.end]
        assert seen == seen.strip()
        assert seen
    places = [(span.line, place) for span in reading.spans for place in range(span.start, span.end)]
    ink = [(line.number, at) for line in source.lines for at, sign in enumerate(line.text) if not sign.isspace()]
    assert len(places) == len(set(places))
    assert set(ink) <= set(places)

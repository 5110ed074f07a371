"""Whatever way the form prints a project, the record is the same project."""

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from generator.forms import load_profiles, read_reports
from generator.model.source import SourceText
from generator.sources import read_source
from tests.forms.strategies import quirks_for, truths
from tests.forms.writer import expected_record, write_form

PROFILES = load_profiles()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_project_survives_printing_and_reading(data: st.DataObject) -> None:
    survives(data)


@pytest.mark.audit
@pytest.mark.parametrize("number", range(10))
def test_thousands_of_projects_survive_printing_and_reading(number: int) -> None:
    seed(number)(settings(max_examples=300, deadline=None, database=None)(given(st.data())(survives)))()


def survives(data: st.DataObject) -> None:
    truth = data.draw(truths())
    quirks = data.draw(quirks_for(truth))
    source = read_source(write_form(truth, quirks).encode(), "reports/2563/invented.txt")
    assert isinstance(source, SourceText)
    (reading,), faults = read_reports(source, PROFILES)
    assert not faults
    record = {key: value for key, value in reading.record.items() if key != "source"}
    assert record == expected_record(truth, quirks)
    assert list(record) == list(expected_record(truth, quirks))

"""Each edition is one data file: told from the others by its words, and a site may add its own."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms import load_profiles, make_profile, read_reports
from generator.model.facts import Status, derive
from generator.model.source import Reading, SourceText
from generator.pipeline import convert_reports
from generator.records import load_record
from generator.sources import read_source
from generator.validation import validate
from generator.yaml_text import load_yaml
from tests.conftest import Desk
from tests.forms.project_pages import Page, page_record, project_pages, write_page
from tests.forms.test_laws import invented_reports

PROFILES = load_profiles()
MANUAL = (Path(__file__).parents[2] / "docs/adding-an-edition.md").read_text("utf-8")
PROFILE, RECORD = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
(REPORT,) = re.findall(r"^```form\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)


def readings_of(text: str) -> tuple[Reading, ...]:
    source = read_source(text.encode(), "reports/2564/page.txt")
    assert isinstance(source, SourceText)
    return read_reports(source, PROFILES)[0]


def text_tree(text: str) -> dict[str, Any]:
    tree, faults = load_yaml(text, "manual.yaml")
    assert isinstance(tree, dict), faults
    return tree


def profile_with(**changes: Any) -> dict[str, Any]:
    return {**text_tree(PROFILE), **changes}


@settings(max_examples=100, deadline=None)
@given(project_pages(), st.booleans(), st.booleans(), st.booleans())
def test_a_project_page_survives_printing_and_reading(page: Page, blank: bool, thai: bool, bare: bool) -> None:
    (reading,) = readings_of(write_page(page, blank_lines=blank, thai=thai, bare_number=bare))
    expected = page_record(page, thai=thai)
    record = {key: value for key, value in reading.record.items() if key != "source"}
    assert record == expected
    assert list(record) == list(expected)


@settings(max_examples=40, deadline=None)
@given(st.lists(project_pages(), min_size=2, max_size=4))
def test_several_pages_in_one_file_are_told_apart(pages: list[Page]) -> None:
    readings = readings_of("".join(map(write_page, pages)))
    assert [reading.record["id"] for reading in readings] == [page.id for page in pages]
    assert [reading.record.get("unrecognised") for reading in readings] == [None] * len(pages)


@settings(max_examples=40, deadline=None)
@given(invented_reports(), project_pages())
def test_an_edition_is_told_from_the_other(report: str, page: Page) -> None:
    assert {reading.form for reading in readings_of(report)} == {"bma-progress-report"}
    assert {reading.form for reading in readings_of(write_page(page))} == {"bma-project-page"}


@pytest.mark.parametrize(
    "text",
    [
        "เรียน ผู้อำนวยการ : 50470000-2531\nสำนักงานเขตบางนา : (2564)\nHome\n",
        "หลักการและเหตุผล\nวัตถุประสงค์ของโครงการ\n15\nBack\n",
        "รายงาน ความคืบหน้าโครงการ ร้อยละ 15 ของทั้งหมด\n",
    ],
)
def test_a_letter_with_a_few_of_its_words_is_no_project_page(text: str) -> None:
    assert readings_of(text) == ()


@pytest.mark.parametrize(
    ("progress", "status"),
    [("100.00", Status.COMPLETED), ("0", Status.NOT_STARTED), ("15", Status.UNDER_WAY), ("-", Status.NOT_STARTED)],
)
def test_progress_of_the_whole_project_gives_its_status(progress: str, status: Status) -> None:
    text = f"โครงการ : 50470000-1\nเขตสมมุติ : (2564)\nความคืบหน้าโครงการ ร้อยละ {progress}\n"
    (reading,) = readings_of(text)
    project, faults = validate(reading.record, lambda _: pytest.fail("no place is asked for"))
    assert project, faults
    facts = derive(project)
    assert (facts.status, facts.status_round) == (status, None)
    assert facts.progress_percent == project.progress_percent


def test_the_manual_of_editions_gives_one_that_a_site_can_add(desk: Desk) -> None:
    desk.write("forms/summary-sheet.yaml", PROFILE)
    desk.write("reports/2566/sheet.txt", REPORT)
    converted = convert_reports(desk.content)
    assert [said.code for said in converted.diagnostics] == ["unknown-agency"]
    file = "projects/2566/01000000-77.yaml"
    record, faults = load_record(desk.read(file), file)
    assert record is not None, faults
    source = record.pop("source")
    assert isinstance(source, dict)
    assert source["form"] == "example-summary-sheet"
    assert record == text_tree(RECORD)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"line": []}, "no such key: line"),
        ({"labels": {"name": ["ชื่อ"]}}, "no field of a record: name"),
        ({"lines": ["{titel} : {id}"]}, "“titel” is no field of a record"),
        ({"lines": ["{title} : {agency} ประจำปี {fiscal_year}"]}, "no two that take running text"),
        ({"lines": ["ประจำปี"]}, "it needs a place"),
        ({"lines": ["{title : {id}"]}, "its braces do not match"),
        ({"lines": ["{title}[ : {id}"]}, "its brackets do not match"),
        ({"lines": [{"line": "{title}", "after": "nothing"}]}, "“nothing” is no field of a record"),
    ],
)
def test_a_profile_that_cannot_work_says_why(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        make_profile(profile_with(**changes))


@pytest.mark.parametrize("key", ["form", "example", "sections", "phone"])
def test_a_profile_without_what_every_edition_needs_says_so(key: str) -> None:
    data = profile_with()
    del data[key]
    with pytest.raises(ValueError, match=f"missing: {key}"):
        make_profile(data)

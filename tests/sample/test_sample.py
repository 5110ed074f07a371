"""The sample is what the script makes, and every report in it gives what its truth says."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import checks
from generator.configuration import load_site
from generator.content import ContentFolder
from generator.forms import load_profiles
from generator.model.entry import Entry
from generator.pipeline import Converted, convert_reports
from generator.publication import load_inputs, prepare
from generator.records import load_record
from tests.forms.project_pages import page_record
from tests.forms.writer import expected_record
from tests.sample import invent
from tests.sample.pages import PAGES, PageFile
from tests.sample.sample import Report

REPORTS = [report for file in invent.FILES for report in file.reports]
EXPECTED: list[dict[str, Any]] = yaml.safe_load((invent.HERE / "expected.yaml").read_text("utf-8"))


def name_of(case: Report | dict[str, Any]) -> str:
    if isinstance(case, Report):
        return f"{case.truth.fiscal_year}/{case.truth.id}"
    return f"{case['fiscal_year']}/{case['id']}"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> ContentFolder:
    """A copy of the sample's content, without records."""
    copy = tmp_path_factory.mktemp("sample") / "content"
    shutil.copytree(invent.HERE / "content", copy, ignore=shutil.ignore_patterns("projects"))
    return ContentFolder(copy)


@pytest.fixture(scope="module")
def converted(content: ContentFolder) -> Converted:
    return convert_reports(content)


@pytest.fixture(scope="module")
def entries(content: ContentFolder, converted: Converted) -> dict[str, Entry]:
    """Every project as published, by fiscal year and id."""
    assert converted.written
    site, faults = load_site(content.root, base_url=None, build_date=None)
    assert site is not None, faults
    profiles = load_profiles()
    return {
        file.removeprefix("projects/").removesuffix(".yaml"): entry
        for file in content.records()
        if (entry := prepare(load_inputs(content, file), profiles, site).entry)
    }


def committed() -> Iterator[Path]:
    yield from (invent.HERE / "expected.yaml", invent.HERE / "README.md")
    yield from (path for path in (invent.HERE / "content/reports").rglob("*") if path.is_file())


def test_the_committed_files_are_what_the_script_makes() -> None:
    made = {invent.HERE / path: content for path, content in invent.outputs().items()}
    assert {path: path.read_bytes() for path in committed()} == made


def test_every_quality_flag_and_every_status_is_in_the_sample() -> None:
    # No sample is a scanned page: what it gives would depend on the program that reads pictures. None has a history.
    raised = {rule.code for rule in checks.RULES} - {"low-confidence-text", "past-round-changed"}
    assert {flag for case in EXPECTED for flag in case["flags"]} == raised
    assert {case["status"] for case in EXPECTED} == {
        "cancelled",
        "suspended",
        "completed",
        "not-started",
        "under-way",
    }


def test_fiscal_years_2560_to_2569_are_in_the_sample() -> None:
    assert {case["fiscal_year"] for case in EXPECTED} == set(range(2560, 2570))


def test_each_report_is_published(entries: dict[str, Entry]) -> None:
    assert sorted(entries) == sorted(name_of(case) for case in EXPECTED)


@pytest.mark.parametrize("case", EXPECTED, ids=name_of)
def test_a_report_gives_its_status_rounds_and_flags(case: dict[str, Any], entries: dict[str, Entry]) -> None:
    entry = entries[name_of(case)]
    assert entry.project.source is not None
    assert entry.project.source.file == case["file"]
    assert entry.facts.status == case["status"]
    assert len(entry.project.rounds) == case["rounds"]
    assert set(case["flags"]) <= {flag.rule.code for flag in entry.flags}


@pytest.mark.parametrize("report", [report for report in REPORTS if not report.misprints], ids=name_of)
def test_a_record_says_what_the_truth_says(report: Report, content: ContentFolder, converted: Converted) -> None:
    assert converted.written
    file = f"projects/{name_of(report)}.yaml"
    record, faults = load_record(content.path(file).read_text("utf-8"), file)
    assert record is not None, faults
    del record["source"]
    assert record == expected_record(report.truth, report.quirks)


@pytest.mark.parametrize("made", PAGES, ids=lambda made: made.page.id)
def test_the_record_of_a_project_page_says_what_its_truth_says(
    made: PageFile, content: ContentFolder, converted: Converted
) -> None:
    assert converted.written
    file = f"projects/{made.page.fiscal_year}/{made.page.id}.yaml"
    record, faults = load_record(content.path(file).read_text("utf-8"), file)
    assert record is not None, faults
    del record["source"]
    assert record == page_record(made.page)


def test_a_corrected_date_leaves_no_flag(entries: dict[str, Entry]) -> None:
    assert entries["2566/50070000-455"].flags == ()

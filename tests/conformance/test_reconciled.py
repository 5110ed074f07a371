"""The numbers of the built sample, re-added from its rows: by agency, year and status, and of the whole."""

import csv
import hashlib
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

KEYS = {"agencies": "agency_code", "years": "fiscal_year_be", "status": "status"}
AMOUNTS = ("budget_allocated", "budget_spent", "budget_returned", "budget_unexplained")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("folder", KEYS)
def test_sums_of_groups_are_those_of_their_rows_and_add_up_to_the_whole(sample: Path, folder: str) -> None:
    projects, groups = rows(sample / "data/projects.csv"), rows(sample / f"{folder}.csv")
    for name in AMOUNTS:
        stated = [row for row in projects if row[f"{name}_thb"]]
        for group in groups:
            own = [row for row in stated if row[KEYS[folder]] == group[KEYS[folder]]]
            assert int(group[f"{name}_projects"]) == len(own)
            assert group[f"{name}_thb"] == (f"{sum(Decimal(row[f'{name}_thb']) for row in own):.2f}" if own else "")
        whole = sum(Decimal(row[f"{name}_thb"]) for row in stated)
        assert sum(Decimal(group[f"{name}_thb"] or 0) for group in groups) == whole
        assert sum(int(group[f"{name}_projects"]) for group in groups) == len(stated)


def test_money_of_each_project_adds_up(sample: Path) -> None:
    rounds = rows(sample / "data/rounds.csv")
    for project in rows(sample / "data/projects.csv"):
        known = [Decimal(project[f"{name}_thb"]) for name in AMOUNTS if project[f"{name}_thb"]]
        if project["budget_unexplained_thb"]:
            assert known[0] == known[1] + known[2] + known[3]
        if project["disbursed_total_thb"]:
            key = (project["fiscal_year_be"], project["project_id"])
            own = [row for row in rounds if (row["fiscal_year_be"], row["project_id"]) == key]
            assert sum(Decimal(row["disbursed_thb"]) for row in own) == Decimal(project["disbursed_total_thb"])


def test_each_row_leads_to_its_page_its_report_and_the_lines_in_it(sample: Path) -> None:
    content = sample.parent / "content"
    projects = {(row["fiscal_year_be"], row["project_id"]): row for row in rows(sample / "data/projects.csv")}
    for row in projects.values():
        assert (sample / row["url"].removeprefix("https://example.org/base/") / "index.html").is_file()
        assert row["licence"]
        if row["source_file"]:
            assert hashlib.sha256((content / row["source_file"]).read_bytes()).hexdigest() == row["source_sha256"]
    spans = 0
    for table in ("rounds", "objectives", "targets"):
        for row in rows(sample / f"data/{table}.csv"):
            project = projects[row["fiscal_year_be"], row["project_id"]]
            assert bool(row["source_first_line"]) == bool(row["source_last_line"]) == bool(project["source_file"])
            spans += bool(row["source_first_line"])
            assert not row["source_first_line"] or 1 <= int(row["source_first_line"]) <= int(row["source_last_line"])
    assert spans > 200


def test_each_page_of_projects_names_its_own_data(sample: Path) -> None:
    pages = [
        *sample.glob("projects/*/*/index.html"),
        *(
            page
            for folder in ("agencies", "years", "strategies", "status", "quality")
            for page in sample.glob(f"{folder}/*/index.html")
        ),
    ]
    assert len(pages) > 100
    for page in pages:
        html, place = page.read_text("utf-8"), page.parent
        for suffix, kind in ((".json", "application/json"), (".csv", "text/csv")):
            assert place.with_name(place.name + suffix).is_file(), place
            link = re.escape(f"../{place.name}{suffix}")
            assert re.search(f'<link rel="alternate" type="{kind}"[^>]* href="{link}">', html), page
            assert re.search(f'<a [^>]*href="{link}"', html), page


def test_ids_and_counts_are_the_same_in_the_lists_and_in_the_data(sample: Path) -> None:
    ids = [f"projects/{row['fiscal_year_be']}/{row['project_id']}" for row in rows(sample / "data/projects.csv")]
    whole = json.loads((sample / "data/projects.json").read_text("utf-8"))
    lines = (sample / "data/projects.ndjson").read_text("utf-8").splitlines()
    assert [f"projects/{project['fiscal_year']}/{project['id']}" for project in whole] == ids
    assert [json.loads(line) for line in lines] == whole
    pages = {path.parent.relative_to(sample).as_posix() for path in sample.glob("projects/*/*/index.html")}
    assert pages - {"projects/page"} >= set(ids)

"""The sums of agencies, years, strategies and statuses as data: re-added from the rows of their projects."""

from decimal import Decimal

import pytest

from tests.datasets.built import build_files, read_csv, read_json
from tests.factories import PROJECT, make_entry

FILES = build_files(
    make_entry(),
    make_entry(id="01000000-2", budget_spent=None, budget_allocated=Decimal("0.1"), rounds=PROJECT.rounds[:3]),
    make_entry(id="02000000-1", fiscal_year=2564, rounds=(), flags=(), corrections=(), budget_spent=Decimal(0)),
)
KEYS = {"agencies": "agency_code", "years": "fiscal_year_be", "strategies": "strategy_code", "status": "status"}


@pytest.mark.parametrize("folder", KEYS)
def test_each_sum_is_that_of_the_projects_beside_it(folder: str) -> None:
    rows = read_csv(FILES[f"{folder}.csv"])
    assert rows
    for row in rows:
        projects = read_csv(FILES[f"{folder}/{row[KEYS[folder]]}.csv"])
        assert int(row["projects"]) == len(projects)
        for name in ("allocated", "spent", "returned", "unexplained"):
            stated = [Decimal(project[f"budget_{name}_thb"]) for project in projects if project[f"budget_{name}_thb"]]
            assert int(row[f"budget_{name}_projects"]) == len(stated)
            assert row[f"budget_{name}_thb"] == (f"{sum(stated):.2f}" if stated else "")
        for name in ("rounds", "on_plan_rounds", "off_plan_rounds"):
            assert int(row[name]) == sum(int(project[name]) for project in projects)
        bands = [int(row[f"progress_{band}_projects"]) for band in ("none", "begun", "most", "all", "unstated")]
        assert sum(bands) == len(projects)


@pytest.mark.parametrize("folder", KEYS)
def test_json_and_csv_of_sums_say_the_same(folder: str) -> None:
    rows, items = read_csv(FILES[f"{folder}.csv"]), read_json(FILES[f"{folder}.json"])
    for row, item in zip(rows, items, strict=True):
        assert {name: str(value) for name, value in item.items()} == {name: cell for name, cell in row.items() if cell}


def test_a_site_without_projects_has_the_columns_of_its_sums() -> None:
    files = build_files()
    for folder, key in KEYS.items():
        assert files[f"{folder}.csv"].startswith(key.encode() + b",")
        assert read_json(files[f"{folder}.json"]) == []

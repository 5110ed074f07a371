from decimal import Decimal

from generator.model.facts import Status
from generator.model.tables import PROJECTS
from tests.datasets.built import build_files, read_csv, read_json
from tests.factories import RULES, make_entry

OTHER = make_entry(id="02000000-1", fiscal_year=2564, rounds=(), flags=(), corrections=())
FILES = build_files(make_entry(), OTHER)


def ids(path: str) -> list[str]:
    return [row["project_id"] for row in read_csv(FILES[path])]


def test_projects_are_cut_by_year_agency_strategy_status_and_flag() -> None:
    assert ids("years/2563.csv") == ids("agencies/01000000.csv") == ["01000000-2456"]
    assert ids("status/cancelled.csv") == ids("quality/damaged-dash.csv") == ["01000000-2456"]
    assert ids("years/2564.csv") == ids("agencies/02000000.csv") == ids("status/not-started.csv") == ["02000000-1"]
    for code in ("7", "7.2", "7.2.1"):
        assert ids(f"strategies/{code}.csv") == ["01000000-2456", "02000000-1"]


def test_every_status_and_every_rule_has_its_files() -> None:
    for place in (*(f"status/{status}" for status in Status), *(f"quality/{rule.code}" for rule in RULES)):
        assert FILES[f"{place}.csv"].startswith(b"project_id,")
        assert isinstance(read_json(FILES[f"{place}.json"]), list)


def test_json_has_the_rows_and_numbers_of_the_csv() -> None:
    amounts = [column.name for column in PROJECTS.columns if column.type in ("amount", "percent", "integer")]
    for path in [path for path in FILES if path.startswith(("years/", "agencies/", "status/")) and "feed" not in path]:
        if path.endswith(".json"):
            objects, rows = read_json(FILES[path]), read_csv(FILES[path.removesuffix("json") + "csv"])
            assert [item["url"] for item in objects] == [row["url"] for row in rows]
            for item, row in zip(objects, rows, strict=True):
                assert {name: item[name] for name in amounts if name in item} == {
                    name: Decimal(row[name]) for name in amounts if row[name]
                }


def test_lists_are_arrays_in_json() -> None:
    (project,) = read_json(FILES["years/2563.json"])
    assert project["strategy_codes"] == ["7", "7.2", "7.2.1"]
    assert "budget_returned_thb" in project
    (bare,) = read_json(FILES["years/2564.json"])
    assert "quality_flags" not in bare


def test_the_quality_page_as_data_counts_each_rule() -> None:
    rows, table = read_json(FILES["quality.json"]), read_csv(FILES["quality.csv"])
    assert [row["code"] for row in rows] == [row["code"] for row in table] == [rule.code for rule in RULES]
    raised = {row["code"]: row["flags"] for row in rows if row["projects"]}
    assert raised
    for code in raised:
        assert ids(f"quality/{code}.csv")
    assert {row["code"] for row in table if row["projects"] == "1"} == raised.keys()

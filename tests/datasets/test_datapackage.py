import hashlib
import json
from typing import Any

from generator.model.settings import Licence
from generator.model.tables import TABLES
from tests.datasets.built import build_files, read_csv
from tests.factories import make_entry, make_site

FILES = build_files(make_entry(), make_entry(id="01000000-3", rounds=()))
PACKAGE: dict[str, Any] = json.loads(FILES["data/datapackage.json"])
RESOURCES: dict[str, dict[str, Any]] = {resource["name"]: resource for resource in PACKAGE["resources"]}


def test_it_names_its_version_title_and_licence() -> None:
    assert PACKAGE["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert PACKAGE["title"] == "รายงานโครงการ"
    assert PACKAGE["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0",
        }
    ]


def test_a_licence_without_id_or_address_is_not_claimed_as_one() -> None:
    files = build_files(make_entry(), site=make_site(licence=Licence("สัญญาของเมือง"), base_url=None))
    package = json.loads(files["data/datapackage.json"])
    assert not {"licenses", "id", "homepage"} & set(package)
    assert read_csv(files["data/projects.csv"])[0]["licence"] == "สัญญาของเมือง"


def test_every_table_is_a_resource_with_its_columns_in_order() -> None:
    for table in TABLES:
        fields = RESOURCES[table.name]["schema"]["fields"]
        header = FILES[f"data/{table.name}.csv"].split(b"\r\n")[0].decode().split(",")
        assert [field["name"] for field in fields] == header


def test_size_and_hash_are_those_of_the_file() -> None:
    for resource in PACKAGE["resources"]:
        content = FILES[f"data/{resource['path']}"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_keys_are_unique_and_foreign_keys_lead_to_a_project() -> None:
    projects = {(row["fiscal_year_be"], row["project_id"]) for row in read_csv(FILES["data/projects.csv"])}
    for name, resource in RESOURCES.items():
        if name == "projects-json":
            continue
        rows, schema = read_csv(FILES[f"data/{resource['path']}"]), resource["schema"]
        if key := schema.get("primaryKey"):
            assert len({tuple(row[column] for column in key) for row in rows}) == len(rows)
        for foreign in schema.get("foreignKeys", []):
            assert foreign["reference"] == {"resource": "projects", "fields": ["fiscal_year_be", "project_id"]}
            assert {tuple(row[column] for column in foreign["fields"]) for row in rows} <= projects


def test_dates_have_bounds_that_no_buddhist_year_is_within() -> None:
    fields = [field for resource in PACKAGE["resources"] for field in resource.get("schema", {}).get("fields", [])]
    dates = [field for field in fields if field["type"] == "date"]
    assert {field["name"] for field in dates} == {"start_date", "end_date", "last_report_date", "date"}
    assert all(field["constraints"]["maximum"] < "2400" for field in dates)


def test_checksums_are_of_every_file_below_data_by_its_name_there() -> None:
    lines = [line.split("  ", 1) for line in FILES["data/SHA256SUMS"].decode().splitlines()]
    sums = {name: digest for digest, name in lines}
    below = {path.removeprefix("data/"): content for path, content in FILES.items() if path.startswith("data/")}
    del below["SHA256SUMS"]
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in below.items()}

"""Records and lists as JSON and YAML, and of the agencies as CSV beside."""

import json
from collections.abc import Iterator
from typing import Any

import yaml

from tests.hostile.inputs import leaves
from tests.hostile.outputs.csv_files import csv_rows
from tests.hostile.outputs.published import Published, Seen


def _at(tree: Any, path: str) -> object:
    if path in tree.get("illegible", {}):
        return tree["illegible"][path]
    value = tree
    for step in path.split("."):
        if isinstance(value, list):
            value = value[int(step) - 1] if int(step) <= len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _trees(site: Published, trees: dict[str, Any]) -> Iterator[Seen]:
    for case in site.cases:
        tree = trees[case.key]
        for path, text in leaves(case.record):
            found = _at(tree, path)
            is_typed = path.endswith(("date", "percent", "disbursed", "budget_allocated", "budget_spent"))
            yield Seen(str(case.attack), f"{case.origin}: {path}", text, str(found) if is_typed else found)
        for item, given in zip(tree.get("corrections", []), case.corrections, strict=True):
            for name in ("from", "reason", "by"):
                yield Seen(str(case.attack), f"ledger: {name}", given[name], item[name])
            yield Seen(str(case.attack), "ledger: to", case.record["targets"][0], item["to"])
        if case.origin == "record":
            agency = tree["facts"]["agency"]
            name = case.attack.text.strip()
            yield Seen(str(case.attack), "register: name_th", name, agency["name_th"])
            yield Seen(str(case.attack), "register: name_en", f"en {case.attack.text}", agency["name_en"])


def json_of_one_project(site: Published) -> Iterator[Seen]:
    yield from _trees(site, {case.key: site.json(f"projects/{case.key}.json") for case in site.cases})


def json_of_all(site: Published) -> Iterator[Seen]:
    projects = site.json("data/projects.json")
    yield from _trees(site, {f"{tree['fiscal_year']}/{tree['id']}": tree for tree in projects})


def ndjson_of_all(site: Published) -> Iterator[Seen]:
    lines = site.bytes("data/projects.ndjson").decode().removesuffix("\n").split("\n")
    trees = (json.loads(line, parse_int=str, parse_float=str) for line in lines)
    yield from _trees(site, {f"{tree['fiscal_year']}/{tree['id']}": tree for tree in trees})


def yaml_of_one_project(site: Published) -> Iterator[Seen]:
    for case in site.cases:
        content = site.bytes(f"projects/{case.key}.yaml").decode()
        tree = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506 # makes text alone
        assert isinstance(yaml.safe_load(content), dict)
        for path, text in leaves(case.record):
            changed = path == "targets.1" and case.corrections
            expected = case.corrections[0]["from"] if changed else text
            yield Seen(str(case.attack), f"{case.origin}: {path}", expected, _at(tree, path))


def every_json_and_yaml_file(site: Published) -> Iterator[Seen]:
    for path in site.files():
        if path.endswith((".json", ".jsonld")):
            json.loads(site.bytes(path))
        elif path.endswith((".yaml", ".cff")) and not path.startswith("projects/"):
            yaml.safe_load(site.bytes(path))
        else:
            continue
        yield Seen("all", path, True, True)


def sums_of_agencies(site: Published) -> Iterator[Seen]:
    rows = {row["agency_code"]: row for row in site.json("agencies.json")}
    cells = {row["agency_code"]: row for row in csv_rows(site.bytes("agencies.csv"))}
    for case in site.cases:
        if case.origin == "record":
            for found in (rows[case.agency], cells[case.agency]):
                yield Seen(str(case.attack), "register: name_th", case.attack.text.strip(), found["agency"])

"""What the last release promised of the data's shape holds, or the shape has a new version."""

import tomllib
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.releases import breaks, last_release, shape

FIELD: dict[str, Any] = {"properties": {"a": {"type": "integer"}, "b": {"enum": ["x", "y"]}}, "required": ["a"]}


def changed(**parts: Any) -> dict[str, Any]:
    return {**FIELD, **parts}


def test_a_change_that_breaks_readers_has_a_new_version_of_the_shape() -> None:
    last, today = last_release(), shape()
    broken = [said for part in ("schemas", "tables") for said in breaks(last[part], today[part], part)]
    (was, *_), (now, *_) = (tree["version"].split(".") for tree in (last, today))
    assert not broken or int(now) > int(was), (
        f"TABLES_VERSION in generator/model/columns.py must begin with {int(was) + 1}, and CHANGELOG.md must say why: "
        f"{broken}"
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (changed(properties={"b": FIELD["properties"]["b"]}), "s.a is gone"),
        (changed(properties={**FIELD["properties"], "a": {"type": "string"}}), "s.a: type was integer and is string"),
        (changed(properties={**FIELD["properties"], "b": {"enum": ["x"]}}), "s.b: enum was ['x', 'y'] and is ['x']"),
        (changed(required=["a", "b"]), "s.b is required now"),
        (changed(required=[]), "s.a may be missing now"),
    ],
)
def test_what_breaks_readers_is_told(after: dict[str, Any], said: str) -> None:
    assert list(breaks(FIELD, after, "s")) == [said]


def test_a_further_optional_field_breaks_nobody() -> None:
    assert list(breaks(FIELD, changed(properties={**FIELD["properties"], "c": {"type": "string"}}), "s")) == []


def test_the_changelog_has_a_section_of_this_version_first_of_the_data() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    _, _, text = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("\n## ")
    heading, _, rest = text.partition("\n")
    assert version in heading
    assert rest.lstrip().startswith("### Data")

"""Editors complete and check what is written by hand: each file of content has its schema, and the schema is right."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from generator.configuration import KEYS
from generator.datasets import schema_files
from generator.forms.profile import make_profile
from generator.pipeline import check_content
from tests.conftest import ROOT, Desk

CONTENTS = (ROOT / "content", ROOT / "tests/sample/content")
SCHEMAS: dict[str, Any] = {
    Path(file.path).name.partition(".")[0]: json.loads(file.content) for file in schema_files(None)
}
MAPPED: dict[str, str | list[str]] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]


class Yaml12(yaml.CSafeLoader):  # loads as safely
    """Reads YAML as editors do: dates are text, `on` and `no` are words."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.rpartition(":")[2] in ("int", "float", "null")]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), ["t", "f"])


def faults(name: str, text: str) -> list[str]:
    validator = jsonschema_rs.validator_for(SCHEMAS[name], validate_formats=True)
    return [error.message for error in validator.iter_errors(yaml.load(text, Loader=Yaml12))]  # noqa: S506


def test_the_schemas_beside_the_content_are_those_that_the_program_writes() -> None:
    for content in CONTENTS:
        there = {path.name.partition(".")[0]: json.loads(path.read_bytes()) for path in content.glob("schema/*")}
        assert there == SCHEMAS


@pytest.mark.parametrize("content", CONTENTS, ids=lambda path: path.parent.name)
def test_every_file_names_its_schema_which_accepts_it(content: Path) -> None:
    for file in sorted(content.rglob("*.yaml")):
        text = file.read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert named, f"{file} names no schema"
        schema = (file.parent / named[1]).resolve()
        assert schema.is_file(), file
        assert not faults(schema.name.partition(".")[0], text), file


@pytest.mark.parametrize(
    "profile", sorted((ROOT / "generator/forms/profiles").glob("*.yaml")), ids=lambda path: path.stem
)
def test_an_edition_of_the_form_matches_its_schema(profile: Path) -> None:
    assert not faults("form", profile.read_text("utf-8"))


def test_the_editors_settings_name_schemas_and_files_that_are_there() -> None:
    assert {Path(schema).name.partition(".")[0] for schema in MAPPED} == SCHEMAS.keys() - {"project"}
    for schema, patterns in MAPPED.items():
        assert (ROOT / schema).is_file()
        for pattern in [patterns] if isinstance(patterns, str) else patterns:
            assert pattern.startswith(("content/", "generator/forms/"))


GOOD_SITE = "title: ก\nlicence: CC-BY-4.0\n"
MISTAKES = [
    ("site", "site.yaml", "licence: CC-BY-4.0\n"),
    ("site", "site.yaml", GOOD_SITE + "licens: x\n"),
    ("site", "site.yaml", GOOD_SITE + "languages: [th, fr]\n"),
    ("site", "site.yaml", GOOD_SITE + "privacy: maybe\n"),
    ("site", "site.yaml", GOOD_SITE + "base_url: example.org\n"),
    ("site", "site.yaml", GOOD_SITE + "contact: nobody\n"),
    ("agencies", "agencies.yaml", "- {code: '1', name_th: ก}\n"),
    ("agencies", "agencies.yaml", "- {code: '50010000', name: ก}\n"),
    ("synonyms", "synonyms.yaml", "- [one]\n"),
    ("search-checks", "search-checks.yaml", "- {query: ก, projects: [50010000-11]}\n"),
    ("redirects", "redirects.yaml", "- {from: projects/2563/x/}\n"),
    ("redirects", "redirects.yaml", "- {from: /projects/, to: years/}\n"),
    ("form", "forms/new.yaml", "form: new\n"),
    ("corrections", "corrections/2566/50010000-11.yaml", "- {field: title, to: x, reason: y, date: 2026-01-01}\n"),
    ("record", "projects/2566/50010000-11.yaml", "id: 50010000-11\ntitle: ก\nfiscal_year: 2566\nbudget: 5\n"),
]


@pytest.mark.parametrize(("schema", "file", "text"), MISTAKES, ids=[f"{one[1]} {one[2][:40]!r}" for one in MISTAKES])
def test_what_an_editor_marks_the_program_refuses_as_well(desk: Desk, schema: str, file: str, text: str) -> None:
    assert faults(schema, text)
    desk.write(file, text)
    assert any(said.position.file == file and said.severity == "error" for said in check_content(desk.content))


def test_a_profile_may_have_the_keys_that_its_schema_has_and_no_other() -> None:
    good = yaml.safe_load((ROOT / "generator/forms/profiles/bma-progress-report.yaml").read_text("utf-8"))
    every = dict.fromkeys(SCHEMAS["form"]["properties"], ())
    make_profile({**every, **good})
    for key in SCHEMAS["form"]["required"]:
        with pytest.raises(ValueError, match=key):
            make_profile({name: value for name, value in good.items() if name != key})


@pytest.mark.parametrize("file", ["content/site.yaml", "generator/scaffold/site.yaml"])
def test_every_setting_is_explained_where_it_is_set(file: str) -> None:
    lines = [line for line in (ROOT / file).read_text("utf-8").splitlines() if not line.startswith("<%")]
    for key in KEYS:
        at = next(number for number, line in enumerate(lines) if re.match(rf"(?:# )?{key}:", line))
        assert re.match(r"# (?!\w+:)", lines[at - 1]), f"{file} does not explain {key}"

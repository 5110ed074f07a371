"""The built data as its validators judge it, and a lint of our own for what they let pass."""

import hashlib
import json
import os
import re
import sqlite3
from pathlib import Path
from typing import Any

import frictionless
import pyshacl
import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from csvw import CSVW
from lxml import etree
from openapi_spec_validator import validate as validate_openapi
from rdflib import DCAT, DCTERMS, RDF, Graph, Namespace

from tests.conformance import lint

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/base/"
SPDX = Namespace("http://spdx.org/rdf/terms#")
TABLES = ("projects", "rounds", "objectives", "targets", "quality_flags", "corrections")


@pytest.fixture(scope="session")
def schemas() -> Path:
    """The folder of published schemas that are not ours to keep: `make audit SCHEMAS=DIR` names it."""
    return Path(os.environ["SCHEMAS"])


def judge(*arguments: str | Path) -> None:
    """Let check-jsonschema judge; it prints what is wrong."""
    done = CliRunner().invoke(check_jsonschema, list(map(str, arguments)))
    assert done.exit_code == 0, done.output


def test_frictionless_finds_the_data_package_whole(sample: Path) -> None:
    report = frictionless.validate(str(sample / "data/datapackage.json"), type="package")
    assert report.flatten(["title", "note"]) == []
    assert report.stats["tasks"] == len(TABLES) + 1  # the whole projects as JSON are no table


def test_frictionless_finds_a_buddhist_year_in_a_date(sample: Path, tmp_path: Path) -> None:
    for name in ("datapackage.json", "projects.json", *(f"{table}.csv" for table in TABLES)):
        content = (sample / "data" / name).read_text("utf-8")
        (tmp_path / name).write_text(content.replace(",2022-10-01,", ",2565-10-01,"), "utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"), type="package")
    assert ["constraint-error"] in report.flatten(["type"])


def test_the_data_package_keeps_to_its_profile(sample: Path, schemas: Path) -> None:
    package = sample / "data/datapackage.json"
    judge("--schemafile", schemas / "datapackage-2.0.json", package)
    for resource in json.loads(package.read_text("utf-8"))["resources"]:
        _judge_part(resource, schemas / "dataresource-2.0.json", sample)
        if "schema" in resource:
            _judge_part(resource["schema"], schemas / "tableschema-2.0.json", sample)


def _judge_part(part: dict[str, Any], schema: Path, sample: Path) -> None:
    file = sample.parent / "part.json"
    file.write_text(json.dumps(part), "utf-8")
    judge("--schemafile", schema, file)


@pytest.mark.parametrize("table", TABLES)
def test_a_reader_of_csv_on_the_web_finds_each_table_valid_from_its_name_alone(sample: Path, table: str) -> None:
    read = CSVW(str(sample / f"data/{table}.csv"), validate=True)
    assert read.is_valid, [str(warning) for warning in read.warnings]
    assert [column.name for column in read.tables[0].tableSchema.columns][:2] in (
        ["project_id", "fiscal_year_be"],
        ["fiscal_year_be", "project_id"],
    )


def test_the_tables_are_valid_together_by_their_keys(sample: Path) -> None:
    assert CSVW(str(sample / "data/csv-metadata.json"), validate=True).is_valid


@pytest.mark.filterwarnings("default:Invalid column value")
def test_csv_on_the_web_finds_a_number_in_words(sample: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("rounds.csv", "rounds.csv-metadata.json"):
        (tmp_path / name).write_bytes((sample / "data" / name).read_bytes().replace(b".00,", b" baht,", 1))
    assert not CSVW(str(tmp_path / "rounds.csv"), validate=True).is_valid
    assert "baht" in caplog.text


def test_the_json_schemas_are_schemas_and_the_data_keeps_to_them(sample: Path) -> None:
    judge("--check-metaschema", *sorted((sample / "schema").glob("*.json")))
    projects = sorted(sample.glob("projects/*/*.json"))
    assert len(projects) > 30
    judge("--schemafile", sample / "schema/project.schema.json", *projects)


def test_the_citation_keeps_to_its_format(sample: Path) -> None:
    judge("--builtin-schema", "vendor.citation-file-format", sample / "data/CITATION.cff")


def test_the_citation_of_the_repository_names_the_data_set_that_it_builds() -> None:
    judge("--builtin-schema", "vendor.citation-file-format", ROOT / "CITATION.cff")
    titles = yaml.safe_load((ROOT / "content/site.yaml").read_text("utf-8"))["title"]
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["title"] == f"{titles['th']} / {titles['en']}"


def test_the_catalogue_keeps_to_dcat_ap(sample: Path, schemas: Path) -> None:
    shapes = Graph()
    for part in ("shapes", "range", "deprecateduris"):
        shapes.parse(schemas / f"dcat-ap-3.0.1-{part}.ttl")
    conforms, _, said = pyshacl.validate(Graph().parse(sample / "catalog.ttl"), shacl_graph=shapes)
    assert conforms, said


def test_without_a_publisher_the_catalogue_would_not_keep_to_dcat_ap(sample: Path, schemas: Path) -> None:
    graph = Graph().parse(sample / "catalog.ttl")
    graph.remove((None, DCTERMS.publisher, None))
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(schemas / "dcat-ap-3.0.1-shapes.ttl"))
    assert not conforms


def test_both_forms_of_the_catalogue_say_the_same(sample: Path) -> None:
    turtle, json_ld = Graph().parse(sample / "catalog.ttl"), Graph().parse(sample / "catalog.jsonld", format="json-ld")
    assert set(turtle) == set(json_ld)
    assert len(turtle) > 300


def test_sizes_and_checksums_of_the_catalogue_are_those_of_the_files(sample: Path) -> None:
    graph = Graph().parse(sample / "catalog.ttl")
    found = 0
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        address = str(graph.value(distribution, DCAT.downloadURL))
        content = (sample / address.removeprefix(ADDRESS)).read_bytes()
        checksum = graph.value(distribution, SPDX.checksum)
        assert int(graph.value(distribution, DCAT.byteSize).toPython()) == len(content)  # type: ignore[union-attr]
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        found += 1
    assert found > 20


def test_the_description_of_the_api_is_valid_and_names_files_that_are_there(sample: Path) -> None:
    description = yaml.safe_load((sample / "api/openapi.yaml").read_text("utf-8"))
    validate_openapi(description, base_uri=(sample / "api/openapi.yaml").as_uri())
    for path in description["paths"]:
        assert list(sample.glob(re.sub(r"\{.*?\}", "*", path).removeprefix("/"))), path


def test_the_fields_of_the_gd_catalog_are_all_there(sample: Path) -> None:
    fields = json.loads((sample / "data/gdc.json").read_text("utf-8"))
    asked = """data_type title owner_org maintainer tag_string notes objective update_frequency_unit
    update_frequency_interval geo_coverage data_source data_format data_category license_id"""
    assert all(fields[name] for name in asked.split())
    assert fields["license_id"] == "Creative Commons Attributions"
    for resource in fields["resources"]:
        assert (sample / resource["url"].removeprefix(ADDRESS)).is_file()


@pytest.mark.parametrize("page", ["data/index.html", "en/data/index.html", "years/2563/index.html"])
def test_search_engines_of_data_sets_are_told_what_they_ask_for(sample: Path, page: str) -> None:
    html = (sample / page).read_text("utf-8")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    tree = json.loads(script)
    assert (tree["@context"], tree["@type"]) == ("https://schema.org/", "Dataset")
    assert 50 <= len(tree["description"]) <= 5000
    assert all(tree[name] for name in ("name", "license", "creator", "identifier", "citation", "temporalCoverage"))
    for file in tree["distribution"]:
        assert (sample / file["contentUrl"].removeprefix(ADDRESS)).is_file()
    for text in (tree["temporalCoverage"], tree.get("dateModified", "")):
        assert not re.search("2[56][0-9]{2}-", text), "a Buddhist year"


def test_the_database_is_sound(sample: Path) -> None:
    database = sqlite3.connect(f"file:{sample}/data/open-reports.sqlite?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


def test_the_sitemap_keeps_to_its_schema(sample: Path, schemas: Path) -> None:
    schema = etree.XMLSchema(etree.parse(schemas / "sitemap.xsd"))
    schema.assertValid(etree.parse(sample / "sitemap.xml"))


# --- The lint ----------------------------------------------------------------------------------------------------


def test_the_lint_finds_nothing(sample: Path) -> None:
    assert list(lint.csv_faults(sample / "data")) == []
    assert list(lint.personal_data(sample)) == []


def test_the_lint_finds_what_validators_let_pass() -> None:
    fields = [{"name": name, "type": name} for name in ("integer", "date", "string")]
    header = "integer,date,string\r\n"
    rows = "๒๕๖๗,2566-10-01,น\u0e4d\u0e32\n"
    found = list(lint.table_faults(f"\ufeff{header}{rows}".encode(), f"{header}1,,=1\r\n".encode(), fields))
    for fault in (
        "byte order mark",
        "no byte order mark",
        "RFC 4180",
        "no integer",
        "no date",
        "ำ",
        "formula",
        "differs",
    ):
        assert any(fault in said for said in found), fault


@pytest.mark.parametrize("text", ["เลข 1-1017-00230-70-8", "โทร ๐๘๑-๒๓๔-๕๖๗๘", "someone@gmail.com"])
def test_the_lint_knows_personal_data(text: str) -> None:
    assert list(lint.in_text(text)) != []

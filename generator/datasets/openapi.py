"""`api/openapi.yaml` (OpenAPI 3.1): the data's URLs, described. There is no server behind them but that of files."""

import json
from collections.abc import Iterator
from typing import Any

import yaml

from generator.datasets.json_text import dump_json
from generator.diagnostics import Text
from generator.model.catalog import Catalog
from generator.model.columns import TABLES_VERSION
from generator.model.downloads import CSV, JSON, downloads
from generator.model.facts import Status
from generator.model.outputs import OutputFile
from generator.model.overviews import OVERVIEWS
from generator.model.settings import Site

Tree = dict[str, Any]

_GROUPS: tuple[tuple[str, str, Text, Tree], ...] = (
    (
        "years",
        "fiscal_year",
        Text("โครงการของปีงบประมาณ", "Projects of a fiscal year"),
        {"type": "integer", "example": 2563},
    ),
    (
        "agencies",
        "code",
        Text("โครงการของหน่วยงาน", "Projects of an agency"),
        {"type": "string", "pattern": "^[0-9]{8}$"},
    ),
    ("strategies", "code", Text("โครงการตามยุทธศาสตร์", "Projects by strategy"), {"type": "string", "example": "7.2.1"}),
    ("status", "status", Text("โครงการตามสถานะ", "Projects by status"), {"type": "string", "enum": list(Status)}),
    ("quality", "code", Text("โครงการที่มีข้อสังเกต", "Projects with a quality flag"), {"type": "string"}),
    (
        "overview",
        "name",
        Text("โครงการตามคำถาม", "Projects that answer a question"),
        {"type": "string", "enum": [overview.name for overview in OVERVIEWS]},
    ),
)
_ATOM = "application/atom+xml"
_OTHERS = (
    ("changes.json", "application/json", Text("การเปลี่ยนแปลงของข้อมูล", "What changed in the data")),
    ("feed.xml", _ATOM, Text("ฟีดรายงานล่าสุด", "Feed of the latest reports")),
    ("corrections/feed.xml", _ATOM, Text("ฟีดการแก้ไข", "Feed of corrections")),
    ("changes/feed.xml", _ATOM, Text("ฟีดการเปลี่ยนแปลง", "Feed of changes")),
    ("data/dictionary.csv", "text/csv", Text("พจนานุกรมข้อมูล", "Data dictionary")),
    ("data/datapackage.json", "application/json", Text("คำอธิบายตาราง (Data Package)", "The tables as a Data Package")),
    ("data/csv-metadata.json", "application/json", Text("คำอธิบายตาราง (CSVW)", "The tables as CSV on the Web")),
    ("data/SHA256SUMS", "text/plain", Text("ลายนิ้วมือของทุกไฟล์", "Checksums of all files")),
    ("data/gdc.json", "application/json", Text("คำอธิบายแบบ GD Catalog", "Fields of the GD Catalog")),
    ("schema/project.schema.json", "application/schema+json", Text("โครงสร้างของโครงการ", "JSON Schema of a project")),
    ("schema/record.schema.json", "application/schema+json", Text("โครงสร้างของระเบียน", "JSON Schema of a record")),
)
_ID: Tree = {"type": "string", "pattern": "^[0-9]{8}-[0-9]+$", "example": "01000000-2456"}
_YEAR: Tree = {"type": "integer", "example": 2563, "description": "พ.ศ. / Buddhist era"}


def openapi(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the description."""
    site = catalog.site
    tree = {
        "openapi": "3.1.0",
        "info": _info(site),
        "servers": [{"url": site.url("")}],
        "paths": {path: {"get": operation} for path, operation in _operations()},
    }
    plain = json.loads(dump_json(tree))  # no part is one object with another, which YAML would say
    text = yaml.dump(plain, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    yield OutputFile("api/openapi.yaml", text.encode())


def _info(site: Site) -> Tree:
    licence: Tree = {"name": site.licence.name}
    if site.licence.id:
        licence["identifier"] = site.licence.id
    elif site.licence.url:
        licence["url"] = site.licence.url
    info: Tree = {
        "title": f"{site.title.th} / {site.title.en}",
        "version": TABLES_VERSION,
        "description": "ไฟล์ข้อมูลของเว็บไซต์นี้ อ่านได้โดยไม่ต้องขออนุญาต / The data files of this site, open to all",
        "license": licence,
    }
    return info | ({"contact": {"email": site.contact}} if site.contact else {})


def _operations() -> Iterator[tuple[str, Tree]]:
    one = [_parameter("fiscal_year", _YEAR), _parameter("id", _ID)]
    whole = Text("โครงการหนึ่ง ทั้งโครงการ", "One project, whole")
    project = {"$ref": "../schema/project.schema.json"}
    yield "/projects/{fiscal_year}/{id}.json", _read("project", whole, JSON.media_type, one, project)
    rounds = Text("รอบรายงานของโครงการหนึ่ง", "The rounds of one project")
    yield "/projects/{fiscal_year}/{id}.csv", _read("projectRounds", rounds, CSV.media_type, one)
    record = Text("ระเบียนของโครงการหนึ่งตามเอกสาร", "The record of one project, as reported")
    yield "/projects/{fiscal_year}/{id}.yaml", _read("projectRecord", record, "application/yaml", one)
    for folder, name, title, schema in _GROUPS:
        for suffix, form in (("json", JSON), ("csv", CSV)):
            many = Text(f"{title.th}: ทั้งหมด", f"{title.en}: all of them, with sums")
            if folder == "overview":
                many = Text(f"{title.th}: จำนวนโครงการของทุกคำถาม", f"{title.en}: each question, counted")
            yield f"/{folder}.{suffix}", _read(f"{folder}Sums{suffix.title()}", many, form.media_type, [])
            path = f"/{folder}/{{{name}}}.{suffix}"
            yield path, _read(f"{folder}{suffix.title()}", title, form.media_type, [_parameter(name, schema)])
    news = Text("ฟีดรายงานล่าสุดของหน่วยงาน", "Feed of the latest reports of an agency")
    yield "/agencies/{code}/feed.xml", _read("agencyFeed", news, _ATOM, [_parameter("code", _GROUPS[1][3])])
    files = [(file.path, file.format.media_type, file.title) for file in downloads()]
    for number, (place, media_type, title) in enumerate((*files, *_OTHERS), 1):
        yield f"/{place}", _read(f"download{number}", title, media_type, [])


def _read(name: str, title: Text, media_type: str, parameters: list[Tree], schema: Tree | None = None) -> Tree:
    content = {media_type: {"schema": schema} if schema else {}}
    responses: Tree = {"200": {"description": f"{title.th} / {title.en}", "content": content}}
    if parameters:
        responses["404"] = {"description": "ไม่มี / There is none"}
    operation: Tree = {"operationId": name, "summary": f"{title.th} / {title.en}", "responses": responses}
    return {**operation, "parameters": parameters} if parameters else operation


def _parameter(name: str, schema: Tree) -> Tree:
    return {"name": name, "in": "path", "required": True, "schema": schema}

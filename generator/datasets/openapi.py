"""`api/openapi.yaml` (OpenAPI 3.1): the data's URLs, described. There is no server behind them but that of files."""

import json
from collections.abc import Iterator
from typing import Any

import yaml

from generator.datasets.json_text import dump_json
from generator.diagnostics import Text
from generator.model.catalog import Catalog
from generator.model.columns import TABLES_VERSION
from generator.model.downloads import CSV, JSON, Format, downloads
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
    text = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=120)
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
    yield "/projects/{fiscal_year}/{id}.json", _read("project", whole, JSON, one, project)
    rounds = Text("รอบรายงานของโครงการหนึ่ง", "The rounds of one project")
    yield "/projects/{fiscal_year}/{id}.csv", _read("projectRounds", rounds, CSV, one)
    for folder, name, title, schema in _GROUPS:
        for suffix, form in (("json", JSON), ("csv", CSV)):
            many = Text(f"{title.th}: ทั้งหมด", f"{title.en}: all of them, with sums")
            if folder != "overview":
                yield f"/{folder}.{suffix}", _read(f"{folder}Sums{suffix.title()}", many, form, [])
            path = f"/{folder}/{{{name}}}.{suffix}"
            yield path, _read(f"{folder}{suffix.title()}", title, form, [_parameter(name, schema)])
    for number, file in enumerate(downloads(), 1):
        yield f"/{file.path}", _read(f"download{number}", file.title, file.format, [])


def _read(name: str, title: Text, form: Format, parameters: list[Tree], schema: Tree | None = None) -> Tree:
    content = {form.media_type: {"schema": schema} if schema else {}}
    responses: Tree = {"200": {"description": f"{title.th} / {title.en}", "content": content}}
    if parameters:
        responses["404"] = {"description": "ไม่มี / There is none"}
    operation: Tree = {"operationId": name, "summary": f"{title.th} / {title.en}", "responses": responses}
    return {**operation, "parameters": parameters} if parameters else operation


def _parameter(name: str, schema: Tree) -> Tree:
    return {"name": name, "in": "path", "required": True, "schema": schema}

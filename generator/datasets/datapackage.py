"""The Data Package (v2) that describes the canonical CSV tables, and names the JSON beside them."""

from collections.abc import Iterator
from typing import Any

from generator.datasets.json_text import dump_json
from generator.model.catalog import Catalog
from generator.model.columns import EARLIEST_DATE, LATEST_DATE, TABLES_VERSION, Column, ColumnType, Table
from generator.model.downloads import keywords
from generator.model.outputs import OutputFile, SiteFiles
from generator.model.settings import Licence
from generator.model.tables import PROJECT_KEY, PROJECTS, TABLES

_PROFILES = "https://datapackage.org/profiles/2.0/{}.json"
_TYPES: dict[ColumnType, str] = {
    "text": "string",
    "list": "string",
    "integer": "integer",
    "amount": "number",
    "percent": "number",
    "date": "date",
    "boolean": "boolean",
}


def datapackage(catalog: Catalog, files: SiteFiles) -> Iterator[OutputFile]:
    """Yield `data/datapackage.json`, with size and hash of the files that it describes."""
    site = catalog.site
    package: dict[str, Any] = {
        "$schema": _PROFILES.format("datapackage"),
        "name": "open-reports",
        "version": TABLES_VERSION,
        "title": site.title.th,
        "title_en": site.title.en,
        "description": "ความก้าวหน้าของโครงการ รายโครงการและรายรอบ อ่านจากแบบรายงานที่หน่วยงานพิมพ์",
        "description_en": "Progress of projects, by project and by round, read from the printed reports of agencies",
    }
    package["keywords"] = [word[language] for language in ("th", "en") for word in keywords(site)]
    if site.base_url:
        package |= {"id": site.url("data/datapackage.json"), "homepage": site.url("data/")}
    if licence := _licence(site.licence):
        package["licenses"] = [licence]
    if site.publisher:
        package["contributors"] = [{"title": site.publisher.th, "title_en": site.publisher.en, "roles": ["publisher"]}]
    package["resources"] = [
        *(_table(table, files) for table in TABLES),
        _whole_projects(files),
    ]
    yield OutputFile("data/datapackage.json", f"{dump_json(package, pretty=True)}\n".encode())


def _licence(licence: Licence) -> dict[str, str]:
    """Return the licence as the standard has it: it must have an id or a URL."""
    described = {"name": licence.id, "path": licence.url, "title": licence.name}
    known = {key: value for key, value in described.items() if value}
    return known if len(known) > 1 else {}


def _file(name: str, path: str, files: SiteFiles) -> dict[str, Any]:
    described = {"name": name, "path": path, "encoding": "utf-8"}
    facts = files.facts(f"data/{path}")
    return described | ({"bytes": facts.size, "hash": f"sha256:{facts.sha256}"} if facts else {})


def _whole_projects(files: SiteFiles) -> dict[str, Any]:
    return {
        **_file("projects-json", "projects.json", files),
        "title": "โครงการทั้งหมด พร้อมรอบรายงาน",
        "title_en": "All projects, with their rounds",
        "format": "json",
        "mediatype": "application/json",
    }


def _table(table: Table[Any], files: SiteFiles) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": _PROFILES.format("tableschema"),
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table is not PROJECTS:
        schema["foreignKeys"] = [
            {"fields": list(PROJECT_KEY), "reference": {"resource": PROJECTS.name, "fields": list(PROJECT_KEY)}}
        ]
    return {
        **_file(table.name, f"{table.name}.csv", files),
        "type": "table",
        "title": table.title.th,
        "title_en": table.title.en,
        "description": table.description.th,
        "description_en": table.description.en,
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": column.label.th,
        "title_en": column.label.en,
        "description": column.description.th,
        "description_en": column.description.en,
        "origin": column.origin.th,
        "origin_en": column.origin.en,
    }
    if column.unit:
        described["unit"] = column.unit
    if column.example:
        described["example"] = column.example
    if column.missing:
        described |= {"missing": column.missing.th, "missing_en": column.missing.en}
    constraints = _constraints(column)
    return described | ({"constraints": constraints} if constraints else {})


def _constraints(column: Column[Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.type == "date":
        constraints |= {"minimum": EARLIEST_DATE, "maximum": LATEST_DATE}
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return constraints

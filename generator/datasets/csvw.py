"""CSV on the Web (W3C, 2015): what describes each canonical CSV beside it, and all of them as one group.

A reader of `projects.csv` finds `projects.csv-metadata.json` by its name. `csv-metadata.json` describes the tables
together, with the keys that lead from one to another.
"""

from collections.abc import Iterator
from typing import Any

from generator.datasets.json_text import dump_json
from generator.model.catalog import Catalog
from generator.model.columns import EARLIEST_DATE, LATEST_DATE, LIST_SEPARATOR, Column, ColumnType, Table
from generator.model.outputs import OutputFile
from generator.model.settings import Site
from generator.model.tables import PROJECT_KEY, PROJECTS, TABLES

_CONTEXT = "http://www.w3.org/ns/csvw"
_TYPES: dict[ColumnType, dict[str, Any]] = {
    "text": {"base": "string"},
    "list": {"base": "string"},
    "integer": {"base": "integer"},
    "amount": {"base": "decimal"},
    "percent": {"base": "decimal"},
    "date": {"base": "date", "format": "yyyy-MM-dd", "minimum": str(EARLIEST_DATE), "maximum": str(LATEST_DATE)},
    "boolean": {"base": "boolean", "format": "true|false"},
}


def csvw_metadata(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the description of each table, and that of all."""
    site = catalog.site
    for table in TABLES:
        yield _file(f"data/{table.name}.csv-metadata.json", {"@context": _CONTEXT, **_table(table, site)})
    group: dict[str, Any] = {"@context": _CONTEXT, **_about(site)}
    yield _file("data/csv-metadata.json", group | {"tables": [_table(table, site, keys=True) for table in TABLES]})


def _file(path: str, tree: dict[str, Any]) -> OutputFile:
    return OutputFile(path, f"{dump_json(tree, pretty=True)}\n".encode())


def _about(site: Site) -> dict[str, Any]:
    said = {"dc:title": site.title.th, "dc:publisher": (site.publisher or site.title).th}
    return said | ({"dc:license": {"@id": site.licence.url}} if site.licence.url else {})


def _table(table: Table[Any], site: Site, *, keys: bool = False) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys and table is not PROJECTS:
        reference = {"resource": f"{PROJECTS.name}.csv", "columnReference": list(PROJECT_KEY)}
        schema["foreignKeys"] = [{"columnReference": list(PROJECT_KEY), "reference": reference}]
    return {
        "url": f"{table.name}.csv",
        **_about(site),
        "dc:title": [{"@value": table.title.th, "@language": "th"}, {"@value": table.title.en, "@language": "en"}],
        "tableSchema": schema,
    }


def _column(column: Column[Any]) -> dict[str, Any]:
    """Return a column; its `titles` are its name, since a reader holds them against the header."""
    datatype = _TYPES[column.type] | ({"format": column.pattern} if column.pattern else {})
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": [{"@value": column.label.th, "@language": "th"}, {"@value": column.label.en, "@language": "en"}],
        "dc:description": [
            {"@value": column.description.th, "@language": "th"},
            {"@value": column.description.en, "@language": "en"},
        ],
        "datatype": datatype["base"] if len(datatype) == 1 else datatype,
    }
    if column.type == "list":
        described["separator"] = LIST_SEPARATOR
    if column.required:
        described["required"] = True
    return described

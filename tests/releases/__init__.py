"""The shape of the data at each release, to see that what was promised is kept: a file a release, by its version.

`python -m tests.releases` (`make freeze`) writes the one of the version in pyproject.toml, when it is released.
"""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.columns import TABLES_VERSION, Column
from generator.model.schema import corrections_schema, project_schema, record_schema
from generator.model.tables import TABLES
from tests.conftest import ROOT

FOLDER = Path(__file__).parent
Tree = dict[str, Any]

_WORDS = ("$schema", "$id", "$comment", "title", "description", "examples")
_SUBSCHEMAS = ("items", "if", "then", "else", "additionalProperties", "unevaluatedProperties")


def shape() -> Tree:
    """Return the shape of today's data: the schemas without their words, and the tables' columns as schemas too."""
    schemas = {"record": record_schema(), "project": project_schema(), "corrections": corrections_schema()}
    tables = {table.name: {"properties": {one.name: _column(one) for one in table.columns}} for table in TABLES}
    return {
        "version": TABLES_VERSION,
        "schemas": {"properties": {name: _bare(schema) for name, schema in schemas.items()}},
        "tables": {"properties": tables},
    }


def last_release() -> Tree:
    """Return the shape of the last release."""
    files = sorted(FOLDER.glob("*.json"), key=lambda file: [int(part) for part in file.stem.split(".")])
    last: Tree = json.loads(files[-1].read_text("utf-8"))
    return last


def breaks(before: Tree, after: Tree, path: str) -> Iterator[str]:
    """Yield what a reader of a schema's data, or who writes it, has to change; a further optional field is nothing."""
    old, new = before.get("properties", {}), after.get("properties", {})
    yield from (f"{path}.{name} is gone" for name in old.keys() - new.keys())
    needed, still_needed = set(before.get("required", ())), set(after.get("required", ()))
    yield from (f"{path}.{name} is required now" for name in still_needed - needed)
    yield from (f"{path}.{name} may be missing now" for name in (needed - still_needed) & new.keys())
    for name in old.keys() & new.keys():
        yield from breaks(old[name], new[name], f"{path}.{name}")
    for key in (before.keys() | after.keys()) - {"properties", "required"}:
        one, other = before.get(key), after.get(key)
        if key in _SUBSCHEMAS and isinstance(one, dict) and isinstance(other, dict):
            yield from breaks(one, other, f"{path}[{key}]")
        elif one != other:
            yield f"{path}: {key} was {one} and is {other}"


def _column(column: Column[Any]) -> Tree:
    known = {"type": column.type, "values": list(column.values), "pattern": column.pattern, "unit": column.unit}
    return {name: value for name, value in known.items() if value} | {"may_be_empty": column.missing is not None}


def _bare(schema: Any) -> Any:
    """Return a schema without its words; what stands below `properties` are names, not words."""
    if isinstance(schema, list):
        return [_bare(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _bare(one) for name, one in value.items()} if key == "properties" else _bare(value)
        for key, value in schema.items()
        if key not in _WORDS
    }


def freeze() -> Path:
    """Write the shape of the version in pyproject.toml, and return the file."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    file = FOLDER / f"{version}.json"
    file.write_text(f"{json.dumps(shape(), ensure_ascii=False, indent=1, sort_keys=True)}\n", "utf-8")
    return file

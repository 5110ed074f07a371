"""A second opinion: each record and each published project against the JSON Schemas that readers are given.

The validator should never let pass what a schema refuses; where it does, one of them is wrong, and readers who
rely on the schema would be the first to notice.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import jsonschema_rs

from generator.datasets import ProjectData, project_json
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.model.entry import Entry
from generator.model.fields import RECORD, TYPED_KINDS, Field
from generator.model.schema import project_schema, record_schema
from generator.model.settings import Site
from generator.model.values import read_value

SCHEMA_MISMATCH = Rule(
    "schema-mismatch",
    Severity.ERROR,
    Text("ไม่ตรงกับ JSON Schema", "Does not match the JSON Schema"),
    Text("โปรแกรมของผู้ใช้ข้อมูลเชื่อตาม schema", "Readers' programs rely on the schema."),
    Text("แจ้งผู้พัฒนา พร้อมแนบระเบียนนี้", "Tell the developers, with this record."),
)
RULES = (SCHEMA_MISMATCH,)


@cache
def _validators() -> tuple[jsonschema_rs.Draft202012Validator, jsonschema_rs.Draft202012Validator]:
    return jsonschema_rs.Draft202012Validator(record_schema()), jsonschema_rs.Draft202012Validator(project_schema())


def schema_faults(entry: Entry, site: Site, file: str) -> Iterator[Diagnostic]:
    """Yield where a record or its published project does not match its schema."""
    record, project = _validators()
    published = json.loads(project_json(ProjectData(entry, site)))
    for validator, tree in ((record, _typed(RECORD, entry.reported)), (project, published)):
        for error in validator.iter_errors(tree):
            path = ".".join(str(step) for step in error.instance_path)
            message = Text(f"{path}: {error.message}", f"{path}: {error.message}")
            yield Diagnostic(SCHEMA_MISMATCH, Position(file, 1, 1), message, path)


def _typed(fields: tuple[Field, ...], tree: dict[str, object]) -> dict[str, object]:
    """Return a record as a YAML reader of version 1.2 gives it: numbers and booleans where they can be read."""
    known = {field.name: field for field in fields}
    return {name: _value(known[name], value) for name, value in tree.items()}


def _value(field: Field, value: object) -> object:
    if field.kind == "group" and isinstance(value, dict):
        return _typed(field.parts, value)
    if field.kind == "groups" and isinstance(value, list):
        return [_typed(field.parts, item) for item in value]
    if field.kind == "spans" and isinstance(value, dict):
        return {path: [int(line) for line in lines] for path, lines in value.items()}
    typed = read_value(field.kind, value) if field.kind in TYPED_KINDS and isinstance(value, str) else None
    if isinstance(typed, bool | int):
        return typed
    return float(typed) if isinstance(typed, Decimal) else value

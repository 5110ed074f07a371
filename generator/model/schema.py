"""JSON Schemas (2020-12) of a record, a project as published and a ledger of corrections, from the fields alone.

A record's schema is as strict as its reader: no key that `fields` lacks, no empty text or list, no null. In a record
converted from a report (one with `source`) a typed field may hold text too: what the report prints illegibly.
"""

from collections.abc import Iterable
from typing import Any

from generator.diagnostics import Severity, Text
from generator.model.columns import TABLES_VERSION
from generator.model.derived import CORRECTION, FACTS, FLAG
from generator.model.facts import Status
from generator.model.fields import RECORD, TYPED_KINDS, Field
from generator.model.values import FIRST_YEAR, IDENTIFIER, LAST_YEAR, read_value

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = f"รุ่น / version {TABLES_VERSION}"
_TEXT: Schema = {"type": "string", "minLength": 1}
_LINE: Schema = {"type": "integer", "minimum": 1}
_SPAN: Schema = {"type": "array", "items": _LINE, "minItems": 2, "maxItems": 2}

_TYPES: dict[str, Schema] = {
    "text": _TEXT,
    "identifier": {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"},
    "year": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    "integer": {"type": "integer", "minimum": 0},
    "amount": {"type": "number"},
    "percent": {"type": "number"},
    "date": {"type": "string", "format": "date", "pattern": "^(18|19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"},
    "boolean": {"type": "boolean"},
    "texts": {"type": "array", "items": _TEXT, "minItems": 1},
    "spans": {"type": "object", "additionalProperties": _SPAN, "minProperties": 1},
}

_ENUMS: dict[str, tuple[str, ...]] = {"status": tuple(Status), "severity": (Severity.WARNING, Severity.NOTE)}


def record_schema() -> Schema:
    """Return the schema of a record as a YAML reader of version 1.2 (or JSON) gives it: numbers, booleans, text."""
    return {
        "$schema": DIALECT,
        "$comment": VERSION,
        "title": "ระเบียนโครงการ / Project record",
        "description": "สิ่งที่รายงานระบุไว้เท่านั้น\nOnly what the report says",
        "type": "object",
        "properties": {field.name: _described(field, printed=field.name != "source") for field in RECORD},
        "required": [field.name for field in RECORD if field.required],
        "if": {"required": ["source"]},
        "else": {"properties": _typed(RECORD)},
        "unevaluatedProperties": False,
    }


def corrections_schema() -> Schema:
    """Return the schema of a project's ledger of corrections.

    A value may be written as any scalar; `from` is always given, and empty where the report does not say.
    """
    ledger = _group(CORRECTION)
    for name in ("from", "to"):
        described = ledger["properties"][name]
        described["type"] = ["string", "number", "boolean"]
        if name == "from":
            del described["minLength"]
    ledger["required"].append("from")
    return {
        "$schema": DIALECT,
        "$comment": VERSION,
        "title": "บัญชีการแก้ไข / Ledger of corrections",
        "description": "การแก้ไขโดยบุคคล พร้อมเหตุผล\nA person's corrections, each with its reason",
        "type": "array",
        "items": ledger,
    }


def project_schema() -> Schema:
    """Return the schema of a project as published in JSON: its record with typed values, and what follows from it."""
    return {
        "$schema": DIALECT,
        "$comment": VERSION,
        "title": "โครงการที่เผยแพร่ / Published project",
        "description": (
            "ระเบียนหลังการแก้ไข ข้อเท็จจริงที่หาได้จากระเบียน และข้อสังเกตด้านคุณภาพ\n"
            "The record with corrections applied, the facts that follow from it, and its quality flags"
        ),
        "type": "object",
        "properties": {
            "url": words(Text("ที่อยู่หน้าเว็บ", "Web page"), Text("หน้าของโครงการ", "The project's page")) | _TEXT,
            "licence": _LICENCE,
            **{field.name: _described(field) for field in RECORD},
            "illegible": _ILLEGIBLE,
            "facts": _group(FACTS)
            | words(
                Text("ข้อเท็จจริงที่หาจากระเบียน", "Derived facts"),
                Text("ไม่มีในรายงานโดยตรง แต่หาได้จากสิ่งที่รายงานระบุ", "Not in the report itself, but following from it"),
            ),
            "quality_flags": _list(FLAG, Text("ข้อสังเกตด้านคุณภาพข้อมูล", "Quality flags")),
            "corrections": _list(CORRECTION, Text("การแก้ไข", "Corrections")),
        },
        "required": ["url", "licence", *(field.name for field in RECORD if field.required), "facts"],
        "additionalProperties": False,
    }


def words(label: Text, description: Text) -> Schema:
    """Return what a thing is called and what it is for, in both languages."""
    return {"title": f"{label.th} / {label.en}", "description": f"{description.th}\n{description.en}"}


def _described(field: Field, *, printed: bool = False) -> Schema:
    """Return a field's schema with its words; `printed` lets typed fields hold text as well."""
    schema = words(field.label, field.description)
    if field.kind == "group":
        schema |= _group(field.parts, printed=printed)
    elif field.kind == "groups":
        schema |= {"type": "array", "items": _group(field.parts, printed=printed), "minItems": 1}
    elif field.name in _ENUMS:
        schema |= {"enum": list(_ENUMS[field.name])}
    elif printed and _may_be_illegible(field):
        schema |= {"anyOf": [_TYPES[field.kind], _TEXT]}
    else:
        schema |= _TYPES[field.kind]
    if field.example and field.kind not in ("amount", "percent"):
        example = read_value(field.kind, field.example)
        schema["examples"] = [[field.example] if field.kind == "texts" else _plain(example)]
    return schema


def _plain(value: object) -> object:
    return value if isinstance(value, bool | int) else str(value)


def _may_be_illegible(field: Field) -> bool:
    return field.kind in TYPED_KINDS and not field.required


def _group(fields: Iterable[Field], *, printed: bool = False) -> Schema:
    fields = tuple(fields)
    required = [field.name for field in fields if field.required]
    return {
        "type": "object",
        "properties": {field.name: _described(field, printed=printed) for field in fields},
        **({"required": required} if required else {"minProperties": 1}),
        "additionalProperties": False,
    }


def _list(fields: tuple[Field, ...], label: Text) -> Schema:
    return {"title": f"{label.th} / {label.en}", "type": "array", "items": _group(fields), "minItems": 1}


def _typed(fields: tuple[Field, ...]) -> Schema:
    """Return, for each field that may be illegible, its type alone: what a hand-written record must keep to."""
    typed: Schema = {field.name: _TYPES[field.kind] for field in fields if _may_be_illegible(field)}
    for field in fields:
        inner = _typed(field.parts) if field.parts and field.name != "source" else None
        if inner:
            properties = {"properties": inner}
            typed[field.name] = {"items": properties} if field.kind == "groups" else properties
    return typed


_LICENCE: Schema = {
    **words(Text("สัญญาอนุญาต", "Licence"), Text("สัญญาอนุญาตของข้อมูล", "The licence of the data")),
    "type": "object",
    "properties": {
        "name": _TEXT,
        "id": {"description": "SPDX", **_TEXT},
        "url": _TEXT,
    },
    "required": ["name"],
    "additionalProperties": False,
}

_ILLEGIBLE: Schema = {
    **words(
        Text("ค่าที่อ่านไม่ได้", "Illegible values"),
        Text(
            "ข้อความตามที่พิมพ์ ตามตำแหน่งช่องข้อมูลที่อ่านเป็นค่าไม่ได้",
            "The printed text of each field whose value cannot be read, by path",
        ),
    ),
    "type": "object",
    "additionalProperties": _TEXT,
    "minProperties": 1,
}

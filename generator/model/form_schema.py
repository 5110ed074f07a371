"""The JSON Schema (2020-12) of an edition of the form, in `content/forms/`: for editors."""

from collections.abc import Iterator

from generator.diagnostics import Text
from generator.model.fields import RECORD, Field
from generator.model.schema import DIALECT, Schema, words

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT, "minItems": 1}
_ROUND = ("heading", "progress", "disbursed", "number", "on_plan", "on_target", "not")
_NEEDED = ("form", "name", "example", "page_headers", "sections", "agency_separator", "phone")


def form_schema() -> Schema:
    """Return the schema of an edition of the form."""
    path: Schema = {"enum": sorted(_paths(RECORD))}
    opens: Schema = {"enum": ["report", "labels", "text", "rounds"]}
    part = {"number": _TEXT, "heading": _TEXT, "tail": _TEXT, "opens": opens, "field": path}
    line = {"anyOf": [_TEXT, _map({"line": _TEXT, "after": path}, "line")]}
    optional: Schema = {"enum": sorted({*_paths(RECORD), "rounds"})}
    labels: Schema = {"type": "object", "propertyNames": path, "additionalProperties": _TEXTS}
    keys = {
        "form": (Text("ชื่อของแบบ ใช้ตลอดไป", "Its name, given once and never changed"), _TEXT),
        "name": (Text("ชื่อที่คนเรียก", "What people call it"), _map({"th": _TEXT, "en": _TEXT}, "th", "en")),
        "example": (Text("บรรทัดที่บอกว่าเป็นแบบนี้", "A line that tells which form it is"), _TEXT),
        "page_headers": (Text("หัวหน้ากระดาษ ชื่อแบบมาก่อน", "Heads of pages, the form's own name first"), _TEXTS),
        "sections": (Text("หัวข้อของแบบ", "Headings"), _list(_map(part, "heading", "opens"))),
        "labels": (Text("ช่องข้อมูล และป้ายที่พิมพ์", "Fields, and the labels that they have"), labels),
        "lines": (Text("บรรทัดที่มีที่ของช่อง", "Whole lines with places for fields"), _list(line)),
        "rounds": (Text("คำของรอบรายงาน", "The words of a round"), _map(dict.fromkeys(_ROUND, _TEXT), *_ROUND)),
        "optional": (Text("ช่องที่รายงานเว้นได้", "Fields that a report may leave empty"), _list(optional)),
        "agency_separator": (Text("ตัวคั่นระดับหน่วยงาน", "What stands between levels of an agency"), _TEXT),
        "phone": (Text("คำนำเบอร์โทร", "What stands before a phone number"), _TEXT),
        "closing": (Text("บรรทัดท้ายแบบ", "Whole lines at the end"), _TEXTS),
    }
    about = words(
        Text("แบบรายงาน", "Edition of the form"), Text("ดู docs/adding-an-edition.md", "docs/adding-an-edition.md")
    )
    described = {name: {"description": f"{said.th}\n{said.en}", **schema} for name, (said, schema) in keys.items()}
    return {"$schema": DIALECT, **about, **_map(described, *_NEEDED)}


def _map(properties: dict[str, Schema], *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _paths(fields: tuple[Field, ...], base: str = "") -> Iterator[str]:
    """Yield the paths of fields, and those of their parts; rounds have words of their own."""
    for field in fields:
        if base or field.name not in ("source", "unrecognised", "rounds"):
            yield f"{base}{field.name}"
            yield from _paths(field.parts, f"{base}{field.name}.")

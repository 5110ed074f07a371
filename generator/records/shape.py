"""Whether a tree has the shape of a record: known keys, lists where lists belong, nothing empty."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.bounds import USUAL, Bounds
from generator.diagnostics import Diagnostic, Rule, Severity, Text
from generator.model.fields import RECORD, Field
from generator.model.values import read_value
from generator.yaml_text import LIST, MAP, WRONG_TYPE, Document, Tree, load_yaml, unknown_key, wrong_type

EMPTY_VALUE = Rule(
    "empty-value",
    Severity.ERROR,
    Text("ค่าว่าง", "Empty value"),
    Text(
        "สิ่งที่ไม่มีต้องไม่มีคีย์ ค่าว่างทำให้แยกไม่ออกว่าไม่มีหรือลืม",
        "What is absent has no key: an empty value cannot be told from a forgotten one.",
    ),
    Text("ใส่ค่า หรือลบคีย์", "Give a value, or delete the key."),
)


def load_record(text: str, file: str, bounds: Bounds = USUAL) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Return a record's tree and every fault of its shape; no tree where the text is no map at all.

    Where there are faults, the tree holds what is sound, so that the rest of its faults can be told as well. Values
    are text still; whether their types can hold them is the validator's to say.
    """
    tree, problems = load_yaml(text, file, bounds)
    document = Document(file, text)
    if not isinstance(tree, dict):
        return None, problems or (wrong_type(document, "", Text("ระเบียนเป็นชุดของ คีย์: ค่า", "a map of key: value"), tree),)
    found = (*problems, *_shape_faults(document, "", RECORD, tree))
    return (_sound(RECORD, tree) if found else tree), found


def _sound(fields: tuple[Field, ...], tree: Tree) -> Tree:
    """Return the part of a map that has the shape it should have."""
    known = {field.name: field for field in fields}
    kept = {name: _sound_value(known[name], value) for name, value in tree.items() if name in known}
    return {name: value for name, value in kept.items() if value}


def _sound_value(field: Field, value: Any) -> object:
    match field.kind, value:
        case "group", dict():
            return _whole(field, value)
        case "groups", list():
            return [item for item in (_whole(field, item) for item in value if isinstance(item, dict)) if item]
        case "texts", list():
            return [item for item in value if isinstance(item, str) and item.strip()]
        case "spans" | "group" | "groups" | "texts", _:
            return None
        case _:
            return value if isinstance(value, str) and value.strip() else None


def _whole(field: Field, tree: Tree) -> Tree:
    """Return the sound part of a map, nothing where a key that it must have is missing or faulty."""
    sound = _sound(field.parts, tree)
    return sound if all(part.name in sound for part in field.parts if part.required) else {}


def _shape_faults(document: Document, base: str, fields: tuple[Field, ...], tree: Tree) -> Iterator[Diagnostic]:
    """Yield the faults of a map; `base` is its path with a dot behind it, empty for the record itself."""
    known = {field.name: field for field in fields}
    for name, value in tree.items():
        path = f"{base}{name}"
        if name not in known:
            yield unknown_key(document, path, name, tuple(known))
        else:
            yield from _value_faults(document, path, known[name], value)
    for field in fields:
        if base and field.required and field.name not in tree:
            message = Text(f"ไม่มี “{field.name}”", f"“{field.name}” is missing")
            yield Diagnostic(WRONG_TYPE, document.locate(base.rstrip(".")), message, base + field.name, field.label)


_SCALAR = Text("ข้อความหรือค่าเดียว", "one text or value")
_PAIR = Text("คู่ของบรรทัดแรกและบรรทัดสุดท้าย เช่น [8, 9]", "first and last line, such as [8, 9]")


def _value_faults(document: Document, path: str, field: Field, value: Any) -> Iterator[Diagnostic]:
    match field.kind, value:
        case "group" | "groups" | "texts" | "spans", None | dict() | list() if not value:
            yield _empty(document, path)
        case "group", dict():
            yield from _shape_faults(document, f"{path}.", field.parts, value)
        case "spans", dict():
            yield from _span_faults(document, path, value)
        case "group" | "spans", _:
            yield wrong_type(document, path, MAP, value)
        case "groups", list():
            yield from _items_faults(document, path, field, value)
        case "texts", list():
            yield from _texts_faults(document, path, value)
        case "groups" | "texts", _:
            yield wrong_type(document, path, LIST, value)
        case _:
            yield from _scalar_faults(document, path, value)


def _texts_faults(document: Document, path: str, texts: list[object]) -> Iterator[Diagnostic]:
    for position, text in enumerate(texts, 1):
        yield from _scalar_faults(document, f"{path}.{position}", text)


def _span_faults(document: Document, path: str, spans: dict[str, Any]) -> Iterator[Diagnostic]:
    for name, lines in spans.items():
        pair = isinstance(lines, list) and len(lines) == 2
        if not pair or not all(isinstance(line, str) and read_value("integer", line) is not None for line in lines):
            yield wrong_type(document, f"{path}.{name}", _PAIR, lines)


def _items_faults(document: Document, path: str, field: Field, items: list[object]) -> Iterator[Diagnostic]:
    """Yield the faults of a list of maps: rounds are named by number, where that names one alone."""
    numbers = [item.get("number") if isinstance(item, dict) else None for item in items]
    times = Counter(number for number in numbers if isinstance(number, str))
    for position, (number, item) in enumerate(zip(numbers, items, strict=True), 1):
        name = f"{path}.{number}" if isinstance(number, str) and times[number] == 1 else f"{path}.#{position}"
        if isinstance(item, dict):
            yield from _shape_faults(document, f"{name}.", field.parts, item)
        else:
            yield wrong_type(document, name, MAP, item)


def _scalar_faults(document: Document, path: str, value: object) -> Iterator[Diagnostic]:
    if value is None or (isinstance(value, str) and not value.strip()):
        yield _empty(document, path)
    elif not isinstance(value, str):
        yield wrong_type(document, path, _SCALAR, value)


def _empty(document: Document, path: str) -> Diagnostic:
    message = Text(f"“{path}” ไม่มีค่า", f"“{path}” has no value")
    expected = Text("ค่า หรือไม่มีคีย์นี้เลย", "a value, or no such key")
    return Diagnostic(EMPTY_VALUE, document.locate(path), message, path, expected)

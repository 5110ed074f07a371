"""The ledger of corrections beside a record: read strictly, applied in order, refused where it no longer fits."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from generator.bounds import USUAL, Bounds
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.model.fields import RECORD, TYPED_KINDS, field_at
from generator.model.project import Correction
from generator.model.values import expectation, read_value
from generator.yaml_text import LIST, MAP, Document, Tree, load_yaml, unknown_key, wrong_type

STALE_CORRECTION = Rule(
    "stale-correction",
    Severity.ERROR,
    Text("การแก้ไขไม่ตรงกับระเบียนแล้ว", "Correction no longer matches the record"),
    Text("ค่าเดิมเปลี่ยนไป การแก้ไขจึงอาจผิดที่", "The value has changed, so the correction could hit the wrong text."),
    Text(
        "ตรวจระเบียน แล้วแก้ from ให้ตรง หรือลบการแก้ไขข้อนี้",
        "Look at the record; then set `from` anew, or delete the correction.",
    ),
)
INVALID_CORRECTION = Rule(
    "invalid-correction",
    Severity.ERROR,
    Text("การแก้ไขไม่ครบหรือผิดรูปแบบ", "Correction incomplete or malformed"),
    Text(
        "การแก้ไขทุกข้อต้องบอกช่อง ค่าเดิม ค่าใหม่ เหตุผล และวันที่",
        "Each correction names its field, both values, a reason and a date.",
    ),
    Text("เติมให้ครบ: field, from, to, reason, date", "Complete it: field, from, to, reason, date."),
)

_GROUPS = tuple(field for field in RECORD if field.kind == "group")
_LEDGER_KEYS = ("field", "from", "to", "reason", "date", "by")
_WHOLE = Text("field, from, to, reason และ date ครบทุกข้อ", "field, from, to, reason and date, all of them")
_ONE_TEXT = Text("ข้อความเดียว", "one text")
# A correction of these would change a project's address or a round's identity.
_ONE_FIELD = Text(
    "ช่องเดียว เช่น title, rounds.2.narrative, objectives.1", "one field, such as title, rounds.2.narrative, objectives.1"
)
_IDENTITIES = re.compile(r"id|fiscal_year|rounds\.[0-9]+\.number|source(\..*)?|unrecognised(\..*)?")


def load_corrections(
    text: str, file: str, bounds: Bounds = USUAL
) -> tuple[tuple[Correction, ...], tuple[Diagnostic, ...]]:
    """Return the corrections of a ledger in their order, and every fault in it."""
    tree, problems = load_yaml(text, file, bounds)
    if problems or tree is None:
        return (), problems
    document = Document(file, text)
    if not isinstance(tree, list):
        return (), (wrong_type(document, "", LIST, tree),)
    if len(tree) > bounds.corrections:
        place = document.locate(str(bounds.corrections + 1))
        return (), (bounds.exceeded("corrections", file, len(tree), position=place),)
    corrections, faults = list[Correction](), list[Diagnostic]()
    for position, item in enumerate(tree, 1):
        found = list(_correction_faults(document, str(position), item))
        faults += found
        if not found:
            corrections.append(_correction(item, document.locate(str(position)).line))
    return tuple(corrections), tuple(faults)


def _correction(item: dict[str, Any], line: int | None) -> Correction:
    return Correction(
        field=item["field"],
        before=item["from"] or "",
        after=item["to"],
        reason=item["reason"],
        date=date.fromisoformat(item["date"]),
        by=item.get("by") or None,
        line=line,
    )


def _correction_faults(document: Document, path: str, item: object) -> Iterator[Diagnostic]:
    if not isinstance(item, dict):
        yield wrong_type(document, path, MAP, item)
        return
    for name in item:
        if name not in _LEDGER_KEYS:
            yield unknown_key(document, f"{path}.{name}", name, _LEDGER_KEYS)
    target = item.get("field")
    field = target if isinstance(target, str) else ""

    def fault(key: str, th: str, en: str, expected: Text | None = None) -> Diagnostic:
        place = document.locate(f"{path}.{key}" if key in item else path)
        return Diagnostic(INVALID_CORRECTION, place, Text(th, en), field, expected)

    texts = {key: item[key] or "" for key in _LEDGER_KEYS if isinstance(item.get(key, []), str | None)}
    for key in _LEDGER_KEYS:
        if isinstance(item.get(key), dict | list):
            yield wrong_type(document, f"{path}.{key}", _ONE_TEXT, item[key])
        # An empty `from` says that the field was absent.
        elif key != "by" and not (texts.get(key, "").strip() or (key == "from" and key in item)):
            yield fault(key, f"การแก้ไขไม่มี “{key}”", f"the correction has no “{key}”", _WHOLE)
    if texts.get("date", "").strip() and read_value("date", texts["date"]) is None:
        yield fault(
            "date",
            f"อ่านวันที่ “{texts['date']}” ไม่ได้",
            f"cannot read the date “{texts['date']}”",
            expectation("date", texts["date"]),
        )
    yield from _target_faults(field, texts.get("to", ""), fault)


def _target_faults(field: str, to: str, fault: Callable[..., Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the field that a correction names, and with the value that it gives it."""
    known = field_at(field)
    if field.strip() and not is_correctable(field):
        yield fault("field", f"แก้ช่อง “{field}” ไม่ได้", f"the field “{field}” cannot be corrected", _ONE_FIELD)
    elif known and to.strip() and read_value(known.kind, to) is None:
        yield fault("to", f"อ่าน “{to}” ไม่ได้", f"cannot read “{to}”", expectation(known.kind, to))


def is_correctable(path: str) -> bool:
    """Say whether a path names one value: not a map or a list, nor what a project or a round is known by."""
    field = field_at(path)
    if field is None or field.kind in ("group", "groups", "spans") or _IDENTITIES.fullmatch(path):
        return False
    return field.kind != "texts" or "." in path


def correctable_paths(record: Tree) -> Iterator[str]:
    """Yield the paths of all that can be corrected in a record: what it has, and what it lacks outside of lists."""
    for field in RECORD:
        match field.kind, record.get(field.name):
            case "texts", list(items):
                paths = [f"{field.name}.{position}" for position in range(1, len(items) + 1)]
            case "groups", list(items):
                names = [item.get("number", position) for position, item in enumerate(items, 1)]
                paths = [f"{field.name}.{name}.{part.name}" for name in names for part in field.parts]
            case "group", _:
                paths = [f"{field.name}.{part.name}" for part in field.parts]
            case _:
                paths = [field.name]
        yield from filter(is_correctable, paths)


def apply_corrections(
    record: Tree, corrections: tuple[Correction, ...], file: str
) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """Return the record with its corrections applied in order, and those that no longer match it.

    `from` is the field's whole value or, for text, a part of it that occurs once; empty where the field is absent.
    """
    stale = list[Diagnostic]()
    for correction in corrections:
        changed = _changed(record, correction.field.split("."), correction)
        if isinstance(changed, dict):
            record = changed
        else:
            stale.append(_stale(record, correction, file))
    return record, tuple(stale)


def _stale(record: Tree, correction: Correction, file: str) -> Diagnostic:
    held = value_at(record, correction.field)
    shown = _short(held) if isinstance(held, str) else ""
    seen = Text(f"เป็น “{shown}”", f"holds “{shown}”") if shown else Text("ไม่มีค่า", "holds nothing")
    before = _short(correction.before)
    message = Text(
        f"ค่าเดิม “{before}” ไม่ตรงกับ {correction.field} ซึ่ง{seen.th}",
        f"“{before}” does not match {correction.field}, which {seen.en}",
    )
    expected = Text(
        "ค่าทั้งช่อง หรือส่วนของข้อความที่มีเพียงแห่งเดียว", "the field's whole value, or a part of its text that occurs once"
    )
    return Diagnostic(STALE_CORRECTION, Position(file, correction.line, 1), message, correction.field, expected)


def _short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:80]}…"


def _corrected(value: object, correction: Correction) -> str | None:
    """Return a field's value corrected, or None where the correction does not fit it."""
    before, after = correction.before, correction.after
    if value is None:
        return None if before else after
    if not isinstance(value, str) or not before:
        return None
    if value == before:
        return after
    known = field_at(correction.field)
    is_text = known is not None and known.kind not in TYPED_KINDS
    return value.replace(before, after) if is_text and value.find(before) == value.rfind(before) >= 0 else None


def _changed(tree: object, steps: list[str], correction: Correction) -> object | None:
    """Return a copy of a tree with the value at a path corrected, or None where the correction does not fit."""
    if not steps:
        return _corrected(tree, correction)
    step, *rest = steps
    if isinstance(tree, dict):
        # A group (`strategy`) that is not there can be given a first key; a list that is not there has no items.
        absent: Tree | None = {} if rest and field_at(step) in _GROUPS else None
        new = _changed(tree.get(step, absent), rest, correction)
        return None if new is None else {**tree, step: new}
    index = _index(tree, step) if isinstance(tree, list) else None
    if not isinstance(tree, list) or index is None:
        return None
    new = _changed(tree[index], rest, correction)
    return None if new is None else [*tree[:index], new, *tree[index + 1 :]]


def _index(items: list[object], step: str) -> int | None:
    for index, item in enumerate(items):
        if isinstance(item, dict) and item.get("number") == step:
            return index
    if items and isinstance(items[0], dict) and "number" in items[0]:
        return None
    return int(step) - 1 if step.isdigit() and 0 < int(step) <= len(items) else None


def value_at(tree: object, path: str) -> object:
    """Return the value at a field path of a record, None where there is none."""
    for step in path.split("."):
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list):
            index = _index(tree, step)
            tree = tree[index] if index is not None else None
        else:
            return None
    return tree

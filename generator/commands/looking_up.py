"""What a person meant by a name: the project of an id, the field of a path."""

import difflib
from collections.abc import Iterable

from generator.content import ContentFolder, key_of
from generator.diagnostics import Diagnostic, Position, Text
from generator.records import INVALID_CORRECTION, correctable_paths, is_correctable
from generator.yaml_text import Tree

_NEAR = 3  # suggestions


def find_record(content: ContentFolder, name: str) -> str | Text:
    """Return the record that an id (`01000000-2456`) or a key (`2563/01000000-2456`) names, or why none is named."""
    keys = [key_of(file) for file in content.records()]
    found = [file for file, key in zip(content.records(), keys, strict=True) if name in (key, key.partition("/")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(map(key_of, found))
        return Text(f"รหัส {name} มีหลายปี ให้ระบุเป็น {listed}", f"{name} is there in several years: say which, {listed}")
    near = _near(name, keys if "/" in name else {key.partition("/")[2] for key in keys})
    return Text(f"ไม่มีระเบียนของ “{name}”{near.th}", f"there is no record of “{name}”{near.en}")


def wrong_field(record: Tree, path: str, ledger: str) -> Diagnostic | None:
    """Return why a field of a record cannot be corrected, with those that were perhaps meant; None where it can."""
    known = list(correctable_paths(record))
    if path in known:
        return None
    below = [name for name in known if name.startswith(f"{path}.")]
    if below:
        listed = ", ".join(below[:8]) + (" …" if len(below) > 8 else "")
        expected = Text(f"ช่องเดียวในนั้น: {listed}", f"one field in it: {listed}")
    else:
        near = _near(path, known)
        usual = Text("ช่องเดียว เช่น title, rounds.2.narrative", "one field, such as title, rounds.2.narrative")
        expected = Text(near.th.removeprefix(" "), near.en.removeprefix(", ")) if near.en else usual
    message = (
        Text(f"ระเบียนนี้ไม่มีช่อง “{path}”", f"this record has no field “{path}”")
        if is_correctable(path) or (not below and "." not in path and path not in record)
        else Text(f"แก้ช่อง “{path}” ไม่ได้", f"the field “{path}” cannot be corrected")
    )
    return Diagnostic(INVALID_CORRECTION, Position(ledger), message, path, expected)


def _near(name: str, known: Iterable[str]) -> Text:
    """Return a question whether a near name was meant; empty where none is near."""
    near = difflib.get_close_matches(name, list(known), _NEAR)
    listed = ", ".join(f"“{one}”" for one in near)
    return Text(f" หมายถึง {listed} หรือไม่", f", did you mean {listed}?") if near else Text("", "")

"""A record written by hand: from field paths and values to its YAML, judged as `check` would."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.building import site_for_checks
from generator.content import ContentFolder, record_file
from generator.diagnostics import Diagnostic, Position, Text
from generator.editions import read_profiles
from generator.model.fields import RECORD, Field, field_at
from generator.model.values import IDENTIFIER, read_value
from generator.publication import Inputs, prepare
from generator.records import dump_record
from generator.yaml_text import UNKNOWN_KEY, Tree

DRAFTED = tuple(field for field in RECORD if field.name not in ("source", "unrecognised"))
"""The fields that a person may write: not those that say what a report gave."""

_ITEM = re.compile(r"[1-9][0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be written: its file, its YAML, whether it can be published, and all there is to say of it."""

    file: str
    yaml: str
    is_sound: bool
    diagnostics: tuple[Diagnostic, ...]


def unknown_path(path: str) -> Diagnostic | None:
    """Return why a path names no one value of a record, with the nearest that does; None where it does."""
    if _is_path(path):
        return None
    near = difflib.get_close_matches(re.sub(r"\.[0-9]+", ".1", path), list(_paths(DRAFTED)), 1)
    usual = Text("ช่องเดียว เช่น title, agency.1, rounds.1.date", "one field, such as title, agency.1, rounds.1.date")
    meant = Text(f"“{near[0]}” หรือไม่", f"did you mean “{near[0]}”?") if near else usual
    message = Text(f"ระเบียนไม่มีช่อง “{path}”", f"a record has no field “{path}”")
    return Diagnostic(UNKNOWN_KEY, Position("projects/"), message, path, meant)


def _is_path(path: str) -> bool:
    return field_at(path) is not None and re.sub(r"\.[0-9]+", ".1", path) in set(_paths(DRAFTED))


def _paths(fields: tuple[Field, ...], base: str = "") -> Iterator[str]:
    """Yield the paths of single values; of a list the path of its first item."""
    for field in fields:
        match field.kind:
            case "group":
                yield from _paths(field.parts, f"{base}{field.name}.")
            case "groups":
                yield from _paths(field.parts, f"{base}{field.name}.1.")
            case "texts":
                yield f"{base}{field.name}.1"
            case _:
                yield f"{base}{field.name}"


def make_draft(content: ContentFolder, values: Mapping[str, str]) -> Draft:
    """Return the record that values by path make. The paths must be known ones."""
    tree = _tree(DRAFTED, values)
    yaml = dump_record(tree)
    file = _file(values) or "projects/"
    profiles, _ = read_profiles(content)
    prepared = prepare(Inputs(file, yaml.encode(), None, None, None), profiles, site_for_checks(content))
    # The text is in no file yet, so no line of it can be shown.
    said = tuple(one.at(Position(file)) for one in prepared.diagnostics)
    return Draft(file, yaml, prepared.entry is not None, said)


def is_taken(content: ContentFolder, values: Mapping[str, str]) -> bool:
    """Say whether there is a record already of the id and year that values give."""
    file = _file(values)
    return file is not None and content.path(file).exists()


def _file(values: Mapping[str, str]) -> str | None:
    """Return the file of the record; without a usable id and year there is no place for it."""
    year, name = values.get("fiscal_year", ""), values.get("id", "")
    return record_file(f"{year}/{name}") if read_value("year", year) and IDENTIFIER.fullmatch(name) else None


def _tree(fields: tuple[Field, ...], values: Mapping[str, str], base: str = "") -> Tree:
    tree: Tree = {}
    for field in fields:
        made = _value(field, values, f"{base}{field.name}")
        if made:
            tree[field.name] = made
    return tree


def _value(field: Field, values: Mapping[str, str], path: str) -> object:
    match field.kind:
        case "group":
            return _tree(field.parts, values, f"{path}.")
        case "texts":
            return [values[f"{path}.{name}"] for name in _items(values, path)]
        case "groups":
            return [_item(field, values, path, name) for name in _items(values, path)]
        case _:
            return values.get(path)


def _item(field: Field, values: Mapping[str, str], path: str, name: str) -> Tree:
    """Return an item of a list of maps: a round has the number that its path says."""
    identity = {"number": name} if field.name == "rounds" else {}
    return identity | _tree(field.parts, values, f"{path}.{name}.")


def _items(values: Mapping[str, str], path: str) -> list[str]:
    """Return what the items of a list are called in the paths of values, in order."""
    steps = {name.removeprefix(f"{path}.").partition(".")[0] for name in values if name.startswith(f"{path}.")}
    return sorted(filter(_ITEM.fullmatch, steps), key=int)

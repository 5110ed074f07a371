"""Two states of a record, field by field."""

from collections.abc import Iterator
from typing import Any

from generator.model.derived import names_official
from generator.model.fields import RECORD
from generator.model.history import Change
from generator.yaml_text import load_yaml

Tree = dict[str, Any]

# Where a record came from is no news to those who read it; what no field holds is not of any field.
_UNTOLD = ("source", "unrecognised")


def read_record(text: str) -> Tree:
    """Return a record's tree; an empty one where a commit held something else."""
    tree, faults = load_yaml(text, "")
    return tree if isinstance(tree, dict) and not faults else {}


def read_title(text: str) -> str:
    """Return the title in a record's text; only its head is read, as there may be thousands."""
    head = text.partition("\nfiscal_year:")[0]
    title = read_record(head).get("title")
    return title if isinstance(title, str) else ""


def report_of(tree: Tree) -> str | None:
    """Return the sha256 of the report that a record was made from; None where it was written by hand."""
    source = tree.get("source")
    return source.get("sha256") if isinstance(source, dict) else None


def compare(before: Tree, after: Tree) -> list[Change]:
    """Return what changed, in the order of the record's fields, the rounds by their numbers."""
    old, new = dict(_values(before)), dict(_values(after))
    reported, rounds = _rounds(before), _rounds(after)
    changes = list[Change]()
    for path in sorted(old.keys() | new.keys(), key=_place):
        number = _round_of(path)
        if number in reported ^ rounds:
            if path == f"rounds.{number}":
                changes.append(Change(path, old.get(path), new.get(path), past_round=number in reported))
        elif old.get(path) != new.get(path) and path != f"rounds.{number}":
            changes.append(Change(path, old.get(path), new.get(path), past_round=number is not None))
    return changes


def _rounds(tree: Tree) -> set[str]:
    return {path.split(".")[1] for path, _ in _values({"rounds": tree.get("rounds")})}


def _round_of(path: str) -> str | None:
    head, *rest = path.split(".")
    return rest[0] if head == "rounds" and rest else None


def _values(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield each value by its field's path; of a round also its progress by the path of the round itself."""
    for name, value in tree.items():
        if name not in _UNTOLD and not names_official(name):
            yield from _below(name, value)


def _below(path: str, value: object) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield path, value
        case dict():
            for name, part in value.items():
                yield from _below(f"{path}.{name}", part)
        case list() if path == "rounds":
            for position, part in enumerate(value, 1):
                if isinstance(part, dict):
                    here = f"{path}.{part.get('number', position)}"
                    yield here, str(part.get("progress_percent", ""))
                    yield from _below(here, part)
        case list():
            for position, part in enumerate(value, 1):
                yield from _below(f"{path}.{position}", part)


_ORDER = {field.name: position for position, field in enumerate(RECORD)}


def _place(path: str) -> tuple[int, list[tuple[int, str]]]:
    head, *rest = path.split(".")
    return _ORDER.get(head, len(_ORDER)), [(int(step), "") if step.isdigit() else (0, step) for step in rest]

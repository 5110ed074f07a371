"""Reads what a maintainer says about the search: `synonyms.yaml` and `search-checks.yaml`. Neither has to be there."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.bounds import USUAL, Bounds
from generator.configuration import INVALID_SETTING, read_settings
from generator.diagnostics import Diagnostic, Text
from generator.model.search_settings import SearchCheck, SearchSettings
from generator.thai.clusters import units
from generator.yaml_text import LIST, MAP, Document, load_yaml, unknown_key, wrong_type

SYNONYMS, CHECKS = "synonyms.yaml", "search-checks.yaml"
_CHECK_KEYS = ("query", "projects", "only")
_PROJECT = re.compile(r"[0-9]{4}/[0-9]{8}-[0-9]+")
Item = TypeVar("Item")
# Where an item is faulty, every reason why.
Read = Callable[[object, Document, str], Item | list[Diagnostic]]


def load_search_settings(content: Path, bounds: Bounds = USUAL) -> tuple[SearchSettings, tuple[Diagnostic, ...]]:
    """Return what both files of a content folder say, and every fault in them; a faulty item is left out."""
    synonyms, synonym_faults = _load(content, SYNONYMS, _group, bounds)
    checks, check_faults = _load(content, CHECKS, _check, bounds)
    return SearchSettings(synonyms, checks), (*synonym_faults, *check_faults)


def _load(
    content: Path, file: str, read: Read[Item], bounds: Bounds
) -> tuple[tuple[Item, ...], tuple[Diagnostic, ...]]:
    path = content / file
    if not path.exists():
        return (), ()
    text = read_settings(path, file, bounds)
    if isinstance(text, Diagnostic):
        return (), (text,)
    tree, faults = load_yaml(text, file, bounds)
    if faults or tree is None:
        return (), faults
    document = Document(file, text)
    if not isinstance(tree, list):
        return (), (wrong_type(document, "", LIST, tree),)
    if file == CHECKS and len(tree) > bounds.search_checks:  # each is asked of the whole index
        place = document.locate(str(bounds.search_checks + 1))
        return (), (bounds.exceeded("search_checks", file, len(tree), position=place),)
    items, found = list[Item](), list[Diagnostic]()
    for number, value in enumerate(tree, 1):
        item = read(value, document, str(number))
        if isinstance(item, list):
            found += item
        else:
            items.append(item)
    return tuple(items), tuple(found)


def _group(value: object, document: Document, place: str) -> tuple[str, ...] | list[Diagnostic]:
    if not isinstance(value, list):
        return [wrong_type(document, place, LIST, value)]
    words = tuple(word.strip() for word in value if isinstance(word, str) and units(word))
    if len(words) < len(value) or len({tuple(units(word)) for word in words}) < max(2, len(words)):
        expected = Text("คำที่ต่างกันตั้งแต่สองคำ เช่น [โควิด-19, โควิด]", "two different words, such as [โควิด-19, โควิด]")
        return [_fault(document, place, "กลุ่มคำนี้ใช้ไม่ได้", "this group of words cannot be used", expected)]
    return words


def _check(value: object, document: Document, place: str) -> SearchCheck | list[Diagnostic]:
    if not isinstance(value, dict):
        return [wrong_type(document, place, MAP, value)]
    faults = [unknown_key(document, f"{place}.{name}", name, _CHECK_KEYS) for name in value if name not in _CHECK_KEYS]
    query, projects, only = value.get("query"), value.get("projects"), value.get("only", "false")

    def fault(key: str, expected: Text) -> None:
        where = f"{place}.{key}" if key in value else place
        faults.append(_fault(document, where, f"{key} ใช้ไม่ได้", f"{key} cannot be used", expected))

    if not isinstance(query, str) or not units(query):
        fault("query", Text("คำค้นที่มีตัวอักษรหรือตัวเลข", "a query with letters or digits"))
    if not isinstance(projects, list) or not all(isinstance(key, str) and _PROJECT.fullmatch(key) for key in projects):
        fault(
            "projects",
            Text("รายการเช่น [2563/01000000-2456]", "a list such as [2563/01000000-2456]"),
        )
    if only not in ("true", "false"):
        fault("only", Text("true หรือ false", "true or false"))
    if faults:
        return faults
    assert isinstance(projects, list)  # noqa: S101 # or there were faults
    # To find nothing is a promise about all projects.
    return SearchCheck(str(query), tuple(projects), only == "true" or not projects, document.locate(f"{place}.query"))


def _fault(document: Document, place: str, th: str, en: str, expected: Text) -> Diagnostic:
    return Diagnostic(INVALID_SETTING, document.locate(place), Text(th, en), place, expected)

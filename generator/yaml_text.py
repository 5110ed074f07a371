"""Reads YAML as text, with every fault placed.

Scalars stay text (`CBaseLoader`): a YAML reader that guesses makes floats of amounts and `False` of `no`.
Reading is fast where nothing is wrong; positions are looked up only once there is something to say.
"""

import difflib
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text

Tree = dict[str, object]

YAML_SYNTAX = Rule(
    "yaml-syntax",
    Severity.ERROR,
    Text("เขียน YAML ผิดรูปแบบ", "YAML syntax"),
    Text("ไฟล์ที่ผิดรูปแบบอ่านไม่ได้ทั้งไฟล์", "A file with a fault of syntax cannot be read at all."),
    Text(
        "แก้บรรทัดที่บอกไว้ มักเป็นการเยื้อง เครื่องหมาย : หรือเครื่องหมายคำพูด",
        "Mend the line named; often it is indentation, a colon or a quote.",
    ),
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    Severity.ERROR,
    Text("คีย์ซ้ำ", "Key given twice"),
    Text("ไม่รู้ว่าค่าใดถูก", "Nobody can tell which value is meant."),
    Text("ลบคีย์ที่ไม่ต้องการออก", "Delete the one that is not meant."),
)

UNKNOWN_KEY = Rule(
    "unknown-key",
    Severity.ERROR,
    Text("คีย์ที่ไม่รู้จัก", "Unknown key"),
    Text("ข้อมูลในคีย์ที่ไม่รู้จักจะไม่มีใครเห็น", "What stands under an unknown key would be seen by nobody."),
    Text("แก้ตัวสะกดของคีย์ หรือลบออก", "Correct the key's spelling, or delete it."),
)
WRONG_TYPE = Rule(
    "wrong-type",
    Severity.ERROR,
    Text("ชนิดข้อมูลผิด", "Wrong type"),
    Text("ช่องนี้ต้องการข้อมูลอีกชนิด", "The field holds another type of value."),
    Text("เขียนค่าตามชนิดที่บอกไว้", "Write the value in the type named."),
)
RULES = (YAML_SYNTAX, DUPLICATE_KEY, UNKNOWN_KEY, WRONG_TYPE)

MAP = Text("ชุดของ คีย์: ค่า", "a map of key: value")
LIST = Text("รายการที่ขึ้นต้นด้วย - ", "a list, each item behind “- ”")
_SHAPES: dict[type, Text] = {dict: Text("ชุดของคีย์", "a map"), list: Text("รายการ", "a list")}


@dataclass(frozen=True)
class Document:
    """A YAML file's text with its places, for diagnostics."""

    file: str
    text: str

    @cached_property
    def _root(self) -> yaml.Node | None:
        return yaml.compose(self.text, Loader=yaml.CBaseLoader)

    def locate(self, path: str, *, key: bool = False) -> Position:
        """Return the place of the value at a path (`rounds.3.date`, rounds by position or number), or of its key.

        Where the path does not exist, the place of the nearest thing above it.
        """
        node, at = self._root, self._root
        for step in path.split(".") if path else ():
            found = _step(node, step)
            if found is None:
                break
            key_node, node = found
            at = key_node if key else node
        if at is None:
            return Position(self.file, 1, 1)
        mark = at.start_mark
        return Position(self.file, mark.line + 1, mark.column + 1, _width(at))


def _width(node: yaml.Node) -> int:
    start, end = node.start_mark, node.end_mark
    return max(end.column - start.column, 1) if isinstance(node, yaml.ScalarNode) and end.line == start.line else 1


def _step(node: yaml.Node | None, step: str) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            number = _step(item, "number") if isinstance(item, yaml.MappingNode) else None
            if number and number[1].value == step:
                return item, item
        index = int(step) - 1 if step.isascii() and step.isdigit() else -1
        if 0 <= index < len(node.value):
            return node.value[index], node.value[index]
    return None


class _TextLoader(yaml.CBaseLoader):
    """Loads all scalars as text, and notes the keys that a map has twice."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[tuple[yaml.ScalarNode, int]] = []  # the key, and the line of its first appearance

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        lines: dict[object, int] = {}
        for key, _ in node.value:
            if key.value in lines:
                self.repeated.append((key, lines[key.value]))
            else:
                lines[str(key.value)] = key.start_mark.line + 1
        return super().construct_mapping(node, deep)


def load_yaml(text: str, file: str) -> tuple[object, tuple[Diagnostic, ...]]:
    """Return the tree of a YAML text, all scalars as text, or what is wrong with its syntax.

    Aliases are refused: a record is written out, and an alias can multiply itself without end.
    """
    try:
        alias = _first_alias(text) if "*" in text else None
        if alias:
            expected = Text("เขียนค่าให้ครบตรงนั้น", "the value itself, written out")
            return None, (_syntax(file, alias, Text("ใช้ *alias ไม่ได้", "an alias (*) is not allowed"), expected),)
        loader = _TextLoader(text)
        tree = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        problem = " ".join(part for part in (error.context, error.problem) if part)
        return None, (_syntax(file, error.problem_mark or error.context_mark, _unreadable(problem)),)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return None, (_syntax(file, None, _unreadable(f"{type(error).__name__}: {error}".splitlines()[0])),)
    repeated = tuple(_repeated_key(file, key, line) for key, line in loader.repeated)
    return (None if repeated else tree), repeated


def _first_alias(text: str) -> Any:
    return next(
        (event.start_mark for event in yaml.parse(text, Loader=yaml.CBaseLoader) if isinstance(event, yaml.AliasEvent)),
        None,
    )


def _unreadable(problem: str) -> Text:
    return Text(f"อ่าน YAML ไม่ได้: {problem}", f"cannot read the YAML: {problem}")


def _syntax(file: str, mark: Any, message: Text, expected: Text | None = None) -> Diagnostic:
    position = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file, 1, 1)
    return Diagnostic(YAML_SYNTAX, position, message, expected=expected)


def _repeated_key(file: str, key: yaml.ScalarNode, line: int) -> Diagnostic:
    name, mark = str(key.value), key.start_mark
    message = Text(f"คีย์ “{name}” มีแล้วที่บรรทัด {line}", f"the key “{name}” stands already in line {line}")
    return Diagnostic(DUPLICATE_KEY, Position(file, mark.line + 1, mark.column + 1, len(name)), message, field=name)


def unknown_key(document: Document, path: str, name: str, known: tuple[str, ...]) -> Diagnostic:
    """Return the diagnostic for a key nobody knows, with the nearest that somebody does."""
    near = difflib.get_close_matches(str(name), known, 1)
    listed = ", ".join(known)
    expected = (
        Text(f"“{near[0]}” หรือไม่", f"did you mean “{near[0]}”?")
        if near
        else Text(f"คีย์ที่รู้จัก: {listed}", f"known keys: {listed}")
    )
    return Diagnostic(
        UNKNOWN_KEY, document.locate(path, key=True), Text(f"ไม่รู้จักคีย์ “{name}”", f"unknown key “{name}”"), path, expected
    )


def wrong_type(document: Document, path: str, expected: Text, value: object) -> Diagnostic:
    """Return the diagnostic for a value of another shape than its place needs."""
    seen = _SHAPES.get(type(value), Text("ค่าเดียว", "one value"))
    message = Text(f"พบ{seen.th}", f"found {seen.en}")
    return Diagnostic(WRONG_TYPE, document.locate(path), message, path, expected)

"""Reads YAML as text, with every fault placed.

Scalars stay text (`CBaseLoader`): a YAML reader that guesses makes floats of amounts and `False` of `no`.
Reading is fast where nothing is wrong; positions are looked up only once there is something to say.
"""

import difflib
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import yaml

from generator.bounds import USUAL, Bounds
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
_SHAPES: dict[type, Text] = {
    dict: Text("ชุดของคีย์", "a map"),
    list: Text("รายการ", "a list"),
    type(None): Text("ที่ว่าง", "nothing"),
}


# The key and the value of an entry, by what a path calls it.
_Index = dict[str, tuple[yaml.Node, yaml.Node]]
_Collection = TypeVar("_Collection", yaml.MappingNode, yaml.SequenceNode)


@dataclass(frozen=True)
class Document:
    """A YAML file's text with its places, for diagnostics."""

    file: str
    text: str

    @cached_property
    def _root(self) -> yaml.Node | None:
        return yaml.compose(self.text, Loader=yaml.CBaseLoader)

    def locate(self, path: str, *, key: bool = False) -> Position:
        """Return the place of the value at a path, or of its key.

        Rounds are named by their number (`rounds.3.date`), other items by position from 1; `#3` is always the third.
        Where the path does not exist, the place of the nearest thing above it.
        """
        at = node = self._root
        while path and (found := self._step(node, path)):
            key_node, node, path = found
            at = key_node if key else node
        if at is None:
            return Position(self.file, 1, 1)
        mark = at.start_mark
        return Position(self.file, mark.line + 1, mark.column + 1, _width(at))

    @cached_property
    def _indexes(self) -> dict[yaml.Node, _Index]:
        """What was looked into, so that a file with thousands of faults is not gone through for each."""
        return {}

    def _step(self, node: yaml.Node | None, path: str) -> tuple[yaml.Node, yaml.Node, str] | None:
        """Return the key and the value that a path begins with, and the rest of it. A key may have dots in it."""
        if isinstance(node, yaml.MappingNode):
            if found := self._index(node, _keys).get(path):
                return *found, ""
            for key, value in node.value:
                if path.startswith(f"{key.value}."):
                    return key, value, path[len(key.value) + 1 :]
        elif isinstance(node, yaml.SequenceNode):
            step, _, rest = path.partition(".")
            numbered = self._index(node, _numbers).get(step)
            item = numbered[0] if numbered else _nth(node, step.removeprefix("#"))
            return (item, item, rest) if item else None
        return None

    def _index(self, node: _Collection, make: Callable[[_Collection], _Index]) -> _Index:
        if node not in self._indexes:
            self._indexes[node] = make(node)
        return self._indexes[node]


def _width(node: yaml.Node) -> int:
    start, end = node.start_mark, node.end_mark
    return max(end.column - start.column, 1) if isinstance(node, yaml.ScalarNode) and end.line == start.line else 1


def _numbers(items: yaml.SequenceNode) -> _Index:
    """Return the items by their `number`, the first of those that have the same."""
    index = _Index()
    for item in items.value:
        if isinstance(item, yaml.MappingNode):
            number = next((value.value for key, value in item.value if key.value == "number"), None)
            if isinstance(number, str):
                index.setdefault(number, (item, item))
    return index


def _keys(map_: yaml.MappingNode) -> _Index:
    """Return the keys and values of a map by key."""
    index = _Index()
    for key, value in map_.value:
        if isinstance(key.value, str):
            index.setdefault(key.value, (key, value))
    return index


def _nth(items: yaml.SequenceNode, position: str) -> yaml.Node | None:
    index = int(position) - 1 if position.isascii() and position.isdigit() else -1
    return items.value[index] if 0 <= index < len(items.value) else None


TURNS_WRITING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of writing: what follows one is read otherwise than it stands in the file."""
# Control characters, as YAML has them (`yaml.reader.Reader.NON_PRINTABLE`), and these.
_REFUSED = re.compile("[^\t\n\r -~\x85\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What a plain scalar may be that says nothing. In quotes the same letters are text.
_NULLS = ("", "~", "null", "Null", "NULL")
# What has fewer brackets and shorter lines cannot overflow the parser's stack.
_HARMLESS_BRACKETS, _HARMLESS_LINE = 1000, 5000
_NONE = Text("ลบออก", "none")
_ESCAPED = Text('ลบออก หรือเขียนเป็น "\\x.." ในเครื่องหมายคำพูด', 'none, or its escape in double quotes: "\\x.."')
_WELL_FORMED = Text(
    "คีย์ของรายการเดียวกันขึ้นต้นตรงกัน และข้อความที่มี “: ” หรือ “ #” อยู่ในเครื่องหมายคำพูด",
    "the keys of one item begin in the same column; a text with “: ” or “ #” in it stands in quotes",
)


class _TextLoader(yaml.CBaseLoader):
    """Loads all scalars as text (None where nothing stands), and notes the keys that a map has twice."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[tuple[yaml.ScalarNode, int]] = []  # the key, and the line of its first appearance
        self.turning: list[yaml.ScalarNode] = []  # those that turn the direction of writing by an escape

    def construct_scalar(self, node: yaml.ScalarNode) -> Any:
        if node.style == '"' and TURNS_WRITING.search(node.value):
            self.turning.append(node)
        return None if not node.style and node.value in _NULLS else super().construct_scalar(node)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        lines, first = dict[str, int](), list[tuple[yaml.Node, yaml.Node]]()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key must be one text", key.start_mark)
            if key.value in lines:
                self.repeated.append((key, lines[key.value]))
            else:
                lines[key.value] = key.start_mark.line + 1
                key.style = key.style or "'"  # what says nothing as a value is a text as a key
                first.append((key, value))
        node.value = first
        return super().construct_mapping(node, deep)


def load_yaml(text: str, file: str, bounds: Bounds = USUAL) -> tuple[object, tuple[Diagnostic, ...]]:
    """Return the tree of a YAML text, all scalars as text, or what is wrong with its syntax.

    Where a key is given twice, the tree holds its first value, so that the text's other faults can be told as well.

    Aliases are refused: a record is written out, and an alias can multiply itself without end.
    """
    odd = _REFUSED.search(text)
    if odd:
        return None, (control_character(YAML_SYNTAX, file, text, odd.start()),)
    try:
        refused = _refused(text, file, bounds) if _may_be_refused(text) else None
        if refused:
            return None, (refused,)
        loader = _TextLoader(text)
        tree = loader.get_single_data()
        refused = _refused(text, file, bounds) if _is_deeper(tree, bounds.yaml_levels) else None
        if refused:
            return None, (refused,)
    except yaml.MarkedYAMLError as error:
        problem = " ".join(part for part in (error.context, error.problem) if part)
        return None, (_syntax(file, error.problem_mark or error.context_mark, _unreadable(problem), _WELL_FORMED),)
    except RecursionError:
        return None, (bounds.exceeded("yaml_levels", file, rule=YAML_SYNTAX, position=Position(file, 1, 1)),)
    for node in loader.turning[:1]:
        mark = node.start_mark
        place, seen = Position(file, mark.line + 1, mark.column + 1), TURNS_WRITING.findall(node.value)
        return None, (_control_character(YAML_SYNTAX, place, seen[0], _NONE),)
    repeated = tuple(_repeated_key(file, key, line) for key, line in loader.repeated)
    return tree, repeated


def control_character(rule: Rule, file: str, text: str, at: int) -> Diagnostic:
    """Return what there is to say of a control character in a text."""
    place = Position(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    may_be_escaped = rule is YAML_SYNTAX and not TURNS_WRITING.match(text, at)
    return _control_character(rule, place, text[at], _ESCAPED if may_be_escaped else _NONE)


def _control_character(rule: Rule, place: Position, seen: str, expected: Text) -> Diagnostic:
    name = f"U+{ord(seen):04X}"
    message = Text(f"มีอักขระควบคุม {name}", f"the control character {name} stands here")
    return Diagnostic(rule, place, message, expected=expected)


def _may_be_refused(text: str) -> bool:
    """Say whether a text could have an alias or a depth that harms the parser: most cannot, and need no closer look."""
    brackets = text.count("[") + text.count("{")
    return "*" in text or brackets > _HARMLESS_BRACKETS or max(map(len, text.split("\n"))) > _HARMLESS_LINE


def _is_deeper(tree: object, levels: int) -> bool:
    """Say whether a tree has more levels of maps and lists than this."""
    layer = [tree] if isinstance(tree, dict | list) else []
    for _ in range(levels):
        inner = (value for node in layer for value in (node.values() if isinstance(node, dict) else node))
        layer = [value for value in inner if isinstance(value, dict | list)]
        if not layer:
            return False
    return bool(layer)


def _refused(text: str, file: str, bounds: Bounds) -> Diagnostic | None:
    """Return the fault of a text with an alias, or nested deeper than it may be."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            expected = Text("เขียนค่าให้ครบตรงนั้น", "the value itself, written out")
            return _syntax(file, event.start_mark, Text("ใช้ *alias ไม่ได้", "an alias (*) is not allowed"), expected)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > bounds.yaml_levels:
            return bounds.exceeded(
                "yaml_levels", file, depth, rule=YAML_SYNTAX, position=_place(file, event.start_mark)
            )
    return None


def _unreadable(problem: str) -> Text:
    return Text(f"อ่าน YAML ไม่ได้: {problem}", f"cannot read the YAML: {problem}")


def _syntax(file: str, mark: Any, message: Text, expected: Text | None = None) -> Diagnostic:
    return Diagnostic(YAML_SYNTAX, _place(file, mark), message, expected=expected)


def _place(file: str, mark: Any) -> Position:
    return Position(file, mark.line + 1, mark.column + 1) if mark else Position(file, 1, 1)


def _repeated_key(file: str, key: yaml.ScalarNode, line: int) -> Diagnostic:
    name, mark = str(key.value), key.start_mark
    message = Text(f"คีย์ “{name}” มีแล้วที่บรรทัด {line}", f"the key “{name}” stands already in line {line}")
    expected = Text("คีย์ละครั้งเดียว", "each key once")
    place = Position(file, mark.line + 1, mark.column + 1, len(name))
    return Diagnostic(DUPLICATE_KEY, place, message, field=name, expected=expected)


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
    seen = _SHAPES.get(type(value)) or Text(*[f"“{str(value)[:60]}”"] * 2)
    message = Text(f"พบ{seen.th}", f"found {seen.en}")
    return Diagnostic(WRONG_TYPE, document.locate(path), message, path, expected)

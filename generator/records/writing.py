"""Writes records as YAML, in one way only: the contract's key order, block style, long lines whole."""

import pickle

import yaml

from generator.model.fields import RECORD, TYPED_KINDS, Field
from generator.model.values import read_value
from generator.records.block_style import Flow, Typed, UncommonError, block_style
from generator.yaml_text import Tree


class _Dumper(yaml.CSafeDumper):
    """Writes block style: long lines whole, text of several lines as a literal block."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 # every value is written where it stands
        return True


def _represent_text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _represent_typed(dumper: yaml.CSafeDumper, value: Typed) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, str(value), (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, str(value))


def _represent_flow(dumper: yaml.CSafeDumper, items: Flow) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(Typed, _represent_typed)
_Dumper.add_representer(Flow, _represent_flow)

SCHEMA_COMMENT = "# yaml-language-server: $schema=../../schema/{name}.schema.json\n"


# The record written last, as bytes, and its text: a build compares each with its report and then publishes it, mostly
# word for word.
_last: tuple[bytes, str] = (b"", "")


def dump_record(record: Tree) -> str:
    """Return a record's YAML: its keys in the contract's order, the comment that names its schema on top."""
    global _last  # noqa: PLW0603 # a memory of one
    if _last[0] != (key := pickle.dumps(record)):
        _last = (key, SCHEMA_COMMENT.format(name="record") + _dump(_ordered(RECORD, record)))
    return _last[1]


def _dump(tree: dict[str, object]) -> str:
    try:
        return block_style(tree)
    except UncommonError:
        return dump_yaml(tree)


def dump_yaml(data: object) -> str:
    """Return YAML as this program writes it."""
    text: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**9
    )
    return text


def _ordered(fields: tuple[Field, ...], tree: Tree) -> dict[str, object]:
    return {field.name: _prepared(field, tree[field.name]) for field in fields if field.name in tree}


def _prepared(field: Field, value: object) -> object:
    if field.kind == "group" and isinstance(value, dict):
        return _ordered(field.parts, value)
    if field.kind == "groups" and isinstance(value, list):
        return [_ordered(field.parts, item) for item in value]
    if field.kind == "spans" and isinstance(value, dict):
        return {path: Flow(Typed(line) for line in lines) for path, lines in value.items()}
    if field.kind in TYPED_KINDS and field.kind != "identifier" and isinstance(value, str):
        return Typed(value) if read_value(field.kind, value) is not None else value
    return value

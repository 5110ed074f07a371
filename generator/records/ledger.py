"""Puts a correction into the text of a ledger, and takes one out: all else in the file stays as it was written."""

from collections.abc import Collection
from dataclasses import replace

import yaml

from generator.bounds import HIGHEST, USUAL
from generator.model.fields import TYPED_KINDS, field_at
from generator.model.project import Correction
from generator.model.values import read_value
from generator.records.block_style import Typed
from generator.records.corrections import load_corrections
from generator.records.writing import SCHEMA_COMMENT, dump_yaml

# How many there may be is told once the ledger is judged.
_ANY_NUMBER = replace(USUAL, corrections=HIGHEST)


class LedgerError(Exception):
    """The ledger is written in a way that nothing can be added to without writing it anew."""


def rewrite_ledger(text: str, *, remove: Collection[int], add: Correction) -> str:
    """Return a ledger's text without the corrections at positions (from 0) and with one more at its end.

    The text must be that of a ledger without faults, its lines ended by LF; it may be empty.
    """
    made = _appended(_without(text, remove) if remove else text, add)
    before, after = (load_corrections(one, "", _ANY_NUMBER)[0] for one in (text, made))
    kept = [correction for position, correction in enumerate(before) if position not in remove]
    if [_said(correction) for correction in after] != [_said(correction) for correction in (*kept, add)]:
        raise LedgerError
    return made


def _said(correction: Correction) -> tuple[object, ...]:
    """Return what a correction says, without its place."""
    said = (correction.field, correction.before, correction.after, correction.reason, correction.date, correction.by)
    return tuple(part.strip() if isinstance(part, str) else part for part in said)


def _appended(text: str, correction: Correction) -> str:
    root = _items(text)
    entry = _dump_correction(correction)
    if root is None:
        return (text or SCHEMA_COMMENT.format(name="corrections")) + _line_end(text) + entry
    indent = " " * root.start_mark.column
    return text + _line_end(text) + "".join(f"{indent}{line}\n" for line in entry.splitlines())


def _without(text: str, positions: Collection[int]) -> str:
    """Return the text without items of its list; comments and blank lines behind them stay."""
    root, lines = _items(text), text.splitlines(keepends=True)
    if root is None:
        return text
    column = root.start_mark.column
    starts = [_dash(lines, item.start_mark.line, column) for item in root.value]
    for position in sorted(positions, reverse=True):
        start, end = starts[position], [*starts, len(lines)][position + 1]
        while _is_between(lines[end - 1], column):
            end -= 1
        del lines[start:end]
    return "".join(lines)


def _items(text: str) -> yaml.SequenceNode | None:
    """Return the list that a ledger is, None where it has nothing but comments."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return None
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        raise LedgerError
    return root


def _dash(lines: list[str], line: int, column: int) -> int:
    while lines[line][column : column + 1] != "-":
        line -= 1
    return line


def _is_between(line: str, column: int) -> bool:
    content = line.lstrip(" ")
    return not content.strip() or (content.startswith("#") and len(line) - len(content) <= column)


def _line_end(text: str) -> str:
    return "" if not text or text.endswith("\n") else "\n"


def _dump_correction(correction: Correction) -> str:
    known = field_at(correction.field)

    def value(text: str) -> str:
        is_typed = known is not None and known.kind in TYPED_KINDS and read_value(known.kind, text) is not None
        return Typed(text) if is_typed else text

    item: dict[str, object] = {
        "field": correction.field,
        "from": value(correction.before),
        "to": value(correction.after),
        "reason": correction.reason,
        "date": Typed(correction.date.isoformat()),
    }
    return dump_yaml([item | ({"by": correction.by} if correction.by else {})])

"""What became of a report on its way to a record: how much was read, repaired, flagged, and left over."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic, Text
from generator.model.fields import RECORD, ROUND
from generator.model.project import Project
from generator.model.source import Reading
from generator.thai.text import display_width

_FIELDS = frozenset(field.name for field in RECORD if field.name not in ("rounds", "unrecognised", "source"))
# A round that has these is whole; its heading and printed number are often gone.
_OF_ROUND = tuple(field.name for field in ROUND if field.name not in ("number", "printed_number", "label"))
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Counts: fields read of those that the form has, whole rounds of those found (None: a form without), and the rest.

    `repairs` counts by kind of repair, `flags` by code; `unrecognised` are lines.
    """

    fields: tuple[int, int]
    rounds: tuple[int, int] | None
    repairs: Counts
    flags: Counts
    unrecognised: int


def make_receipt(reading: Reading, project: Project, flags: Iterable[Diagnostic]) -> Receipt:
    """Return the receipt of a report."""
    record: dict[str, Any] = reading.record
    rounds: list[dict[str, Any]] = record.get("rounds", [])
    illegible = project.illegible
    # What the edition asks for, and what this report gives besides.
    fields = _FIELDS & {path.partition(".")[0] for path in (*reading.asks, *record)}
    unread = {path.partition(".")[0] for path in illegible} | (fields - record.keys())
    whole = sum(
        all(name in item and f"rounds.{item['number']}.{name}" not in illegible for name in _OF_ROUND)
        for item in rounds
    )
    lines = reading.source.lines[reading.first_line - 1 : reading.last_line]
    return Receipt(
        (len(fields - unread), len(fields)),
        (whole, len(rounds)) if rounds or "rounds" in reading.asks else None,
        _counted(edit.kind for line in lines for edit in line.edits),
        _counted(flag.code for flag in flags),
        len(project.unrecognised),
    )


def _counted(names: Iterable[str]) -> Counts:
    """Return how often each name stands there, the most frequent first."""
    return tuple(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def receipt_lines(receipt: Receipt) -> list[str]:
    """Return a receipt as a block of lines for people, its second column aligned."""
    counted = [(receipt.rounds, "rounds"), (receipt.fields, "fields")]
    read = ", ".join(f"{pair[0]} of {pair[1]} {name}" for pair, name in counted if pair)
    rows = (
        (Text("อ่านได้", "read"), read),
        (Text("ปรับรหัสอักขระ", "repaired"), _said(receipt.repairs)),
        (Text("ตั้งข้อสังเกต", "flagged"), _said(receipt.flags)),
        (Text("ไม่เข้าช่องใด", "unrecognised"), _lines(receipt.unrecognised)),
    )
    heads = [f"{name.en} / {name.th}" for name, _ in rows]
    width = max(map(display_width, heads))
    return [
        f"    {head}{' ' * (width - display_width(head))}  {said}" for head, (_, said) in zip(heads, rows, strict=True)
    ]


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'}" if count else "nothing"


def _said(counts: Counts) -> str:
    return ", ".join(name if count == 1 else f"{name} {count}" for name, count in counts) or "nothing"

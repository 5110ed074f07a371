"""What changed in the records, as the repository remembers it, and how that is said in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from generator.diagnostics import Text
from generator.model.fields import Field, field_at
from generator.model.values import read_value
from generator.thai.dates import format_english, format_thai

Kind = Literal["added", "changed", "removed"]

_LONGEST = 120  # characters of a text that are shown in words; the data has all of it


REVISION_LABELS: dict[Kind, Text] = {
    "added": Text("เพิ่มโครงการ", "Project added"),
    "changed": Text("ข้อมูลเปลี่ยน", "Data changed"),
    "removed": Text("นำโครงการออก", "Project removed"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed: its path, its values as the records had them (None: it was not there).

    A round that is new or gone is one change, with its progress as value. `past_round` says that the round had been
    reported before. `hidden` values are not told, as they could name an official.
    """

    field: str
    before: str | None
    after: str | None
    past_round: bool = False
    hidden: bool = False

    @property
    def kind(self) -> Kind:
        """Whether the field is new, changed, or gone."""
        return "changed" if self.before is not None and self.after is not None else "added" if self.after else "removed"

    @property
    def words(self) -> Text:
        """The change in words: `งวดที่ 7: 35 % → 42 %`."""
        label = path_label(self.field)
        if self.hidden:
            return Text(f"{label.th}: ข้อความเปลี่ยน", f"{label.en}: the text changed")
        before, after = (_value(self.field, value) for value in (self.before, self.after))
        return Text(f"{label.th}: {before.th} → {after.th}", f"{label.en}: {before.en} → {after.en}")


@dataclass(frozen=True, slots=True)
class Revision:
    """What one commit did to one record. `title` is the one the record had then; `day` is a day in Bangkok.

    `new_report` says that the record came from other bytes than before: what changed, the agency changed. Otherwise
    the same report was read anew, or somebody wrote the record by hand.
    """

    commit: str
    day: date
    key: str
    title: str
    kind: Kind
    changes: tuple[Change, ...] = ()
    new_report: bool = False

    @property
    def id(self) -> str:
        """What names it for good."""
        return f"{self.commit[:12]}/{self.key}"

    @property
    def rewritten(self) -> tuple[Change, ...]:
        """What a new report says otherwise of rounds that had been reported before."""
        return tuple(change for change in self.changes if change.past_round) if self.new_report else ()


Rewriting = Mapping[str, tuple[Revision, ...]]
"""Revisions in which a new report told rounds of the past otherwise, by the key of the project."""


@dataclass(frozen=True, slots=True)
class History:
    """All revisions, the oldest first; or why they cannot be known."""

    revisions: tuple[Revision, ...] = ()
    unknown: Text | None = None

    @property
    def first_day(self) -> date | None:
        """The day of the first revision: since when there has been data. None where that cannot be known."""
        return self.revisions[0].day if self.revisions else None

    def rewriting(self) -> Rewriting:
        """Return the revisions that rewrote rounds of the past."""
        found = dict[str, tuple[Revision, ...]]()
        for revision in self.revisions:
            if revision.rewritten:
                found[revision.key] = (*found.get(revision.key, ()), revision)
        return found


NO_REPOSITORY = Text(
    "เว็บไซต์นี้สร้างจากโฟลเดอร์ที่ไม่มีประวัติการแก้ไข (git) จึงไม่ทราบว่าข้อมูลเคยเปลี่ยนอย่างไร",
    "This site was built from a folder without a history (git): how the data changed cannot be known.",
)
SHALLOW_REPOSITORY = Text(
    "เว็บไซต์นี้สร้างจากสำเนาที่มีประวัติไม่ครบ (shallow clone) จึงไม่ทราบว่าข้อมูลเคยเปลี่ยนอย่างไร",
    "This site was built from a copy with a part of its history only (a shallow clone): how the data changed cannot be "
    "known.",
)


UNKNOWN_HISTORY = History(unknown=NO_REPOSITORY)


def path_label(path: str) -> Text:
    """Return what a field is called, with the round or the item it is of: `งวดที่ 7 ผลการดำเนินงาน`."""
    head, *rest = path.split(".")
    field = field_at(path)
    if head == "rounds" and rest:
        what = _round_field(rest)
        return Text(f"งวดที่ {rest[0]}{what.th}", f"Round {rest[0]}{what.en}")
    if field is None:
        return Text(path, path)
    position = f" {rest[-1]}" if rest and rest[-1].isdigit() else ""
    return Text(field.label.th + position, field.label.en + position)


def _round_field(rest: list[str]) -> Text:
    """Return what a path below a round names; its progress, which a reader expects, goes without a name."""
    if len(rest) == 1 or rest[1] == "progress_percent":
        return Text("", "")
    field = field_at(".".join(["rounds", *rest]))
    return Text(f" {field.label.th}", f", {field.label.en.lower()}") if field else Text(f" {rest[1]}", f", {rest[1]}")


def _value(path: str, value: str | None) -> Text:
    if value is None:
        return Text("ไม่มี", "none")
    parts = path.split(".")
    whole_round = parts[0] == "rounds" and len(parts) == 2
    field = field_at(f"{path}.progress_percent" if whole_round else path)
    if whole_round and not value:
        return Text("มี", "there is one")
    return _typed(field, value) if field else _quoted(value)


def _typed(field: Field, value: str) -> Text:
    typed = read_value(field.kind, value) if field.kind not in ("groups", "group", "texts") else None
    match typed:
        case bool():
            return Text("ใช่", "yes") if typed else Text("ไม่ใช่", "no")
        case Decimal() if field.kind == "percent":
            return Text(f"{_plain(typed)} %", f"{_plain(typed)} %")
        case Decimal():
            return Text(f"{_plain(typed)} บาท", f"{_plain(typed)} baht")
        case date():
            return Text(format_thai(typed), format_english(typed))
        case int():
            return Text(str(typed), str(typed))
    return _quoted(value)


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    return f"{whole:,}" if value == whole else f"{value:,}"


def _quoted(value: str) -> Text:
    text = " ".join(value.split())
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return Text(f"“{short}”", f"“{short}”")

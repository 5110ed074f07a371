"""The second part of the form: rounds of progress, grouped from the marks in print.

    report    = { round }
    round     = [ heading ] date narrative figures { verdict }

A date opens a round; figures close its narrative. Words behind the figures are the narrative where there was none,
else nobody's. A second set of figures without a date opens a round of its own. The number in the disbursement is a
round's identity, the heading only its label.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.forms.marks import Mark
from generator.forms.sheet import Sheet
from generator.model.fields import Kind
from generator.model.values import read_printed

_FIGURES = ("progress_percent", "disbursed")


@dataclass(slots=True)
class PrintedRound:
    """The marks of one round, before it has its number."""

    label: Mark | None = None
    marks: dict[str, Mark] = field(default_factory=dict)
    words: list[Mark] = field(default_factory=list)
    strays: list[Mark] = field(default_factory=list)
    number: int = 0

    @property
    def printed_number(self) -> int:
        """The number in its disbursement; 0 where there is none."""
        disbursed = self.marks.get("disbursed")
        return int(disbursed.number) if disbursed and disbursed.number else 0

    @property
    def has_figures(self) -> bool:
        """Whether progress or disbursement was read."""
        return "progress_percent" in self.marks or "disbursed" in self.marks

    @property
    def first_line(self) -> int:
        """The line of its heading, else of the first thing it holds."""
        return min(mark.line for mark in self._all())

    @property
    def last_line(self) -> int:
        """The line of the last thing it holds."""
        return max(mark.line for mark in self._all())

    def _all(self) -> Iterator[Mark]:
        yield from self.marks.values()
        yield from self.words
        if self.label:
            yield self.label


def group_rounds(marks: list[Mark]) -> tuple[list[PrintedRound], list[Mark]]:
    """Return the rounds that marks make, numbered, in printed order, and the headings that belong to none."""
    grouper = _Grouper()
    for mark in marks:
        grouper.take(mark)
    grouper.close()
    _number(grouper.rounds)
    return grouper.rounds, [] if grouper.rounds else _headings(grouper.behind)


@dataclass(slots=True)
class _Grouper:
    rounds: list[PrintedRound] = field(default_factory=list)
    current: PrintedRound | None = None
    behind: list[Mark] = field(default_factory=list)  # words and headings since the current round's figures
    before: Mark | None = None  # the mark before this one

    def take(self, mark: Mark) -> None:
        """Put the next mark where it belongs."""
        if mark.kind == "date":
            self._date(mark)
        elif mark.kind in _FIGURES:
            self._figure(mark)
        elif mark.kind in ("on_plan", "on_target"):
            if self.current and mark.kind not in self.current.marks:
                self.current.marks[mark.kind] = mark
        elif self.current is None or self.current.has_figures:
            self.behind.append(mark)
        else:
            (self.current.strays if mark.kind == "heading" else self.current.words).append(mark)
        self.before = mark

    def _date(self, mark: Mark) -> None:
        label = self.before if self.before and self.before.kind == "heading" else None
        for headings in (self.behind, self.current.strays if self.current else []):
            if label in headings:
                headings.remove(label)
        early = [] if self.current else _headings(self.behind)
        self.close()
        self.current = PrintedRound(label, {"date": mark}, strays=early)

    def _figure(self, mark: Mark) -> None:
        current = self.current
        # Progress stands before disbursement: after it, it is another round's, one whose date is missing.
        full = current and (
            mark.kind in current.marks or (mark.kind == "progress_percent" and "disbursed" in current.marks)
        )
        if current is None or full:
            own = self.behind if current is None or current.words or _headings(self.behind) else []
            self.behind = [] if own else self.behind
            self.close()
            words = [other for other in own if other.kind == "words"]
            self.current = current = PrintedRound(words=words, strays=_headings(own))
        current.marks[mark.kind] = mark

    def close(self) -> None:
        """End the current round: what stands behind its figures is its narrative only if it had none."""
        if self.current:
            self.current.strays += _headings(self.behind)
            self.current.words = self.current.words or [mark for mark in self.behind if mark.kind == "words"]
            self.rounds.append(self.current)
            self.current, self.behind = None, []


def _headings(marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == "heading"]


def _number(rounds: list[PrintedRound]) -> None:
    """Give each round its number: the printed one; where it is missing or was used before, the next free one."""
    taken: set[int] = set()
    for round_ in rounds:
        number = round_.printed_number
        if number and number not in taken:
            round_.number = number
            taken.add(number)
    last = 0
    for round_ in rounds:
        if not round_.number:
            round_.number = next(number for number in range(last + 1, last + len(taken) + 2) if number not in taken)
            taken.add(round_.number)
        last = round_.number


def record_round(round_: PrintedRound, sheet: Sheet) -> dict[str, object]:
    """Mark on the sheet what a round holds, remark on what is odd in its print, and return it as a record holds it."""
    path = f"rounds.{round_.number}"
    record: dict[str, object] = {"number": str(round_.number)}
    _record_number(record, round_, sheet, path)
    _record_headings(record, round_, sheet, path)
    _record_value(record, round_, "date", "date", sheet)
    lines: dict[int, list[str]] = {}
    for mark in round_.words:
        lines.setdefault(mark.line, []).append(
            sheet.mark(mark.line, mark.start, mark.end, "value", f"{path}.narrative")
        )
    if lines:
        record["narrative"] = "\n".join(" ".join(texts) for texts in lines.values())
    _record_value(record, round_, "progress_percent", "percent", sheet)
    _record_value(record, round_, "disbursed", "amount", sheet)
    for kind in ("on_plan", "on_target"):
        if verdict := round_.marks.get(kind):
            record[kind] = "true" if verdict.truth else "false"
            sheet.mark(verdict.line, verdict.start, verdict.end, "value", f"{path}.{kind}")
    return record


def _record_number(record: dict[str, object], round_: PrintedRound, sheet: Sheet, path: str) -> None:
    disbursed = round_.marks.get("disbursed")
    if disbursed and disbursed.number:
        if int(disbursed.number) != round_.number:
            start = disbursed.number_start
            record["printed_number"] = sheet.text(disbursed.line)[start : start + len(disbursed.number)]
            sheet.remark(
                "round-number-repeated", f"{path}.number", disbursed.line, start, start + len(disbursed.number)
            )
    else:
        at = disbursed or round_.marks.get("date") or next(iter(round_.marks.values()))
        sheet.remark("round-number-missing", f"{path}.number", at.line, at.start, at.end)


def _record_headings(record: dict[str, object], round_: PrintedRound, sheet: Sheet, path: str) -> None:
    if label := round_.label:
        if label.number:
            start = label.number_start
            record["label"] = sheet.text(label.line)[start : start + len(label.number)]
        sheet.mark(label.line, label.start, label.end, "label", f"{path}.label")
    for stray in round_.strays:
        record_stray_heading(stray, sheet, path)


def record_stray_heading(stray: Mark, sheet: Sheet, path: str = "rounds") -> None:
    """Remark on a heading that stands where no round begins; it gives no field."""
    sheet.mark(stray.line, stray.start, stray.end, "label", path)
    sheet.remark("round-label-shifted", path, stray.line, stray.start, stray.end)


def _record_value(record: dict[str, object], round_: PrintedRound, name: str, kind: Kind, sheet: Sheet) -> None:
    """Record a round's value: typed where its type holds what is printed, else as printed; nothing for nothing."""
    mark = round_.marks.get(name)
    if mark is None:
        return
    path = f"rounds.{round_.number}.{name}"
    printed = sheet.text(mark.line)[mark.value_start : mark.value_end].strip()
    empty = printed.removesuffix("%").removesuffix("บาท").strip() in ("", "-")
    sheet.mark(mark.line, mark.start, mark.value_start, "label", path)
    sheet.mark(mark.line, mark.value_start, mark.value_end, "label" if empty else "value", path)
    sheet.mark(mark.line, mark.value_end, mark.end, "label", path)
    if not empty:
        typed = read_printed(kind, printed)
        record[name] = printed if typed is None else typed

"""The second part of the form: rounds of progress, grouped from the marks in print.

    report    = { round }
    round     = [ heading ] date narrative figures { verdict }

A date opens a round; figures close its narrative. Words behind the figures are the narrative where there was none,
else nobody's. A second set of figures without a date opens a round of its own; but progress alone, with progress
again below it, was words of the narrative. The number in the disbursement is a round's identity, the heading only
its label.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from generator.forms.marks import Mark
from generator.forms.sheet import Sheet
from generator.model.fields import Kind
from generator.model.values import read_printed, read_value, says_nothing

_FIGURES = ("progress_percent", "disbursed")


@dataclass(slots=True)
class PrintedRound:
    """The marks of one round, before it has its number."""

    label: Mark | None = None
    marks: dict[str, Mark] = field(default_factory=dict)
    words: list[Mark] = field(default_factory=list)
    strays: list[Mark] = field(default_factory=list)
    number: int = -1  # until it has one

    @property
    def printed_number(self) -> int | None:
        """The number in its disbursement; None where there is none that a record can hold."""
        disbursed = self.marks.get("disbursed")
        usable = disbursed is not None and read_value("integer", disbursed.number) is not None
        return int(disbursed.number) if disbursed and usable else None

    @property
    def has_figures(self) -> bool:
        """Whether progress or disbursement was read."""
        return "progress_percent" in self.marks or "disbursed" in self.marks

    @property
    def has_progress_only(self) -> bool:
        """Whether progress stands in it, and neither disbursement nor a verdict."""
        return "progress_percent" in self.marks and self.marks.keys() <= {"date", "progress_percent"}

    def bounds(self, sheet: Sheet) -> tuple[int, int]:
        """Return the printed line of its heading, else of the first thing it holds; and that of the last."""
        first = min(sheet.printed_line(mark.line, mark.start) for mark in self._all())
        return first, max(sheet.printed_line(mark.line, mark.end - 1) for mark in self._all())

    def _all(self) -> Iterator[Mark]:
        yield from self.marks.values()
        yield from self.words
        if self.label:
            yield self.label


def group_rounds(marks: list[Mark]) -> tuple[list[PrintedRound], list[Mark]]:
    """Return the rounds that marks make, numbered, in printed order; and the marks that belong to none."""
    grouper = _Grouper()
    for mark in marks:
        grouper.take(mark)
    grouper.close()
    _number(grouper.rounds)
    _take_slipped(grouper.rounds)
    return grouper.rounds, grouper.empty + ([] if grouper.rounds else _headings(grouper.behind))


@dataclass(slots=True)
class _Grouper:
    rounds: list[PrintedRound] = field(default_factory=list)
    current: PrintedRound | None = None
    behind: list[Mark] = field(default_factory=list)  # words and headings since the current round's figures
    before: Mark | None = None  # the mark before this one
    empty: list[Mark] = field(default_factory=list)  # colons with nothing behind them

    def take(self, mark: Mark) -> None:
        """Put the next mark where it belongs."""
        if mark.kind == "date":
            self._date(mark)
        elif mark.kind in _FIGURES:
            self._figure(mark)
        elif mark.kind in ("on_plan", "on_target"):
            if self.current and mark.kind not in self.current.marks:
                self.current.marks[mark.kind] = mark
        elif mark.kind == "empty":
            self.empty.append(mark)
            return
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
        early = [] if self.current else _headings(self.behind)  # words before the first date are nobody's
        self.close()
        self.current, self.behind = PrintedRound(label, {"date": mark}, strays=early), []

    def _figure(self, mark: Mark) -> None:
        current = self.current
        if current and mark.kind == "progress_percent" and current.has_progress_only and not _headings(self.behind):
            told = current.marks.pop("progress_percent")
            current.words += [told._replace(kind="words"), *self.behind]
            self.behind = []
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
        if number is not None and number not in taken:
            round_.number = number
            taken.add(number)
    last = 0
    for round_ in rounds:
        if round_.number < 0:
            round_.number = next(number for number in range(last + 1, last + len(taken) + 2) if number not in taken)
            taken.add(round_.number)
        last = round_.number


def _take_slipped(rounds: list[PrintedRound]) -> None:
    """Take out of a narrative the heading of the next round that slipped into it: the headings are one late from there.

    In print it was a column of its own; running text keeps but a space between it and the words.
    """
    headings = {_as_number(mark) for round_ in rounds for mark in (round_.label, *round_.strays) if mark}
    for round_, following in pairwise(rounds):
        if following.label is None or _as_number(following.label) != following.number + 1:
            continue
        slipped = next((mark for mark in round_.words if _as_number(mark) == following.number not in headings), None)
        if slipped:
            at = round_.words.index(slipped)
            round_.words[at] = Mark("words", slipped.line, slipped.value_start, slipped.end)
            round_.strays.append(slipped._replace(kind="heading", end=slipped.value_start))


def _as_number(mark: Mark) -> int | None:
    return int(mark.number) if read_value("integer", mark.number) is not None else None


def record_round(round_: PrintedRound, sheet: Sheet) -> dict[str, object]:
    """Mark on the sheet what a round holds, remark on what is odd in its print, and return it as a record holds it."""
    path = f"rounds.{round_.number}"
    record: dict[str, object] = {"number": str(round_.number)}
    _record_number(record, round_, sheet, path)
    _record_headings(record, round_, sheet, path)
    _record_value(record, round_, "date", "date", sheet)
    if round_.words:
        record["narrative"] = _narrative(round_.words, sheet, f"{path}.narrative")
    _record_value(record, round_, "progress_percent", "percent", sheet)
    _record_value(record, round_, "disbursed", "amount", sheet)
    for kind in ("on_plan", "on_target"):
        if verdict := round_.marks.get(kind):
            record[kind] = "true" if verdict.truth else "false"
            sheet.mark(verdict.line, verdict.start, verdict.end, "value", f"{path}.{kind}")
    return record


def _narrative(words: list[Mark], sheet: Sheet, path: str) -> str:
    """Mark a narrative's words and return them, one printed line a line; words that touch stay as they touch."""
    lines: dict[int, list[list[int]]] = {}
    for mark in words:
        stretches = lines.setdefault(mark.line, [])
        if stretches and not sheet.text(mark.line)[stretches[-1][1] : mark.start].strip():
            stretches[-1][1] = mark.end
        else:
            stretches.append([mark.start, mark.end])
    return "\n".join(
        " ".join(sheet.mark(line, start, end, "value", path) for start, end in stretches)
        for line, stretches in lines.items()
    )


def _record_number(record: dict[str, object], round_: PrintedRound, sheet: Sheet, path: str) -> None:
    disbursed = round_.marks.get("disbursed")
    if disbursed and disbursed.number and round_.printed_number != round_.number:
        start, end = disbursed.number_start, disbursed.number_start + len(disbursed.number)
        record["printed_number"] = sheet.text(disbursed.line)[start:end]
        code = "round-number-missing" if round_.printed_number is None else "round-number-repeated"
        sheet.remark(code, f"{path}.number", disbursed.line, start, end)
    elif not (disbursed and disbursed.number):
        at = disbursed or round_.marks.get("date") or next(iter(round_.marks.values()))
        sheet.remark("round-number-missing", f"{path}.number", at.line, at.start, at.end)


def _record_headings(record: dict[str, object], round_: PrintedRound, sheet: Sheet, path: str) -> None:
    if label := round_.label:
        if label.number:
            start = label.number_start
            record["label"] = sheet.text(label.line)[start : start + len(label.number)]
        sheet.mark(label.line, label.start, label.end, "label", f"{path}.label")
    for stray in round_.strays:
        record_stray(stray, sheet, path)


def record_stray(mark: Mark, sheet: Sheet, path: str = "rounds") -> None:
    """Mark what gives no field: colons with nothing behind them, and a heading where no round begins, remarked on."""
    sheet.mark(mark.line, mark.start, mark.end, "label", path)
    if mark.kind == "heading":
        sheet.remark("round-label-shifted", path, mark.line, mark.start, mark.end)


def _record_value(record: dict[str, object], round_: PrintedRound, name: str, kind: Kind, sheet: Sheet) -> None:
    """Record a round's value: typed where its type holds what is printed, else as printed; nothing for nothing."""
    mark = round_.marks.get(name)
    if mark is None:
        return
    path = f"rounds.{round_.number}.{name}"
    printed = sheet.text(mark.line)[mark.value_start : mark.value_end].strip()
    empty = says_nothing(printed)
    sheet.mark(mark.line, mark.start, mark.value_start, "label", path)
    sheet.mark(mark.line, mark.value_start, mark.value_end, "label" if empty else "value", path)
    sheet.mark(mark.line, mark.value_end, mark.end, "label", path)
    if not empty:
        record[name] = read_printed(kind, printed) or printed.replace("\n", " ")

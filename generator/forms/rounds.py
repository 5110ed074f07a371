"""The second part of the form: rounds of progress.

    report    = { round }
    round     = [ heading ] date narrative figures { verdict }
    heading   = "รายงานครั้งที่" N                       a column of its own in print: it slips at page breaks
    date      = "::" d/m/yyyy ":"                       begins a line, or follows a heading
    narrative = lines of any text
    figures   = "::" progress "=" P "%" [":"] disbursed "(ครั้งที่" N ")" "=" M "บาท"
    verdict   = ":" ["ไม่"] on plan | ":" ["ไม่"] on target

Reading has two steps. `RoundReader.read_line` cuts lines into the marks above and the words between them;
`RoundReader.finish` groups them: a date opens a round; figures close its narrative; words behind the figures are the
narrative where there was none, else nobody's; a second set of figures without a date opens a round of its own.
The number in the disbursement is a round's identity, the heading only its label.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.forms.profile import Profile
from generator.forms.sheet import Sheet
from generator.model.fields import Kind
from generator.model.values import read_printed


@dataclass(frozen=True, slots=True)
class Mark:
    """One part of a round in print: `kind` is a field's name, `heading` or `words`; the value's own place inside."""

    kind: str
    line: int
    start: int
    end: int
    value_start: int = 0
    value_end: int = 0
    number: str = ""
    number_start: int = 0
    truth: bool = True


@dataclass(slots=True)
class PrintedRound:
    """The marks of one round, before it has its number."""

    label: Mark | None = None
    marks: dict[str, Mark] = field(default_factory=dict)
    words: list[Mark] = field(default_factory=list)
    strays: list[Mark] = field(default_factory=list)
    number: int = 0

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


_FIGURES = ("progress_percent", "disbursed")


@dataclass(slots=True)
class RoundReader:
    """Collects the marks of the rounds, line by line, and makes rounds of them at the end."""

    profile: Profile
    sheet: Sheet
    marks: list[Mark] = field(default_factory=list)
    in_figures: bool = False  # figures were read since the last date: verdicts may follow
    bounds: dict[str, tuple[int, int]] = field(default_factory=dict)  # first and last line of each round, by path

    @property
    def in_narrative(self) -> bool:
        """Whether a round is open and its figures are still to come."""
        return bool(self.marks) and not self.in_figures

    def opens_round(self, line: int) -> bool:
        """Say whether a line begins with the date of a round, which no other part of the form has."""
        patterns, plain = self.profile.rounds, self.sheet.plain(line)
        heading = patterns.heading.match(plain)
        at = heading.end() if heading else 0
        return bool(patterns.date.match(plain, at)) or bool(heading and not plain[at:].strip())

    def read_line(self, line: int) -> None:
        """Cut one line into marks."""
        plain, at = self.sheet.plain(line), 0
        while at < len(plain) and plain[at:].strip():
            if mark := self._heading(plain, line, at) or self._date(plain, line, at):
                self.in_figures = self.in_figures and mark.kind == "heading"
            elif self.in_figures and (mark := self._verdict(plain, line, at)):
                pass
            elif match := self._figures(plain, at):
                kind, found = match
                if found.start() > at and plain[at : found.start()].strip():
                    self._words(line, at, found.start())
                mark = self._figure(kind, found, line)
                self.in_figures = True
            else:
                at = self._words(line, at, self._words_end(plain, at))
                continue
            self.marks.append(mark)
            at = mark.end

    def _heading(self, plain: str, line: int, at: int) -> Mark | None:
        match = self.profile.rounds.heading.match(plain, at)
        if not match or (at > 0 and not self.in_figures):
            return None  # within a narrative's line it is running text
        return Mark(
            "heading", line, match.start(), match.end(), number=match["number"], number_start=match.start("number")
        )

    def _date(self, plain: str, line: int, at: int) -> Mark | None:
        headed = bool(self.marks) and self.marks[-1].kind == "heading" and self.marks[-1].line == line
        if plain[:at].strip() and not headed and not self.in_figures:
            return None
        patterns = self.profile.rounds
        match = patterns.date.match(plain, at) or (patterns.date_after_heading.match(plain, at) if headed else None)
        return match and Mark("date", line, match.start(), match.end(), match.start("value"), match.end("value"))

    def _verdict(self, plain: str, line: int, at: int) -> Mark | None:
        for kind, pattern in (("on_plan", self.profile.rounds.on_plan), ("on_target", self.profile.rounds.on_target)):
            if match := pattern.match(plain, at):
                return Mark(kind, line, match.start(), match.end(), truth=not match["not"])
        return None

    def _figures(self, plain: str, at: int) -> tuple[str, re.Match[str]] | None:
        """Return the next figure of the line: behind its `::`, at the start of the line, or behind other figures."""
        candidates = []
        for kind, pattern in (
            ("progress_percent", self.profile.rounds.progress),
            ("disbursed", self.profile.rounds.disbursed),
        ):
            for match in pattern.finditer(plain, at):
                bare = not plain[: match.start()].strip()
                follows = kind == "disbursed" and self.in_figures and not plain[at : match.start()].strip(" \t:")
                if match["mark"] == "::" or bare or follows:
                    candidates.append((match.start(), kind, match))
                    break
        return min(candidates, key=lambda item: item[0])[1:] if candidates else None

    def _figure(self, kind: str, match: re.Match[str], line: int) -> Mark:
        number = match["number"] if kind == "disbursed" else None
        return Mark(
            kind,
            line,
            match.start(),
            match.end(),
            match.start("value"),
            match.end("value"),
            number=number or "",
            number_start=match.start("number") if number else 0,
        )

    def _words_end(self, plain: str, at: int) -> int:
        """Return where words end: behind figures a tab may bring the next mark, else they run to the line's end."""
        tab = plain.find("\t", at + 1) if self.in_figures else -1
        return tab if tab > 0 and plain[at:tab].strip() else len(plain)

    def _words(self, line: int, start: int, end: int) -> int:
        if self.sheet.text(line)[start:end].strip():
            self.marks.append(Mark("words", line, start, end))
        return end

    def finish(self) -> list[dict[str, object]]:
        """Group the marks into rounds, number them, mark the sheet, and return the rounds as records hold them."""
        rounds = list(self._grouped())
        self._number(rounds)
        return [self._record(round_) for round_ in rounds]

    def _grouped(self) -> Iterator[PrintedRound]:
        current: PrintedRound | None = None
        behind: list[Mark] = []  # words and headings since the current round's figures
        for index, mark in enumerate(self.marks):
            if mark.kind == "date":
                label = self.marks[index - 1] if index and self.marks[index - 1].kind == "heading" else None
                if label in behind:
                    behind.remove(label)
                elif current and label in current.strays:
                    current.strays.remove(label)
                if current:
                    yield self._closed(current, behind)
                current, behind = PrintedRound(label, {"date": mark}, strays=[] if current else self._stray(behind)), []
            elif mark.kind in _FIGURES:
                if (
                    current is None
                    or mark.kind in current.marks
                    or (mark.kind == "progress_percent" and "disbursed" in current.marks)
                ):
                    inherited = behind if current is None or current.words or self._stray(behind) else []
                    if current:
                        yield self._closed(current, [] if inherited else behind)
                    current = PrintedRound(
                        words=[item for item in inherited if item.kind == "words"], strays=self._stray(inherited)
                    )
                    behind = []
                current.marks[mark.kind] = mark
            elif mark.kind in ("on_plan", "on_target"):
                if current and mark.kind not in current.marks:
                    current.marks[mark.kind] = mark
            elif current is None or current.has_figures:
                behind.append(mark)
            else:
                (current.strays if mark.kind == "heading" else current.words).append(mark)
        if current:
            yield self._closed(current, behind)
        else:
            self._lonely(behind)

    @staticmethod
    def _stray(marks: list[Mark]) -> list[Mark]:
        return [mark for mark in marks if mark.kind == "heading"]

    def _closed(self, round_: PrintedRound, behind: list[Mark]) -> PrintedRound:
        round_.strays += self._stray(behind)
        if not round_.words:
            round_.words = [mark for mark in behind if mark.kind == "words"]
        return round_

    def _lonely(self, behind: list[Mark]) -> None:
        """Headings with no round at all are known words of the form, and told."""
        for mark in self._stray(behind):
            self.sheet.mark(mark.line, mark.start, mark.end, "label", "rounds")
            self.sheet.remark("round-label-shifted", "rounds", mark.line, mark.start, mark.end)

    def _number(self, rounds: list[PrintedRound]) -> None:
        """Give each round its number: the printed one, or the next that no round has printed."""
        printed = [
            int(mark.number) if (mark := round_.marks.get("disbursed")) and mark.number else 0 for round_ in rounds
        ]
        taken: set[int] = set()
        for round_, number in zip(rounds, printed, strict=True):
            if number and number not in taken:
                round_.number = number
                taken.add(number)
        before = 0
        for round_ in rounds:
            if not round_.number:
                round_.number = next(
                    number for number in range(before + 1, before + len(taken) + 2) if number not in taken
                )
                taken.add(round_.number)
            before = round_.number

    def _record(self, round_: PrintedRound) -> dict[str, object]:
        path, sheet = f"rounds.{round_.number}", self.sheet
        record: dict[str, object] = {"number": str(round_.number)}
        self.bounds[path] = (round_.first_line, round_.last_line)
        disbursed = round_.marks.get("disbursed")
        if disbursed and disbursed.number:
            printed = sheet.text(disbursed.line)[
                disbursed.number_start : disbursed.number_start + len(disbursed.number)
            ]
            if int(disbursed.number) != round_.number:
                record["printed_number"] = printed
                sheet.remark(
                    "round-number-repeated", f"{path}.number", disbursed.line, disbursed.number_start, disbursed.end
                )
        else:
            at = disbursed or round_.marks.get("date") or next(iter(round_.marks.values()))
            sheet.remark("round-number-missing", f"{path}.number", at.line, at.start, at.end)
        if round_.label and round_.label.number:
            start = round_.label.number_start
            record["label"] = sheet.text(round_.label.line)[start : start + len(round_.label.number)]
        for stray in round_.strays:
            sheet.mark(stray.line, stray.start, stray.end, "label", path)
            sheet.remark("round-label-shifted", path, stray.line, stray.start, stray.end)
        if round_.label:
            sheet.mark(round_.label.line, round_.label.start, round_.label.end, "label", f"{path}.label")
        self._value(record, round_, "date", "date", path)
        lines: list[tuple[int, str]] = []
        for mark in round_.words:
            text = sheet.mark(mark.line, mark.start, mark.end, "value", f"{path}.narrative")
            if lines and lines[-1][0] == mark.line:
                lines[-1] = (mark.line, f"{lines[-1][1]} {text}")
            else:
                lines.append((mark.line, text))
        if lines:
            record["narrative"] = "\n".join(text for _, text in lines)
        self._value(record, round_, "progress_percent", "percent", path)
        self._value(record, round_, "disbursed", "amount", path)
        for kind in ("on_plan", "on_target"):
            if mark := round_.marks.get(kind):
                record[kind] = "true" if mark.truth else "false"
                sheet.mark(mark.line, mark.start, mark.end, "value", f"{path}.{kind}")
        return record

    def _value(self, record: dict[str, object], round_: PrintedRound, name: str, kind: Kind, path: str) -> None:
        """Read a round's value: typed where its type holds what is printed, else as printed; nothing for nothing."""
        mark = round_.marks.get(name)
        if mark is None:
            return
        sheet = self.sheet
        sheet.mark(mark.line, mark.start, mark.value_start, "label", f"{path}.{name}")
        printed = sheet.text(mark.line)[mark.value_start : mark.value_end].strip()
        empty = printed.removesuffix("%").removesuffix("บาท").strip() in ("", "-")
        sheet.mark(mark.line, mark.value_start, mark.value_end, "label" if empty else "value", f"{path}.{name}")
        sheet.mark(mark.line, mark.value_end, mark.end, "label", f"{path}.{name}")
        if not empty:
            typed = read_printed(kind, printed)
            record[name] = printed if typed is None else typed

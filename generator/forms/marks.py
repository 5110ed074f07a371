"""The marks of the second part of the form: headings, dates, figures, verdicts, and the words between them.

    heading   = "รายงานครั้งที่" N                       a column of its own in print: it slips at page breaks
    date      = "::" d/m/yyyy ":"                       begins a line, or follows a heading
    figures   = "::" progress "=" P "%" [":"] disbursed "(ครั้งที่" N ")" "=" M "บาท"
    verdict   = ":" ["ไม่"] on plan | ":" ["ไม่"] on target      behind figures only

What stands anywhere else is words, also where it reads like a mark: `::`, `=`, `%` and `รายงานครั้งที่ 3` may all
occur in a narrative.
"""

import re
from dataclasses import dataclass, field

from generator.forms.profile import Profile
from generator.forms.sheet import Sheet


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
class MarkReader:
    """Cuts the lines of the second part into marks."""

    profile: Profile
    sheet: Sheet
    marks: list[Mark] = field(default_factory=list)
    in_figures: bool = False  # figures were read since the last date: verdicts may follow

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

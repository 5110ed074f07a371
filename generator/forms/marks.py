"""The marks of the second part of the form: headings, dates, figures, verdicts, and the words between them.

    heading   = "รายงานครั้งที่" N                       a column of its own in print: it slips at page breaks
    date      = "::" d/m/yyyy ":"                       begins a line, or follows a heading
    figures   = "::" progress "=" P "%" [":"] disbursed "(ครั้งที่" N ")" "=" M "บาท"
    verdict   = ":" ["ไม่"] on plan | ":" ["ไม่"] on target      behind figures only, in no column that begins with words

What stands anywhere else is words, also where it reads like a mark: `::`, `=`, `%` and `รายงานครั้งที่ 3` may all
occur in a narrative. A line of words costs its length once, however many marks it resembles.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.forms.profile import Profile
from generator.forms.sheet import Sheet

_INK = re.compile(r"\S")
_COLON = r"[:：]++(?=[^\S\t]*+(?:[\t:：]|$))"
_EMPTY_COLUMNS = re.compile(rf"{_COLON}(?:[^\S\t]*+{_COLON})*+")


class Mark(NamedTuple):
    """One part of a round in print: `kind` is a field's name, `heading`, `words` or `empty`; its value's own place.

    Words with a number may be a heading that slipped, and words only from where their value begins.
    """

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
    dated: bool = False  # a date was read, and no figures since
    worded: bool = False  # words were read behind the last date, before any figures
    last_part: int = 0  # the last line that opens a round or is the certification, once it was looked for
    verdicts: set[str] = field(default_factory=set)  # those read since the last figures

    @property
    def in_narrative(self) -> bool:
        """Whether a round is open and its figures are still to come."""
        return bool(self.marks) and not self.in_figures

    @property
    def lacks_narrative(self) -> bool:
        """Whether a round is open without words before its figures: those behind them are its narrative."""
        return bool(self.marks) and not self.worded

    def opens_round(self, line: int) -> bool:
        """Say whether a line begins with the date of a round, which no other part of the form has."""
        return opens_round(self.profile, self.sheet.plain(line))

    def goes_on_below(self, line: int) -> bool:
        """Say whether a line below another begins a round, or certifies them all."""
        if not self.last_part:
            lines = range(self.sheet.last, self.sheet.first - 1, -1)
            certification = self.profile.certification
            self.last_part = next(
                (at for at in lines if self.opens_round(at) or certification.fullmatch(self.sheet.plain(at))),
                self.sheet.first,
            )
        return line < self.last_part

    def read_line(self, line: int, start: int = 0) -> None:
        """Cut one line into marks, from an offset on."""
        plain = self.sheet.plain(line)
        ends = _places(self.profile.rounds.signed_figure, plain, start)
        verdicts = _places(self.profile.rounds.any_verdict, plain, start)
        first = True
        while ink := _INK.search(plain, start):
            at = ink.start()
            mark = (
                self._heading(plain, line, at, first=first)
                or self._date(plain, line, at, first=first)
                or self._figure(plain, line, at, first=first)
                or self._verdict(plain, line, at, first=first)
            )
            if mark is None:
                stops = [_next(ends, at)]
                if self.in_figures:  # the next column may bring the next mark
                    stops.append(plain.find("\t", at))
                    if not (first or "\t" in plain[start:at]):  # a column that begins with words is words
                        stops.append(_next(verdicts, at))
                end = min((stop for stop in stops if stop >= 0), default=len(plain))
                mark = self._words(plain, line, at, end, first=first)
            self.worded = (self.worded and mark.kind != "date") or (mark.kind == "words" and not self.in_figures)
            self.marks.append(mark)
            start, first = mark.end, False

    def _words(self, plain: str, line: int, at: int, end: int, *, first: bool) -> Mark:
        """Return words; at the start of a line with the number of the heading that they may have before them."""
        match = self.profile.rounds.heading_in_words.match(plain, at, end) if first else None
        if match is None:
            return Mark("words", line, at, end)
        return Mark("words", line, at, end, match.end(), end, match["number"], match.start("number"))

    def _heading(self, plain: str, line: int, at: int, *, first: bool) -> Mark | None:
        """Return the heading at a place; within a narrative's line it is running text."""
        match = self.profile.rounds.heading.match(plain, at) if first or self.in_figures else None
        if match is None:
            return None
        return Mark("heading", line, at, match.end(), number=match["number"], number_start=match.start("number"))

    def _date(self, plain: str, line: int, at: int, *, first: bool) -> Mark | None:
        """Return the date at a place, which opens a round. Behind a heading it may lack its `::`.

        Not so in a narrative, where a heading may have slipped before a line that begins with a date.
        """
        headed = bool(self.marks) and self.marks[-1].kind == "heading" and self.marks[-1].line == line
        patterns = self.profile.rounds
        match = patterns.date.match(plain, at) if first or headed or self.in_figures else None
        if match is None and headed and not self.dated:
            match = patterns.date_after_heading.match(plain, at)
        if match is None:
            return None
        self.in_figures, self.dated = False, True
        return Mark("date", line, at, match.end(), match.start("value"), match.end("value"))

    def _figure(self, plain: str, line: int, at: int, *, first: bool) -> Mark | None:
        """Return the figure at a place.

        Without its `::`, progress must begin a line and have disbursement behind it, and disbursement must have
        progress before it.
        """
        patterns = self.profile.rounds
        kind, match = "progress_percent", patterns.progress.match(plain, at)
        if match and not _is_signed(match):
            behind = _INK.search(plain, match.end())
            if not (first and behind and patterns.disbursed.match(plain, behind.start())):
                match = None
        if match is None:
            kind, match = "disbursed", patterns.disbursed.match(plain, at)
            if match and not _is_signed(match) and self._last_kind() != "progress_percent":
                match = None
        if match is None:
            return None
        self.in_figures, self.dated = True, False
        self.verdicts.clear()
        number = match["number"] if kind == "disbursed" else None
        return Mark(
            kind,
            line,
            at,
            match.end(),
            match.start("value"),
            match.end("value"),
            number=number or "",
            number_start=match.start("number") if number else 0,
        )

    def _last_kind(self) -> str:
        return next((mark.kind for mark in reversed(self.marks) if mark.kind != "empty"), "")

    def _verdict(self, plain: str, line: int, at: int, *, first: bool) -> Mark | None:
        """Return the verdict at a place, the first of its kind, or the empty column of one.

        Without its colon it must fill its column.
        """
        if not self.in_figures:
            return None
        for kind, pattern in (("on_plan", self.profile.rounds.on_plan), ("on_target", self.profile.rounds.on_target)):
            match = None if kind in self.verdicts else pattern.match(plain, at)
            last = self.marks[-1]
            in_column = first or plain[at - 1] == "\t" or (last.kind == "on_plan" and last.line == line)
            if match and (match["colon"] or (in_column and self._is_alone(plain, match.end()))):
                self.verdicts.add(kind)
                return Mark(kind, line, at, match.end(), truth=not match["not"])
        worded = self.marks[-1].kind == "words" and (first or plain[at - 1] != "\t")
        match = None if worded else _EMPTY_COLUMNS.match(plain, at)
        return match and Mark("empty", line, at, match.end())

    def _is_alone(self, plain: str, at: int) -> bool:
        """Say whether nothing, or the next verdict, stands behind one that has no colon before it."""
        behind = _INK.search(plain, at)
        if behind is None or behind[0] not in ":：":
            return True
        start = behind.start()
        if plain[at:start].isspace() and _EMPTY_COLUMNS.match(plain, start):
            return True
        return bool(self.profile.rounds.any_verdict.match(plain, start))


def _is_signed(figure: re.Match[str]) -> bool:
    """Say whether a figure has its `::`, which print may have broken in two."""
    return len(figure["mark"] or "") > 1


def opens_round(profile: Profile, plain: str) -> bool:
    """Say whether a line, in ASCII digits, begins with a round's date, or is a round's heading and nothing else."""
    ink = _INK.search(plain)
    if ink is None:
        return False
    patterns = profile.rounds
    heading = patterns.heading.match(plain, ink.start())
    if heading is None:
        return bool(patterns.date.match(plain, ink.start()))
    behind = _INK.search(plain, heading.end())
    dates = (patterns.date, patterns.date_after_heading)
    return behind is None or any(date.match(plain, behind.start()) for date in dates)


def _places(pattern: re.Pattern[str], plain: str, start: int) -> list[int]:
    """Return where a pattern is found that begins with a colon; most lines have none."""
    colon = ":" in plain or "：" in plain
    return [match.start() for match in pattern.finditer(plain, start)] if colon else []


def _next(places: list[int], after: int) -> int:
    """Return the first of some ordered places behind another, or -1."""
    index = bisect_right(places, after)
    return places[index] if index < len(places) else -1

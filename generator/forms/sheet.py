"""The sheet: a report's lines with a span for each stretch that was read, so that what is left over shows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.source import Line, Remark, SourceText, Span, SpanKind
from generator.thai.digits import ascii_digits

_INK = re.compile(r"\S(?:.*\S)?", re.DOTALL)


# The lines of a stretch of text: the number of each and what stands on it.
Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Joined:
    """Printed lines that are read as one: its text, with a line end where each ends.

    `parts` are the printed lines in order: the number, where its ink begins in print, and where that is in the text.
    """

    text: str
    parts: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Joined":
        """Return some printed lines as one; the first keeps the white space that it begins with."""
        text, parts = lines[0].text.rstrip(), [(lines[0].number, 0, 0)]
        for line in lines[1:]:
            parts.append((line.number, len(line.text) - len(line.text.lstrip()), len(text) + 1))
            text += "\n" + line.text.strip()
        return cls(text, tuple(parts))

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the printed line, the start and the end in it of each part of a stretch of the text."""
        ends = [*(at - 1 for _, _, at in self.parts[1:]), len(self.text)]
        for (number, printed, at), part_end in zip(self.parts, ends, strict=True):
            begin, stop = max(start, at), min(end, part_end)
            if begin < stop or (begin == stop == start == end):
                yield number, printed + begin - at, printed + stop - at


@dataclass(slots=True)
class Sheet:
    """The lines `first` to `last` of a source, and what they were read as so far.

    Reading marks every stretch it understands; `leftovers` is the rest, so nothing can be lost by forgetting it.
    Printed lines that belong together are read as the first of them, and the others as empty: `joined` by number.
    """

    source: SourceText
    first: int
    last: int
    joined: Mapping[int, Joined] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def text(self, line: int) -> str:
        """Return a line, repaired, as printed otherwise."""
        if joined := self.joined.get(line):
            return joined.text if joined.parts[0][0] == line else ""
        return self.source.lines[line - 1].text

    def plain(self, line: int) -> str:
        """Return a line with ASCII digits; offsets in it are those of `text`."""
        return ascii_digits(self.text(line)) if line in self.joined else self.source.lines[line - 1].plain

    def mark(self, line: int, start: int, end: int, kind: SpanKind, path: str = "") -> str:
        """Note what a stretch was read as, without the white space at its ends, and return its text."""
        return "\n".join(text for _, text in self.mark_lines(line, start, end, kind, path))

    def mark_lines(self, line: int, start: int, end: int, kind: SpanKind, path: str = "") -> Lines:
        """Note what a stretch was read as, and return its text line by printed line."""
        if line not in self.joined:  # nearly all are as printed
            match = _INK.search(self.source.lines[line - 1].text, start, end)
            if match is None:
                return []
            self.spans.append(Span(line, match.start(), match.end(), kind, path))
            return [(line, match[0])]
        inked = self._inked(line, start, end)
        self.spans += [Span(number, match.start(), match.end(), kind, path) for number, match in inked]
        return [(number, match[0]) for number, match in inked]

    def lines(self, line: int, start: int, end: int) -> Lines:
        """Return a stretch's text line by printed line."""
        return [(number, match[0]) for number, match in self._inked(line, start, end)]

    def remark(self, code: str, path: str, line: int, start: int, end: int) -> None:
        """Note something about the print that no field can hold."""
        seen = self.text(line)[start:end].strip()
        number, begin, _ = next(iter(self._printed(line, start, end)), (line, start, end))
        self.remarks.append(Remark(code, path, number, begin, max(len(seen.partition("\n")[0]), 1), seen))

    def printed_line(self, line: int, at: int) -> int:
        """Return the printed line that a place in a line is on."""
        joined = self.joined.get(line)
        return next((number for number, _, _ in joined.stretches(at, at + 1)), line) if joined else line

    def _inked(self, line: int, start: int, end: int) -> list[tuple[int, re.Match[str]]]:
        lines = self.source.lines
        return [
            (number, match)
            for number, begin, stop in self._printed(line, start, end)
            if (match := _INK.search(lines[number - 1].text, begin, stop))
        ]

    def _printed(self, line: int, start: int, end: int) -> Iterable[tuple[int, int, int]]:
        joined = self.joined.get(line)
        return joined.stretches(start, end) if joined else ((line, start, end),)

    def leftovers(self) -> Iterator[Span]:
        """Yield the stretches that nothing was read from, in order of place."""
        by_line: dict[int, list[Span]] = {}
        for span in self.spans:
            by_line.setdefault(span.line, []).append(span)
        for line in range(self.first, self.last + 1):
            at = 0
            end = len(self.source.lines[line - 1].text)
            for span in sorted(by_line.get(line, ()), key=lambda span: span.start):
                yield from self._ink(line, at, span.start)
                at = max(at, span.end)
            yield from self._ink(line, at, end)

    def _ink(self, line: int, start: int, end: int) -> Iterator[Span]:
        if start < end and (match := _INK.search(self.source.lines[line - 1].text, start, end)):
            yield Span(line, match.start(), match.end(), "unrecognised")

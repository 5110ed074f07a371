"""The sheet: a report's lines with a span for each stretch that was read, so that what is left over shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model.source import Remark, SourceText, Span, SpanKind
from generator.thai.digits import ascii_digits

_INK = re.compile(r"\S(?:.*\S)?", re.DOTALL)


@dataclass(slots=True)
class Sheet:
    """The lines `first` to `last` of a source, and what they were read as so far.

    Reading marks every stretch it understands; `leftovers` is the rest, so nothing can be lost by forgetting it.
    """

    source: SourceText
    first: int
    last: int
    spans: list[Span] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def text(self, line: int) -> str:
        """Return a line, repaired, as printed otherwise."""
        return self.source.lines[line - 1].text

    def plain(self, line: int) -> str:
        """Return a line with ASCII digits; offsets in it are those of `text`."""
        return ascii_digits(self.text(line))

    def mark(self, line: int, start: int, end: int, kind: SpanKind, path: str = "") -> str:
        """Note what a stretch was read as, without the white space at its ends, and return its text."""
        match = _INK.search(self.text(line), start, end)
        if not match:
            return ""
        self.spans.append(Span(line, match.start(), match.end(), kind, path))
        return match[0]

    def remark(self, code: str, path: str, line: int, start: int, end: int) -> None:
        """Note something about the print that no field can hold."""
        seen = self.text(line)[start:end].strip()
        self.remarks.append(Remark(code, path, line, start, max(len(seen), 1), seen))

    def leftovers(self) -> Iterator[Span]:
        """Yield the stretches that nothing was read from, in order of place."""
        by_line: dict[int, list[Span]] = {}
        for span in self.spans:
            by_line.setdefault(span.line, []).append(span)
        for line in range(self.first, self.last + 1):
            at = 0
            end = len(self.text(line))
            for span in sorted(by_line.get(line, ()), key=lambda span: span.start):
                yield from self._ink(line, at, span.start)
                at = max(at, span.end)
            yield from self._ink(line, at, end)

    def _ink(self, line: int, start: int, end: int) -> Iterator[Span]:
        if start < end and (match := _INK.search(self.text(line), start, end)):
            yield Span(line, match.start(), match.end(), "unrecognised")

"""A report as text with places, and what was read from each place.

Lines count from 1, as editors show them; offsets within a line count from 0 in its repaired text.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.diagnostics import Position
from generator.thai.digits import ascii_digits
from generator.thai.text import Edit, printed_offset


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a report: its repaired text, and the edits that lead back to the text as printed.

    `page` counts from 1, 0 where a kind of file has no pages. `running` marks the heads and feet of pages, which stand
    in the middle of what they interrupt. `confidence` is the percentage that reading a picture gave the line's least
    sure word, 100 for text. `plain` is the text with ASCII digits, which each step of reading asks for.
    """

    number: int
    text: str
    edits: tuple[Edit, ...] = ()
    page: int = 0
    running: bool = False
    confidence: int = 100
    plain: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Translate the digits, once for all steps."""
        object.__setattr__(self, "plain", ascii_digits(self.text))


@dataclass(frozen=True, slots=True)
class SourceText:
    """A report file read as text. `file` counts from the content folder: `reports/2563/x.txt`.

    `encoding` is the WHATWG name (`utf-8`, `utf-16le`, `utf-16be`, `windows-874`), empty where the kind of file settles
    it (PDF, Word). `ocr` says that the text was read from pictures.
    """

    file: str
    sha256: str
    encoding: str
    lines: tuple[Line, ...]
    ocr: bool = False

    def position(self, number: int, start: int = 0, width: int = 1) -> Position:
        """Return the place of an offset in a line, counted in the text as printed."""
        edits = self.lines[number - 1].edits
        return Position(self.file, number, printed_offset(start, edits) + 1, max(width, 1))


SpanKind = Literal["value", "label", "boilerplate", "unrecognised"]


class Span(NamedTuple):
    """A stretch of a line and what it was read as; `path` is the record's field for a value or its label."""

    line: int
    start: int
    end: int
    kind: SpanKind
    path: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the print that no field can hold, told by the reader: a stray heading, a label given twice."""

    code: str
    path: str
    line: int
    start: int
    width: int
    seen: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one report: its record, a span for every character that is not white space, and remarks.

    `first_line` and `last_line` bound the report within its file, which may hold several. `asks` names the fields that
    its edition of the form asks for, empty where that is not known.
    """

    source: SourceText
    form: str
    record: "dict[str, object]"
    spans: tuple[Span, ...]
    remarks: tuple[Remark, ...]
    first_line: int
    last_line: int
    asks: frozenset[str] = frozenset()
    _by_path: dict[str, Span] = field(default_factory=dict, repr=False, compare=False)

    def span(self, path: str) -> Span | None:
        """Return the first span that holds (or labels, where none holds) a field, such as `rounds.3.disbursed`."""
        if not self._by_path:
            for kind in ("label", "value"):  # a value beats its label
                for span in reversed(self.spans):
                    if span.kind == kind and span.path:
                        self._by_path[span.path] = span
        return self._by_path.get(path)

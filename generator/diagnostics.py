"""What is wrong or doubtful in content, said so that its author can put it right.

Trouble in content is a value: each stage returns what it made and the diagnostics it has, and one bad file
never hides another. A rule keeps its code for ever.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the two languages of the project."""

    th: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the words in a language by its code; English stands in for any other."""
        return self.th if language == "th" else self.en

    @property
    def unbound(self) -> "Text":
        """The same words with plain spaces, as data has them: those that no line may break at are for pages."""
        return Text(self.th.replace("\u00a0", " "), self.en.replace("\u00a0", " "))


class Severity(StrEnum):
    """How much a diagnostic weighs: an error keeps its file from being published."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return ("error", "warning", "note").index(self.value)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means: one line, why it matters to a reader, and what a maintainer does about it."""

    code: str
    severity: Severity
    title: Text
    why: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file. Lines and columns count from 1; a column counts characters as the file has them."""

    file: str
    line: int | None = None
    column: int | None = None
    width: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault found: which rule, where, in which field of the record, what was seen and what would be right.

    The quality flags of a published project are such diagnostics too.
    """

    rule: Rule
    position: Position
    message: Text
    field: str = ""
    expected: Text | None = None

    @property
    def code(self) -> str:
        """The rule's code, such as `money-unexplained`."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place, then by code."""
        place = self.position
        return place.file, place.line or 0, place.column or 0, self.code, self.field

    def at(self, position: Position) -> "Diagnostic":
        """Return the same diagnostic at another place."""
        return replace(self, position=position)


def compare(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return what was said and is not any more, and what is said now and was not; wherever in its file it stands."""
    before, after = list(before), list(after)
    return _beyond(before, after), _beyond(after, before)


def _beyond(those: list[Diagnostic], these: list[Diagnostic]) -> list[Diagnostic]:
    left, beyond = Counter(map(_said, these)), list[Diagnostic]()
    for one in those:
        if left[_said(one)]:
            left[_said(one)] -= 1
        else:
            beyond.append(one)
    return beyond


def _said(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Return what a diagnostic says of which file, without the line: a line moves when one above it is added."""
    return diagnostic.position.file, diagnostic.code, diagnostic.field, diagnostic.message.en

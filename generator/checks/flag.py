"""How a rule says what it found, and where."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Position, Rule, Text
from generator.model.entry import Subject
from generator.model.source import Remark


def flag(
    subject: Subject,
    rule: Rule,
    path: str,
    message: Text,
    *,
    expected: Text | None = None,
    position: Position | None = None,
) -> Diagnostic:
    """Return a diagnostic on a field, at a position where the rule knows it better than the field's own place."""
    return Diagnostic(rule, position or locate(subject, path), message, path, expected)


def flag_remark(subject: Subject, rule: Rule, remark: Remark, message: Text) -> Diagnostic:
    """Return a diagnostic at the very stretch of print that the reader remarked on."""
    if subject.reading is None:
        return flag(subject, rule, remark.path, message)
    position = subject.reading.source.position(remark.line, remark.start, remark.width)
    return flag(subject, rule, remark.path, message, position=position)


def remarks(subject: Subject, code: str) -> Iterator[Remark]:
    """Yield what the reader remarked on under a code; nothing where there is no reading."""
    if subject.reading is not None:
        yield from (remark for remark in subject.reading.remarks if remark.code == code)


def locate(subject: Subject, path: str) -> Position:
    """Return the place of a field; of what holds it (its round, its list), where the field itself has none."""
    position = subject.locate(path)
    while position.line is None and "." in path:
        path = path.rpartition(".")[0]
        position = subject.locate(path)
    return position


def round_number(path: str) -> int | None:
    """Return the round that a path is of: 5 for `rounds.5` and `rounds.5.label`; None for any other path."""
    head, _, rest = path.partition(".")
    number = rest.partition(".")[0]
    return int(number) if head == "rounds" and number.isascii() and number.isdigit() else None

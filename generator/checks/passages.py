"""The texts of a project, and the exact place in the report of a stretch within one."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.checks.flag import locate
from generator.diagnostics import Position
from generator.model.entry import Subject
from generator.model.project import Project
from generator.model.source import Reading, Span


class Passage(NamedTuple):
    """One text of a project, by its field path."""

    path: str
    text: str


def passages(project: Project) -> Iterator[Passage]:
    """Yield every text of a project that readers read; not officials, whom the site's privacy setting governs."""
    strategy = project.strategy
    texts: tuple[tuple[str, str | None], ...] = (
        ("title", project.title),
        *((f"agency.{number}", unit) for number, unit in enumerate(project.agency, 1)),
        ("rationale", project.rationale),
        *((f"objectives.{number}", item) for number, item in enumerate(project.objectives, 1)),
        *((f"targets.{number}", item) for number, item in enumerate(project.targets, 1)),
        ("strategy.theme", strategy.theme),
        ("strategy.sub_theme", strategy.sub_theme),
        ("strategy.goal", strategy.goal),
        ("strategy.indicator", strategy.indicator),
        *((f"rounds.{round_.number}.narrative", round_.narrative) for round_ in project.rounds),
    )
    yield from (Passage(path, text) for path, text in texts if text)


def unrecognised(project: Project) -> Iterator[Passage]:
    """Yield the texts of a report that no field holds."""
    for number, line in enumerate(project.unrecognised, 1):
        yield Passage(f"unrecognised.{number}", line.text)


def places(subject: Subject, passage: Passage, stretches: Sequence[tuple[int, int]]) -> list[Position]:
    """Return where stretches (start, end) of a passage stand: line and column in the report, else the field's place."""
    if not stretches:
        return []
    reading = subject.reading
    if reading is None:
        return [locate(subject, passage.path)] * len(stretches)
    # A value is its printed pieces in order, joined by a line break or a space, so a walk over it finds each again.
    # A piece that a correction changed is not found.
    starts, pieces, changed, cursor = list[int](), list[Span](), list[Span](), 0
    for span in _spans(subject, reading, passage.path):
        printed = _printed(reading, span)
        offset = passage.text.find(printed, cursor)
        if offset < 0:
            changed.append(span)
        else:
            starts.append(offset)
            pieces.append(span)
            cursor = offset + len(printed)
    found = list[Position]()
    for start, end in stretches:
        index = bisect_right(starts, start) - 1
        place = _within(reading, pieces[index], start - starts[index], end - start) if index >= 0 else None
        found.append(place or _in_changed(reading, changed, passage.text[start:end]) or locate(subject, passage.path))
    return found


def _within(reading: Reading, span: Span, offset: int, width: int) -> Position | None:
    """Return the place of an offset in a piece, or None where the piece ends before it."""
    if span.start + offset >= span.end:
        return None
    return reading.source.position(span.line, span.start + offset, width)


def _in_changed(reading: Reading, changed: list[Span], stretch: str) -> Position | None:
    """Return where the report prints a stretch in other company than the corrected text has."""
    for span in changed:
        offset = _printed(reading, span).find(stretch)
        if offset >= 0:
            return reading.source.position(span.line, span.start + offset, len(stretch))
    return None


def _spans(subject: Subject, reading: Reading, path: str) -> Iterator[Span]:
    """Yield the spans that a text was read from; those of its list where the item has none of its own."""
    head, _, number = path.partition(".")
    if head == "unrecognised":
        line = subject.project.unrecognised[int(number) - 1].line
        yield from (span for span in reading.spans if span.kind == "unrecognised" and span.line == line)
        return
    values = [span for span in reading.spans if span.kind == "value"]
    own = [span for span in values if span.path == path]
    yield from own or (span for span in values if span.path == head)


def _printed(reading: Reading, span: Span) -> str:
    return reading.source.lines[span.line - 1].text[span.start : span.end]

"""The report as text, line by line, with what was read from each: `projects/2563/01000000-2456/source/`."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.model.entry import Entry
from generator.model.outputs import OutputFile
from generator.model.source import Line, Span
from generator.pages.anchors import anchor
from generator.pages.places import places, shared_place
from generator.pages.studio import Studio


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: its text, and what it was read as; `kind` is empty for the white space between spans."""

    text: str
    kind: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair of a line, with characters that nobody sees made visible."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line as shown; `paths` are the fields read from it, each once; `page` the page that begins here, else 0."""

    number: int
    pieces: tuple[Piece, ...]
    repairs: tuple[Repair, ...]
    paths: tuple[str, ...]
    page: int = 0


def source_page(entry: Entry, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page, once for all languages; nothing for a project without a report that could be read."""
    if entry.reading is None:
        return
    project = entry.project
    path = f"projects/{project.key}/"
    data = {
        "entry": entry,
        "project": project,
        "reading": entry.reading,
        "lines": source_lines(entry),
        "anchor": partial(anchor, rounds={str(round_.number) for round_ in project.rounds}),
        "project_places": places(studio.site, path),
        "source_name": project.source.published_name if project.source else "",
    }
    yield studio.page("source.html", shared_place(studio.site, f"{path}source/"), data)


def source_lines(entry: Entry) -> tuple[SourceLine, ...]:
    """Return the lines of the report's part of its file."""
    reading = entry.reading
    if reading is None:
        return ()
    spans = defaultdict[int, list[Span]](list)
    for span in reading.spans:
        spans[span.line].append(span)
    lines, shown, page = reading.source.lines[reading.first_line - 1 : reading.last_line], list[SourceLine](), 0
    for line in lines:
        made = _shown(line, sorted(spans[line.number], key=lambda span: span.start))
        shown.append(replace(made, page=line.page) if line.page > page else made)
        page = max(page, line.page)
    return tuple(shown)


def _shown(line: Line, spans: Sequence[Span]) -> SourceLine:
    pieces, last = list[Piece](), 0
    for span in spans:
        if span.start > last:
            pieces.append(Piece(line.text[last : span.start]))
        pieces.append(Piece(line.text[span.start : span.end], span.kind, span.path))
        last = span.end
    if last < len(line.text):
        pieces.append(Piece(line.text[last:]))
    return SourceLine(
        number=line.number,
        pieces=tuple(pieces),
        repairs=tuple(Repair(edit.kind, visible(edit.before), visible(edit.after)) for edit in line.edits),
        paths=tuple(dict.fromkeys(span.path for span in spans if span.kind == "value")),
    )


def visible(text: str) -> str:
    """Return a text with spaces and characters that do not show as their code points: `U+200B`."""
    return "".join(
        f"[U+{ord(char):04X}]" if char.isspace() or unicodedata.category(char)[0] in "CZ" else char for char in text
    )

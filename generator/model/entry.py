"""A project as published: its record with corrections applied, what follows from it, and its quality flags."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Position
from generator.model.facts import Facts
from generator.model.history import Revision
from generator.model.project import Correction, Project
from generator.model.settings import Agency, Site
from generator.model.source import Reading


@dataclass(frozen=True, slots=True)
class Subject:
    """What a quality rule looks at: a project, what was read from its report, and where each field stands.

    `reading` is None for a hand-written record and where the report file is not there.
    `locate` gives the place of a field by its path: in the report where there is one, else in the record.
    `rewriting` are the revisions in which a new report told rounds of the past otherwise, where the history is known.
    """

    project: Project
    facts: Facts
    reading: Reading | None
    site: Site
    locate: Callable[[str], Position]
    rewriting: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One project as published. `reported` is the record's tree before corrections; `record` after.

    `reading` is the reading of the report whose bytes the record names, for the source page and for the exact
    line of each field; None where there is no such report. `source_bytes` are that report's bytes where nothing in
    them is masked or withheld, else None. Texts in `project`, `record`, `reported` and `reading` are masked already
    (personal data in running text), and officials are gone from all of them where the site withholds them.
    """

    project: Project
    facts: Facts
    flags: tuple[Diagnostic, ...]
    corrections: tuple[Correction, ...]
    reported: dict[str, object]
    record: dict[str, object]
    agency: Agency
    reading: Reading | None
    source_bytes: bytes | None

    def line(self, path: str) -> int | None:
        """Return the report's line that a field was read from: exactly where the reading is there, else its first."""
        span = self.reading.span(path) if self.reading else None
        if span:
            return span.line
        lines = self.project.source.lines.get(path) if self.project.source else None
        return lines[0] if lines else None

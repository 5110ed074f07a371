"""One report file to the records it gives, with all that there is to say about them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.checks import run_checks
from generator.content import record_file
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.forms import Profile, read_reports
from generator.model.entry import Subject
from generator.model.facts import derive
from generator.model.project import Project
from generator.model.settings import Site
from generator.model.source import Reading
from generator.records import dump_record
from generator.sources import read_source
from generator.validation import validate

DUPLICATE_ID = Rule(
    "duplicate-id",
    Severity.ERROR,
    Text("รหัสและปีงบประมาณซ้ำ", "Id and fiscal year used twice"),
    Text(
        "โครงการหนึ่งในปีหนึ่งมีได้ระเบียนเดียว ไม่เช่นนั้นผู้อ่านจะไม่รู้ว่าฉบับใดถูก",
        "A project has one record a year; with two, nobody could tell which report holds.",
    ),
    Text("ลบไฟล์ที่ไม่ใช่ฉบับล่าสุด หรือแก้รหัสในไฟล์ที่ผิด", "Delete the file that is out of date, or mend the id in the wrong one."),
)
RULES = (DUPLICATE_ID,)


@dataclass(frozen=True, slots=True)
class Conversion:
    """A record read from a report: the project it makes, its YAML, and its quality flags."""

    reading: Reading
    project: Project
    yaml: str
    flags: tuple[Diagnostic, ...]

    @property
    def file(self) -> str:
        """The record's file name in the content folder."""
        return record_file(self.project.key)


def convert_report(
    content: bytes, file: str, profiles: tuple[Profile, ...], site: Site
) -> tuple[tuple[Conversion, ...], tuple[Diagnostic, ...]]:
    """Return the records that a report file gives and, for each report in it that gives none, every reason why not."""
    source = read_source(content, file)
    if isinstance(source, Diagnostic):
        return (), (source,)
    readings, problems = read_reports(source, profiles)
    conversions, faults = list[Conversion](), list(problems)
    for reading in readings:
        locate = locator(reading)
        project, found = validate(reading.record, locate)
        faults += found
        if project:
            flags = run_checks(Subject(project, derive(project), reading, site, locate))
            conversions.append(Conversion(reading, project, dump_record(reading.record), flags))
    return tuple(conversions), tuple(faults)


def locator(reading: Reading) -> Callable[[str], Position]:
    """Return a function that gives the report's place of a field: its value, its label, or what it belongs to."""

    def locate(path: str) -> Position:
        while path:
            if span := reading.span(path):
                return reading.source.position(span.line, span.start, span.end - span.start)
            source = reading.record["source"]
            lines = source["lines"].get(path) if isinstance(source, dict) else None
            if lines:
                return reading.source.position(int(lines[0]))
            path = path.rpartition(".")[0]
        return Position(reading.source.file, max(1, reading.first_line), 1)

    return locate


def settle(
    conversions: Iterable[Conversion], owners: Mapping[str, str | None]
) -> tuple[tuple[Conversion, ...], tuple[Diagnostic, ...]]:
    """Return the conversions that may become records, and a diagnostic for each that another report stands against.

    `owners` names for each record that is there (by key) the report it was converted from, None for a hand-written
    one. Of two reports with one id and year the one whose record is there stays; without one, neither is taken.
    """
    by_key: dict[str, list[Conversion]] = {}
    for conversion in conversions:
        by_key.setdefault(conversion.project.key, []).append(conversion)
    taken, faults = list[Conversion](), list[Diagnostic]()
    for key, rivals in by_key.items():
        owned = key in owners
        for conversion in rivals:
            others = [other for other in rivals if other is not conversion]
            mine = owned and owners[key] == conversion.reading.source.file
            if owned and not mine:
                faults.append(_duplicate(conversion, owners[key] or record_file(key)))
            elif others and (not owned or all(other.reading.source is conversion.reading.source for other in others)):
                faults.append(_duplicate(conversion, _place(others[0])))
            else:
                taken.append(conversion)
    return tuple(taken), tuple(faults)


def _place(conversion: Conversion) -> str:
    position = locator(conversion.reading)("id")
    return f"{position.file}:{position.line}"


def _duplicate(conversion: Conversion, other: str) -> Diagnostic:
    key = conversion.project.key
    message = Text(f"โครงการ {key} มีแล้วใน {other}", f"the project {key} stands already in {other}")
    expected = Text("รายงานฉบับเดียวต่อรหัสและปีงบประมาณ", "one report for an id and fiscal year")
    return Diagnostic(DUPLICATE_ID, locator(conversion.reading)("id"), message, "id", expected)

"""One report file to the records it gives, with all that there is to say about them."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.bounds import USUAL, Bounds
from generator.checks import run_checks
from generator.content import record_file
from generator.deadline import OverTimeError, deadline
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.forms import Profile, read_reports
from generator.model.entry import Subject
from generator.model.facts import derive
from generator.model.project import Project
from generator.model.settings import Site
from generator.model.source import Reading
from generator.records import dump_record
from generator.sources import TOO_SLOW_TO_READ, read_source
from generator.validation import validate

INVALID_FILE_NAME = Rule(
    "invalid-file-name",
    Severity.ERROR,
    Text("ชื่อไฟล์ใช้ไม่ได้", "File name cannot be used"),
    Text("ระเบียนต้องบอกได้ว่ามาจากไฟล์ใด", "A record names the file that it comes from."),
    Text("เปลี่ยนชื่อไฟล์", "Rename the file."),
)
RULES = (INVALID_FILE_NAME,)


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
    readings, problems = read_report(content, file, profiles, site.bounds)
    conversions, faults = list[Conversion](), list(problems)
    try:
        with deadline(site.bounds.report_seconds):
            for reading in readings:
                locate = locator(reading)
                project, found = validate(reading.record, locate, site.bounds)
                faults += found
                if project:
                    flags = run_checks(Subject(project, derive(project), reading, site, locate))
                    conversions.append(Conversion(reading, project, dump_record(reading.record), flags))
    except OverTimeError:
        return (), (_too_slow(file, site.bounds),)
    return tuple(conversions), tuple(faults)


def read_report(
    content: bytes, file: str, profiles: tuple[Profile, ...], bounds: Bounds = USUAL
) -> tuple[tuple[Reading, ...], tuple[Diagnostic, ...]]:
    """Return what was read from each report of a file, or why it cannot be read."""
    if not file.isprintable():  # bytes that are no UTF-8, line breaks
        return (), (_ill_named(file),)
    if (length := len(file.encode())) > bounds.path_bytes:
        return (), (bounds.exceeded("path_bytes", file, length),)
    source = read_source(content, file, bounds)
    if isinstance(source, Diagnostic):
        return (), (source,)
    try:
        with deadline(bounds.report_seconds):
            return read_reports(source, profiles)
    except OverTimeError:
        return (), (_too_slow(file, bounds),)


def _too_slow(file: str, bounds: Bounds) -> Diagnostic:
    return bounds.exceeded("report_seconds", file, rule=TOO_SLOW_TO_READ)


def _ill_named(file: str) -> Diagnostic:
    message = Text("ชื่อไฟล์มีอักขระที่ไม่ใช่ตัวอักษร", "the file's name has characters that are no text")
    expected = Text("ชื่อที่พิมพ์ได้ รหัส UTF-8", "a name that can be printed, in UTF-8")
    return Diagnostic(INVALID_FILE_NAME, Position(file), message, expected=expected)


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

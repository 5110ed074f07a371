"""Report files to the records they give, with all that there is to say about them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.checks import run_checks
from generator.content import ContentFolder, key_of, record_file
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.forms import Profile, read_reports
from generator.model.entry import Subject
from generator.model.facts import derive
from generator.model.project import Project
from generator.model.settings import Site
from generator.model.source import Reading
from generator.records import Origin, dump_record, read_origin
from generator.sources import digest, read_file, read_source
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
INVALID_FILE_NAME = Rule(
    "invalid-file-name",
    Severity.ERROR,
    Text("ชื่อไฟล์ใช้ไม่ได้", "File name cannot be used"),
    Text("ระเบียนต้องบอกได้ว่ามาจากไฟล์ใด", "A record names the file that it comes from."),
    Text("เปลี่ยนชื่อไฟล์", "Rename the file."),
)
RULES = (DUPLICATE_ID, INVALID_FILE_NAME)

# A step of long work: what is done, and the things it goes through.
Progress = Callable[[str, list[str]], Iterable[str]]


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
    if not file.isprintable():  # bytes that are no UTF-8, line breaks
        return (), (_ill_named(file),)
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


@dataclass(frozen=True, slots=True)
class NewRecords:
    """What reports give that the records there do not hold yet."""

    taken: tuple[Conversion, ...]
    unchanged: int
    faults: tuple[Diagnostic, ...]


def convert_new(
    content: ContentFolder,
    named: Collection[str] | None,
    profiles: tuple[Profile, ...],
    site: Site,
    progress: Callable[[list[str]], Iterable[str]],
) -> NewRecords:
    """Return the records of all reports whose bytes are new, or of the reports named whether new or not.

    Reports that are new and not named are read all the same: one of them may have the id of one that is named.
    """
    origins = _origins(content)
    versions = {key: (origin.file, origin.sha256) for key, origin in origins.items() if origin}
    alone = {(origin.file, origin.sha256): origin.alone for origin in origins.values() if origin}
    conversions, faults, unchanged = list[Conversion](), list[Diagnostic](), 0
    for file in progress(content.reports()):
        report = read_file(content.path(file), file)
        if isinstance(report, Diagnostic):
            faults.append(report)
            continue
        version, asked = (file, digest(report)), named is not None and file in named
        # Of a file with several reports some may have failed, and must be told of every time.
        if alone.get(version) and not asked:
            unchanged += 1
            continue
        made, found = convert_report(report, file, profiles, site)
        faults += found
        for conversion in made:
            if not asked and versions.get(conversion.project.key) == version:
                unchanged += 1
            else:
                conversions.append(conversion)
    taken, duplicates = _settle(conversions, _owners(origins, content))
    if named is None:
        return NewRecords(taken, unchanged, (*faults, *duplicates))
    return NewRecords(
        tuple(made for made in taken if made.reading.source.file in named),
        0,
        tuple(fault for fault in (*faults, *duplicates) if fault.position.file in named),
    )


def _origins(content: ContentFolder) -> dict[str, Origin | None]:
    """Return for each record that is there, by its key, the report it was converted from."""
    origins = dict[str, Origin | None]()
    for file in content.records():
        record = read_file(content.path(file), file)
        origins[key_of(file)] = read_origin(record) if isinstance(record, bytes) else None
    return origins


def _owners(origins: Mapping[str, Origin | None], content: ContentFolder) -> dict[str, str | None]:
    """Return whose each record is: a report's that is there, or nobody's (None) for a hand-written one.

    A record whose report is gone is free for the report that gives it now: reports are renamed and replaced.
    """
    return {
        key: origin.file if origin else None
        for key, origin in origins.items()
        if origin is None or content.exists(origin.file)
    }


def _settle(
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
        entitled = [rival for rival in rivals if key not in owners or owners[key] == rival.reading.source.file]
        if len(entitled) == 1:
            taken += entitled
        for rival in rivals:
            if entitled == [rival]:
                continue
            other = next((other for other in entitled if other is not rival), None)
            faults.append(_duplicate(rival, _place(other) if other else owners[key] or record_file(key)))
    return tuple(taken), tuple(faults)


def _place(conversion: Conversion) -> str:
    position = locator(conversion.reading)("id")
    return f"{position.file}:{position.line}"


def _duplicate(conversion: Conversion, other: str) -> Diagnostic:
    key = conversion.project.key
    message = Text(f"โครงการ {key} มีแล้วใน {other}", f"the project {key} stands already in {other}")
    expected = Text("รายงานฉบับเดียวต่อรหัสและปีงบประมาณ", "one report for an id and fiscal year")
    return Diagnostic(DUPLICATE_ID, locator(conversion.reading)("id"), message, "id", expected)

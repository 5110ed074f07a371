"""One record to the project as published: corrections applied, checked, masked where privacy asks for it."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.bounds import Bounds
from generator.checks import run_checks
from generator.content import ContentFolder, key_of, ledger_file, record_file
from generator.conversion import locator, read_report
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.drift import RECORD_DRIFTED, find_drift
from generator.forms import Profile
from generator.masking import published
from generator.model.entry import Entry, Subject
from generator.model.facts import derive
from generator.model.history import Revision
from generator.model.outputs import OutputFile
from generator.model.project import Correction, Project
from generator.model.settings import Site
from generator.model.source import Reading
from generator.plain_files import UNREADABLE_FILE
from generator.records import apply_corrections, dump_record, load_corrections, load_record, read_origin
from generator.sources import SCANNED_PDF, digest, read_file
from generator.validation import validate
from generator.yaml_text import Document, Tree

MISPLACED_RECORD = Rule(
    "misplaced-record",
    Severity.ERROR,
    Text("ระเบียนอยู่ผิดที่", "Record in the wrong place"),
    Text(
        "ชื่อไฟล์ต้องตรงกับปีงบประมาณและรหัส มิฉะนั้นสองโครงการอาจทับกัน",
        "A file's name must be its year and id, or two projects could collide.",
    ),
    Text("ย้ายไฟล์ไปยังชื่อที่บอกไว้", "Move the file to the name given."),
)
UNREADABLE_RECORD = Rule(
    "unreadable-record",
    Severity.ERROR,
    Text("เปิดระเบียนไม่ได้", "Record cannot be opened"),
    Text("ระเบียนที่เปิดไม่ได้เผยแพร่ไม่ได้", "What cannot be opened cannot be published."),
    Text("ตรวจสิทธิ์การอ่านไฟล์ และบันทึกเป็น UTF-8", "See that the file may be read, and is saved as UTF-8."),
)
REPORT_MISSING = Rule(
    "report-missing",
    Severity.WARNING,
    Text("ไม่พบไฟล์รายงานต้นทาง", "Report file not found"),
    Text("ผู้อ่านจึงย้อนดูต้นฉบับไม่ได้", "Readers cannot look at the original."),
    Text("วางไฟล์รายงานกลับที่เดิม", "Put the report file back in its place."),
)
# These two are flags too: readers of the page should know.
FLAG_RULES = (REPORT_MISSING, RECORD_DRIFTED)
RULES = (MISPLACED_RECORD, UNREADABLE_RECORD, *FLAG_RULES)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of one record: the entry to publish or None, and all that there is to say."""

    file: str
    entry: Entry | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Inputs:
    """All that one project depends on, besides the site's configuration; of its history, what a page marks."""

    file: str
    record: bytes | Diagnostic
    ledger: bytes | Diagnostic | None
    report_file: str | None
    report: bytes | Diagnostic | None
    rewriting: tuple[Revision, ...] = ()


def load_inputs(content: ContentFolder, file: str, rewriting: tuple[Revision, ...] = ()) -> Inputs:
    """Read what a record's project is made from: the record, its ledger, its report; its history is handed in."""
    bounds, record = content.bounds, read_file(content.path(file), file, content.bounds)
    ledger = ledger_file(key_of(file))
    origin = read_origin(record) if isinstance(record, bytes) else None
    report = origin.file if origin else None
    return Inputs(
        file,
        record,
        read_file(content.path(ledger), ledger, bounds) if content.exists(ledger) else None,
        report,
        read_file(content.path(report), report, bounds) if report and content.exists(report) else None,
        rewriting,
    )


def prepare(inputs: Inputs, profiles: tuple[Profile, ...], site: Site) -> Prepared:
    """Return the project as published, or every reason why it is not."""
    file, ledger = inputs.file, ledger_file(key_of(inputs.file))
    corrections, ledger_faults = _read_ledger(inputs.ledger, ledger, site.bounds)
    text = _decoded(inputs.record, file)
    if isinstance(text, Diagnostic):
        return Prepared(file, None, (*ledger_faults, text))
    today = _read_today(inputs, profiles, site.bounds)
    # One that is word for word what its report gives, as most are, needs no reading of its own.
    found = today.of(key_of(file))
    is_same = found and dump_record(found.record) == text
    reported, faults = (found.record, ()) if found and is_same else load_record(text, file, site.bounds)
    if reported is None or faults:
        # What is sound in it may have faults of its own: all of them are told at once.
        told = {fault.field for fault in faults}
        others = validate(reported, Document(file, text).locate, site.bounds)[1] if reported else ()
        others = tuple(fault for fault in others if fault.field not in told)
        return Prepared(file, None, (*ledger_faults, *faults, *others))
    corrected, stale = apply_corrections(reported, corrections, ledger)
    project, problems = validate(corrected, Document(file, text).locate, site.bounds)
    if project and file != record_file(project.key):
        problems = (_misplaced(project.key, file),)
    if project is None or problems or ledger_faults or stale:
        return Prepared(file, None, (*ledger_faults, *stale, *problems))
    if isinstance(inputs.report, Diagnostic) and inputs.report.rule is UNREADABLE_FILE:
        return Prepared(file, None, (inputs.report,))  # it is there: that it is missing would be said in error
    reading, drift = _compare(inputs, project, text, reported, today)
    locate = locator(reading) if reading else Document(file, text).locate
    subject = Subject(project, derive(project), reading, site, locate, inputs.rewriting)
    flags = tuple(sorted((*run_checks(subject), *drift), key=lambda flag: flag.sort_key))
    entry = Entry(
        project=project,
        facts=subject.facts,
        flags=flags,
        corrections=corrections,
        reported=reported,
        record=corrected,
        agency=site.agency(project.agency_code, next(iter(project.agency), None)),
        reading=reading,
        source_bytes=inputs.report if reading and isinstance(inputs.report, bytes) else None,
    )
    return Prepared(file, published(entry, withhold=site.privacy == "withhold"), flags)


def published_record(entry: Entry) -> OutputFile:
    """Return a project's record as the site gives it out: as reported, where its own file lies in the content."""
    return OutputFile(record_file(entry.project.key), dump_record(entry.reported).encode())


def _read_ledger(
    content: bytes | Diagnostic | None, file: str, bounds: Bounds
) -> tuple[tuple[Correction, ...], tuple[Diagnostic, ...]]:
    text = "" if content is None else _decoded(content, file)
    return ((), (text,)) if isinstance(text, Diagnostic) else load_corrections(text, file, bounds)


def _decoded(content: bytes | Diagnostic, file: str) -> str | Diagnostic:
    """Return a YAML file's text, its lines ended by LF, or why there is none."""
    if isinstance(content, Diagnostic):
        return content
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before, seen = content[: error.start], content[error.start]
        place = Position(file, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        message = Text(f"ไบต์ 0x{seen:02X} ไม่ใช่ UTF-8", f"byte 0x{seen:02X} is not UTF-8")
        return Diagnostic(UNREADABLE_RECORD, place, message, expected=Text("ข้อความรหัส UTF-8", "text in UTF-8"))


def _misplaced(key: str, file: str) -> Diagnostic:
    message = Text(f"ระเบียนนี้เป็นของ {key}", f"this record is of {key}")
    expected = Text(*[record_file(key)] * 2)
    return Diagnostic(MISPLACED_RECORD, Position(file, 1, 1), message, "id", expected)


class _Today(NamedTuple):
    """What is read from a record's report today, and why it cannot be read."""

    readings: tuple[Reading, ...]
    problems: tuple[Diagnostic, ...]

    def of(self, key: str) -> Reading | None:
        """Return what is read of one project, known by its fiscal year and id."""
        year, _, id_ = key.partition("/")
        of_it = (one for one in self.readings if (one.record.get("fiscal_year"), one.record.get("id")) == (year, id_))
        return next(of_it, None)


def _read_today(inputs: Inputs, profiles: tuple[Profile, ...], bounds: Bounds) -> _Today:
    if inputs.report_file is None or not isinstance(inputs.report, bytes):
        return _Today((), ())
    return _Today(*read_report(inputs.report, inputs.report_file, profiles, bounds))


def _compare(
    inputs: Inputs, project: Project, text: str, reported: Tree, today: _Today
) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    """Return what is read of the project today, and whether its record still says the same."""
    if project.source is None:
        return None, ()
    if not isinstance(inputs.report, bytes):
        message = Text(f"ไม่พบ {project.source.file}", f"{project.source.file} is not there")
        return None, (
            Diagnostic(REPORT_MISSING, Document(inputs.file, text).locate("source.file"), message, "source.file"),
        )
    if project.source.ocr and any(problem.rule is SCANNED_PDF for problem in today.problems):
        return None, ()  # what reads pictures is not installed here: that says nothing about the record
    if reading := today.of(project.key):
        drifted = find_drift(Document(inputs.file, text), reported, reading.record, dump_record(reading.record))
        # The source page must show the very lines that the record was read from.
        same_report = digest(inputs.report) == project.source.sha256
        return (reading if same_report else None), (drifted,) if drifted else ()
    message = Text(
        f"{project.source.file} ไม่ให้โครงการนี้แล้ว", f"{project.source.file} does not give this project any more"
    )
    return None, (Diagnostic(RECORD_DRIFTED, Position(inputs.file, 1, 1), message),)

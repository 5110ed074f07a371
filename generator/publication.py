"""One record to the project as published: corrections applied, checked, masked where privacy asks for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from generator.checks import run_checks
from generator.content import ContentFolder, key_of, ledger_file
from generator.conversion import locator
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.forms import Profile, read_reports
from generator.model.entry import Entry, Subject
from generator.model.facts import derive
from generator.model.privacy import mask
from generator.model.project import Correction, Project
from generator.model.settings import Site
from generator.model.source import Line, Reading
from generator.records import (
    INVALID_CORRECTION,
    STALE_CORRECTION,
    apply_corrections,
    dump_record,
    load_corrections,
    load_record,
)
from generator.sources import digest, read_file, read_source
from generator.validation import validate
from generator.yaml_text import Document, load_yaml

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
RECORD_DRIFTED = Rule(
    "record-drifted",
    Severity.WARNING,
    Text("ระเบียนไม่ตรงกับรายงาน", "Record and report have drifted apart"),
    Text(
        "ระเบียนต้องแปลงซ้ำได้จากรายงานเสมอ ถ้าไม่ตรงกัน อาจมีคนแก้ด้วยมือ หรือรายงานเปลี่ยนไป",
        "A record can always be made again from its report; where they differ, one of them was changed.",
    ),
    Text("แปลงรายงานใหม่ แล้วบันทึกการแก้ไขไว้ใน corrections", "Convert the report again; put corrections into the ledger."),
)
# These two are flags too: readers of the page should know.
FLAG_RULES = (REPORT_MISSING, RECORD_DRIFTED)
RULES = (MISPLACED_RECORD, UNREADABLE_RECORD, *FLAG_RULES)
# A correction that does not fit must not silently vanish from a page: it stops the build.
STOPPING = (STALE_CORRECTION, INVALID_CORRECTION)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of one record: the entry to publish or None, and all that there is to say."""

    file: str
    entry: Entry | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Inputs:
    """All bytes that one project depends on, besides the site's configuration."""

    file: str
    record: bytes | Diagnostic
    ledger: bytes | None
    report: bytes | Diagnostic | None

    @cached_property
    def fingerprint(self) -> str:
        """A digest that changes when any of them does."""
        parts = (self.record, self.ledger, self.report)
        return digest(
            repr([digest(part) if isinstance(part, bytes) else str(part) for part in (self.file, *parts)]).encode()
        )


def load_inputs(content: ContentFolder, file: str) -> Inputs:
    """Read what a record's project is made from: the record, its ledger, its report."""
    record = read_file(content.path(file), file)
    ledger = ledger_file(key_of(file))
    corrections = read_file(content.path(ledger), ledger) if content.exists(ledger) else None
    named = origin(record) if isinstance(record, bytes) else None
    report_file = named[0] if named else None
    report = read_file(content.path(report_file), report_file) if report_file and content.exists(report_file) else None
    return Inputs(file, record, corrections if isinstance(corrections, bytes) else None, report)


def origin(record: bytes) -> tuple[str, str] | None:
    """Return the report file that a record names and its hash, without reading the whole of it.

    `source` is the last key of a converted record; a hand-written one has none.
    """
    text = record.decode("utf-8", errors="replace")
    start = text.rfind("\nsource:\n")
    end = text.find("\n  lines:", start)
    tree, _ = load_yaml(text[start : end if end > start else len(text)], "") if start >= 0 else (None, ())
    source = tree.get("source") if isinstance(tree, dict) else None
    if not isinstance(source, dict):
        return None
    file, sha256 = source.get("file"), source.get("sha256")
    if isinstance(file, str) and isinstance(sha256, str) and file.startswith("reports/"):
        return file, sha256
    return None


def prepare(inputs: Inputs, profiles: tuple[Profile, ...], site: Site) -> Prepared:
    """Return the project as published, or every reason why it is not."""
    file = inputs.file
    if isinstance(inputs.record, Diagnostic):
        return Prepared(file, None, (inputs.record,))
    try:
        text = inputs.record.decode("utf-8")
        ledger_text = (inputs.ledger or b"").decode("utf-8")
    except UnicodeDecodeError as error:
        message = Text("ไฟล์ไม่ใช่ UTF-8", f"the file is not UTF-8: {error.reason}")
        return Prepared(file, None, (Diagnostic(UNREADABLE_RECORD, Position(file), message),))
    reported, faults = load_record(text, file)
    if reported is None:
        return Prepared(file, None, faults)
    ledger = ledger_file(key_of(file))
    corrections, ledger_faults = load_corrections(ledger_text, ledger)
    corrected, stale = apply_corrections(reported, corrections, ledger)
    project, problems = validate(corrected, Document(file, text).locate)
    if project and file != f"projects/{project.key}.yaml":
        expected = Text(f"projects/{project.key}.yaml", f"projects/{project.key}.yaml")
        message = Text(f"ระเบียนนี้เป็นของ {project.key}", f"this record is of {project.key}")
        problems = (Diagnostic(MISPLACED_RECORD, Position(file, 1, 1), message, "id", expected),)
        project = None
    if project is None or ledger_faults or stale:
        return Prepared(file, None, (*ledger_faults, *stale, *problems))
    reading, drift = _reread(inputs, project, text, profiles)
    locate = locator(reading) if reading else Document(file, text).locate
    subject = Subject(project, derive(project), reading, site, locate)
    flags = tuple(sorted((*run_checks(subject), *drift), key=lambda flag: flag.sort_key))
    entry = _published(subject, flags, corrections, reported, corrected, inputs)
    return Prepared(file, entry, flags)


def _reread(
    inputs: Inputs, project: Project, text: str, profiles: tuple[Profile, ...]
) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    """Return what is read from the record's report today, and whether the record still says the same."""
    if project.source is None:
        return None, ()
    if not isinstance(inputs.report, bytes):
        message = Text(f"ไม่พบ {project.source.file}", f"{project.source.file} is not there")
        return None, (
            Diagnostic(REPORT_MISSING, Document(inputs.file, text).locate("source.file"), message, "source.file"),
        )
    source = read_source(inputs.report, project.source.file)
    readings = () if isinstance(source, Diagnostic) else read_reports(source, profiles)[0]
    for reading in readings:
        if reading.record.get("id") == project.id and reading.record.get("fiscal_year") == str(project.fiscal_year):
            drifted = _drift(inputs.file, text, dump_record(reading.record))
            # The source page must show the very lines that the record was read from.
            same_report = digest(inputs.report) == project.source.sha256
            return (reading if same_report else None), (drifted,) if drifted else ()
    message = Text(
        f"{project.source.file} ไม่ให้โครงการนี้แล้ว", f"{project.source.file} does not give this project any more"
    )
    return None, (Diagnostic(RECORD_DRIFTED, Position(inputs.file, 1, 1), message),)


def _drift(file: str, committed: str, converted: str) -> Diagnostic | None:
    if committed == converted:
        return None
    before, after = committed.splitlines(), converted.splitlines()
    pairs = zip(before, after, strict=False)
    line = next((number for number, (old, new) in enumerate(pairs, 1) if old != new), min(len(before), len(after)) + 1)
    seen = before[line - 1].strip() if line <= len(before) else "…"
    now = after[line - 1].strip() if line <= len(after) else "…"
    message = Text("ระเบียนไม่ตรงกับที่อ่านได้จากรายงานวันนี้", "the record is not what is read from its report today")
    expected = Text(f"“{now}” แทน “{seen}”", f"“{now}” in place of “{seen}”")
    return Diagnostic(RECORD_DRIFTED, Position(file, line, 1), message, "", expected)


# --- Privacy -----------------------------------------------------------------------------------------------------

_OFFICERS = ("responsible_officer", "coordinator")


def _published(
    subject: Subject,
    flags: tuple[Diagnostic, ...],
    corrections: tuple[Correction, ...],
    reported: dict[str, Any],
    corrected: dict[str, Any],
    inputs: Inputs,
) -> Entry:
    """Return the entry, with personal data masked and officials withheld where the site says so."""
    site, reading = subject.site, subject.reading
    project = _mask_project(subject.project, withhold=site.privacy == "withhold")
    shown = _mask_reading(reading, withhold=site.privacy == "withhold") if reading else None
    untouched = bool(reading and shown and reading.source.lines == shown.source.lines)
    clean = _cleaner(withhold=site.privacy == "withhold")
    return Entry(
        project=project,
        facts=subject.facts,
        flags=flags,
        corrections=tuple(_mask_correction(correction, site) for correction in corrections),
        reported=clean(reported),
        record=clean(corrected),
        agency=site.agency(project.agency_code, project.agency[0] if project.agency else None),
        reading=shown,
        source_bytes=inputs.report if untouched and isinstance(inputs.report, bytes) else None,
    )


def _mask_correction(correction: Correction, site: Site) -> Correction:
    hidden = site.privacy == "withhold" and correction.field.startswith(_OFFICERS)
    before, after = ("", "") if hidden else (mask(correction.before), mask(correction.after))
    return replace(correction, before=before, after=after, reason=mask(correction.reason))


def _cleaner(*, withhold: bool) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return a function that masks the texts of a record's tree; ids, hashes and line numbers are not texts."""

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            return mask(value)
        if isinstance(value, list):
            return [clean(item) for item in value]
        return {name: clean(item) for name, item in value.items()} if isinstance(value, dict) else value

    def clean_record(record: dict[str, Any]) -> dict[str, Any]:
        kept = {name: value for name, value in record.items() if not (withhold and name in _OFFICERS)}
        return {name: value if name in ("id", "source", *_OFFICERS) else clean(value) for name, value in kept.items()}

    return clean_record


def _mask_project(project: Project, *, withhold: bool) -> Project:
    def text(value: str | None) -> str | None:
        return mask(value) if value else value

    strategy = project.strategy
    return replace(
        project,
        title=mask(project.title),
        agency=tuple(map(mask, project.agency)),
        responsible_officer=None if withhold else project.responsible_officer,
        coordinator=None if withhold else project.coordinator,
        rationale=text(project.rationale),
        objectives=tuple(map(mask, project.objectives)),
        targets=tuple(map(mask, project.targets)),
        strategy=replace(
            strategy,
            theme=text(strategy.theme),
            sub_theme=text(strategy.sub_theme),
            goal=text(strategy.goal),
            indicator=text(strategy.indicator),
        ),
        rounds=tuple(replace(round_, narrative=text(round_.narrative)) for round_ in project.rounds),
        unrecognised=tuple(replace(line, text=mask(line.text)) for line in project.unrecognised),
        illegible={path: mask(printed) for path, printed in project.illegible.items()},
    )


def _mask_reading(reading: Reading, *, withhold: bool) -> Reading:
    """Return the reading with masked lines of the same length, so that every place in them holds."""
    hidden: dict[int, list[tuple[int, int]]] = {}
    officers: set[int] = set()
    for span in reading.spans:
        if span.path.startswith(_OFFICERS):
            officers.add(span.line)
            if withhold and span.kind == "value":
                hidden.setdefault(span.line, []).append((span.start, span.end))

    def shown(line: Line) -> Line:
        text = line.text if line.number in officers else mask(line.text)
        for start, end in hidden.get(line.number, ()):
            text = text[:start] + "█" * (end - start) + text[end:]
        return line if text == line.text else Line(line.number, text, ())

    lines = tuple(shown(line) for line in reading.source.lines)
    remarks = tuple(replace(remark, seen=mask(remark.seen)) for remark in reading.remarks)
    return replace(reading, source=replace(reading.source, lines=lines), remarks=remarks, _by_path={})

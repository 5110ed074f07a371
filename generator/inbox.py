"""The reports of a content folder that its records do not hold yet, and the records that they give.

All that is kept of each is its record, packed, and what there is to say: ten thousand of them fit into memory.
"""

import errno
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from generator.content import ContentFolder, key_of, record_file
from generator.conversion import Conversion, convert_report, locator
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.forms import Profile
from generator.model.settings import Site
from generator.plain_files import UNREADABLE_FILE
from generator.receipt import Receipt, make_receipt
from generator.records import Origin, read_origin
from generator.sources import digest, read_file
from generator.workers import spread

DUPLICATE_ID = Rule(
    "duplicate-id",
    Severity.ERROR,
    Text("รหัสและปีงบประมาณซ้ำ", "Id and fiscal year used twice"),
    Text(
        "โครงการหนึ่งในปีหนึ่งมีได้ระเบียนเดียว ไม่เช่นนั้นผู้อ่านจะไม่รู้ว่าฉบับใดถูก",
        "A project has one record a year; with two, nobody could tell which report holds.",
    ),
    Text(
        "เก็บฉบับล่าสุดไว้ฉบับเดียว โดยวางแทนไฟล์เดิม หากเป็นคนละโครงการ ให้ขอรายงานที่พิมพ์รหัสถูกต้องจากหน่วยงาน",
        "Keep the latest alone, in the place of the old file; where they are two projects, ask the agency for a report "
        "with the right id.",
    ),
)
READING_STOPPED = Rule(
    "reading-stopped",
    Severity.ERROR,
    Text("โปรแกรมหยุดขณะอ่านไฟล์นี้", "The program stopped while it read this file"),
    Text("ไฟล์นี้ไม่ได้แปลง ไฟล์อื่นแปลงครบ", "This file is not converted; all others are."),
    Text("ดูว่าหน่วยความจำพอ แล้วแจ้งผู้พัฒนา พร้อมแนบไฟล์", "See that there is memory; tell the developers, with the file."),
)
RULES = (DUPLICATE_ID, READING_STOPPED)

# A step of long work: what is done, and the things it goes through.
Progress = Callable[[str, list[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record as a report gives it now: its project's key, its report, where the id stands there."""

    key: str
    report: str
    sha256: str
    place: Position
    packed: bytes
    flags: tuple[Diagnostic, ...]
    receipt: Receipt

    @property
    def file(self) -> str:
        """The record's file name in the content folder."""
        return record_file(self.key)

    @property
    def content(self) -> bytes:
        """The record's YAML."""
        return zlib.decompress(self.packed)


@dataclass(frozen=True, slots=True)
class NewRecords:
    """What reports give that the records there do not hold yet."""

    taken: tuple[NewRecord, ...]
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
    origins = origins_of(content)
    versions = {key: (origin.file, origin.sha256) for key, origin in origins.items() if origin}
    alone = {(origin.file, origin.sha256) for origin in origins.values() if origin and origin.alone}
    asked = frozenset(named or ())
    # Of a file with several reports some may have failed, and must be told of every time.
    reports, converted = content.reports(), {file for file, _ in alone}
    pending = [
        file for file in reports if file in asked or file not in converted or _version(content, file) not in alone
    ]
    made, faults, unchanged = list[NewRecord](), list[Diagnostic](), len(reports) - len(pending)
    answers = spread(partial(_convert_file, content, profiles, site), pending)
    for file, answer in zip(progress(pending), answers, strict=True):
        records, found = answer or ((), (_stopped(file),))
        faults += found
        for record in records:
            if file not in asked and versions.get(record.key) == (file, record.sha256):
                unchanged += 1
            else:
                made.append(record)
    taken, duplicates = _settle(made, _owners(origins, content))
    if named is None:
        return NewRecords(taken, unchanged, (*faults, *duplicates))
    return NewRecords(
        tuple(record for record in taken if record.report in asked),
        0,
        tuple(fault for fault in (*faults, *duplicates) if fault.position.file in asked),
    )


def _version(content: ContentFolder, file: str) -> tuple[str, str]:
    report = read_file(content.path(file), file, content.bounds)
    return file, digest(report) if isinstance(report, bytes) else ""


def _convert_file(
    content: ContentFolder, profiles: tuple[Profile, ...], site: Site, file: str
) -> tuple[tuple[NewRecord, ...], tuple[Diagnostic, ...]]:
    """Return the records that a report file gives, and what keeps it from giving more. Runs in any process."""
    report = read_file(content.path(file), file, content.bounds)
    if isinstance(report, Diagnostic):
        return (), (report,)
    conversions, faults = convert_report(report, file, profiles, site)
    return tuple(map(_new_record, conversions)), faults


def _new_record(made: Conversion) -> NewRecord:
    return NewRecord(
        made.project.key,
        made.reading.source.file,
        made.reading.source.sha256,
        locator(made.reading)("id"),
        zlib.compress(made.yaml.encode(), 1),
        made.flags,
        make_receipt(made.reading, made.project, made.flags),
    )


def _stopped(file: str) -> Diagnostic:
    message = Text("โปรแกรมหยุดลงขณะอ่านไฟล์นี้", "reading this file ended the process that read it")
    return Diagnostic(READING_STOPPED, Position(file), message)


def origins_of(content: ContentFolder) -> dict[str, Origin | None]:
    """Return for each record that is there, by its key, the report it was converted from.

    A record that cannot be opened is an `OSError`: nobody could say whose it is.
    """
    origins = dict[str, Origin | None]()
    for file in content.records():
        record = read_file(content.path(file), file, content.bounds)
        if isinstance(record, Diagnostic) and record.rule is UNREADABLE_FILE:
            raise OSError(errno.EIO, record.message.en, str(content.path(file)))
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
    records: Iterable[NewRecord], owners: Mapping[str, str | None]
) -> tuple[tuple[NewRecord, ...], tuple[Diagnostic, ...]]:
    """Return the records that may be written, and a diagnostic for each that another report stands against.

    `owners` names for each record that is there (by key) the report it was converted from, None for a hand-written
    one. Of two reports with one id and year the one whose record is there stays; without one, neither is taken.
    """
    by_key: dict[str, list[NewRecord]] = {}
    for record in records:
        by_key.setdefault(record.key, []).append(record)
    taken, faults = list[NewRecord](), list[Diagnostic]()
    for key, rivals in by_key.items():
        entitled = [rival for rival in rivals if key not in owners or owners[key] == rival.report]
        if len(entitled) == 1:
            taken += entitled
        for rival in rivals:
            if entitled == [rival]:
                continue
            other = next((other for other in entitled if other is not rival), None)
            faults.append(_duplicate(rival, _place(other) if other else owners[key] or record_file(key)))
    return tuple(taken), tuple(faults)


def _place(record: NewRecord) -> str:
    return f"{record.place.file}:{record.place.line}"


def _duplicate(record: NewRecord, other: str) -> Diagnostic:
    message = Text(f"โครงการ {record.key} มีแล้วใน {other}", f"the project {record.key} stands already in {other}")
    expected = Text(
        "รายงานฉบับเดียวต่อรหัสและปีงบประมาณ ฉบับใหม่ให้วางแทนไฟล์เดิม",
        "one report for an id and fiscal year; a new print takes the place of the old file",
    )
    return Diagnostic(DUPLICATE_ID, record.place, message, "id", expected)

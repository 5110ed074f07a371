"""The work as straight lines: convert reports to records, check the content; `building` builds the site."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from generator import (
    bounds,
    checks,
    configuration,
    conversion,
    editions,
    forms,
    inbox,
    plain_files,
    publication,
    records,
    sources,
    validation,
    yaml_text,
)
from generator.addresses import RULES as ADDRESS_RULES
from generator.addresses import load_addresses, lost_projects
from generator.building import orphan_ledgers, site_for_checks
from generator.content import ContentFolder, key_of
from generator.conversion import read_report
from generator.datasets import schema_files
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.editions import read_profiles
from generator.history import read_history
from generator.inbox import NewRecord, NewRecords, Progress, convert_new
from generator.model.search_document import SearchDocument, search_document
from generator.model.settings import Site
from generator.model.source import Reading
from generator.publication import load_inputs, prepare
from generator.publish import PublishError, write_content
from generator.schema_check import RULES as SCHEMA_RULES
from generator.schema_check import schema_faults
from generator.search import RULES as SEARCH_RULES
from generator.search import failed_checks, index_documents
from generator.search_settings import load_search_settings
from generator.sources import read_file

REPORT_NOT_CONVERTED = Rule(
    "report-not-converted",
    Severity.WARNING,
    Text("รายงานยังไม่ได้แปลง", "Report not converted yet"),
    Text("รายงานที่ยังไม่แปลงไม่มีหน้าในเว็บไซต์", "A report without a record has no page on the site."),
    Text("สั่ง make site หรือ python -m generator convert", "Run make site, or python -m generator convert."),
)
UNWRITTEN_FILE = Rule(
    "unwritten-file",
    Severity.ERROR,
    Text("เขียนไฟล์ไม่ได้", "File cannot be written"),
    Text("ผลที่ได้ไม่ถูกบันทึก ไฟล์เดิมยังอยู่ครบ", "The result is not kept; a file that was there stands as it was."),
    Text("ตรวจสิทธิ์การเขียนและเนื้อที่ดิสก์", "See that the folder may be written to, and the disk has room."),
)
RULES: tuple[Rule, ...] = (
    *bounds.RULES,
    *plain_files.RULES,
    *configuration.RULES,
    *sources.RULES,
    *forms.RULES,
    *editions.RULES,
    *yaml_text.RULES,
    *records.RULES,
    *validation.RULES,
    *conversion.RULES,
    *inbox.RULES,
    *publication.RULES,
    *SCHEMA_RULES,
    *SEARCH_RULES,
    *ADDRESS_RULES,
    REPORT_NOT_CONVERTED,
    UNWRITTEN_FILE,
    *checks.RULES,
)
"""Every rule there is; tests hold each of them to account."""


def no_progress(_: str, things: list[str]) -> Iterable[str]:
    """Go through the things and show nothing."""
    return things


# --- Convert -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Converted:
    """What converting did: the records written anew, how many reports were as before, and all there is to say."""

    written: tuple[NewRecord, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def lacks_a_record(self) -> bool:
        """Whether a record could not be written: those that are there are not what the reports give."""
        return any(
            said.rule is UNWRITTEN_FILE and said.position.file.startswith("projects/") for said in self.diagnostics
        )


def convert_reports(
    content: ContentFolder, files: list[str] | None = None, *, progress: Progress = no_progress
) -> Converted:
    """Convert reports to records: the files named, or all whose bytes are new since their record was written.

    Nothing is written for a faulty report; the good ones are converted all the same.
    """
    if crowded := tuple(content.crowded()):
        return Converted((), 0, crowded)
    new = _new_records(content, files, site_for_checks(content), partial(progress, "convert"))
    written, unwritten = list[NewRecord](), list[Diagnostic]()
    for made in new.taken:
        try:
            if write_content(content, made.file, made.content):
                written.append(made)
        except PublishError as error:
            unwritten.append(_unwritten(made.file, error))
    flags = [flag for made in new.taken for flag in made.flags]
    unchanged = new.unchanged + len(new.taken) - len(written) - len(unwritten)
    unwritten += _write_schemas(content)
    return Converted(tuple(written), unchanged, _sorted((*new.faults, *content.doubtful(), *unwritten, *flags)))


def read_again(content: ContentFolder, files: Iterable[str]) -> Iterator[tuple[tuple[Reading, ...], list[Diagnostic]]]:
    """Yield for each report file what is read from it today, and why it cannot be read. Writes nothing."""
    profiles, faults = read_profiles(content)
    said = list(faults)
    for file in files:
        report = read_file(content.path(file), file, content.bounds)
        if isinstance(report, Diagnostic):
            yield (), [*said, report]
        else:
            readings, problems = read_report(report, file, profiles, content.bounds)
            yield readings, [*said, *problems]
        said = []


def _new_records(
    content: ContentFolder, named: list[str] | None, site: Site, progress: Callable[[list[str]], Iterable[str]]
) -> NewRecords:
    profiles, faults = read_profiles(content)
    new = convert_new(content, named, profiles, site, progress)
    return replace(new, faults=(*faults, *new.faults))


def _write_schemas(content: ContentFolder) -> Iterator[Diagnostic]:
    """Put the schemas that editors complete keys by beside the records that name them."""
    for file in schema_files(None):
        try:
            write_content(content, file.path, file.content)
        except PublishError as error:
            yield _unwritten(file.path, error)


def _unwritten(file: str, error: PublishError) -> Diagnostic:
    return Diagnostic(UNWRITTEN_FILE, Position(file), Text(f"เขียนไม่ได้: {error}", f"cannot write it: {error}"))


# --- Check -------------------------------------------------------------------------------------------------------


def check_content(
    content: ContentFolder, *, records: Collection[str] | None = None, progress: Progress = no_progress
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong or doubtful in a content folder: settings, reports, records, corrections.

    Where some `records` are named, the others are not looked at, nor is what the search finds among all.
    """
    if crowded := tuple(content.crowded()):
        return crowded
    site, faults = configuration.load_site(content.root, base_url=None, build_date=None)
    checked = site or site_for_checks(content)
    found = [*faults, *_unconverted(content, checked, partial(progress, "read"))]
    profiles, _ = read_profiles(content)
    search, search_faults = load_search_settings(content.root, content.bounds)
    found += search_faults
    documents = list[SearchDocument]()
    addresses, address_faults = load_addresses(content.root, content.bounds)
    rewriting = read_history(content.root, checked.privacy, addresses, content.bounds).rewriting()
    files = content.records()
    for file in progress("check", files if records is None else [file for file in files if file in records]):
        inputs = load_inputs(content, file, rewriting.get(key_of(file), ()))
        prepared = prepare(inputs, profiles, checked)
        found += prepared.diagnostics
        if prepared.entry and site:
            found += schema_faults(prepared.entry, site, file)
        if prepared.entry and search.checks:
            documents.append(search_document(prepared.entry))
    if search.checks and records is None:
        found += failed_checks(index_documents(documents), search.checks)
    found += [*address_faults, *lost_projects(addresses, files)]
    doubtful = (fault for fault in content.doubtful() if fault not in found)
    return _sorted((*found, *doubtful, *orphan_ledgers(content)))


def _unconverted(
    content: ContentFolder, site: Site, progress: Callable[[list[str]], Iterable[str]]
) -> Iterator[Diagnostic]:
    """Convert, without writing, the reports whose bytes no record was made from, and say what came of it."""
    new = _new_records(content, None, site, progress)
    yield from new.faults
    for made in new.taken:
        message = Text(f"ยังไม่มีระเบียนของ {made.key} ตามไฟล์นี้", f"there is no record of {made.key} from this file yet")
        yield Diagnostic(REPORT_NOT_CONVERTED, made.place, message)


def _sorted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))

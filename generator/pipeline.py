"""The work as straight lines: convert reports to records, check the content, build the site."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator import (
    checks,
    configuration,
    conversion,
    editions,
    forms,
    inbox,
    publication,
    records,
    sources,
    validation,
    yaml_text,
)
from generator.addresses import RULES as ADDRESS_RULES
from generator.addresses import load_addresses, lost_projects, settle
from generator.content import ContentFolder, key_of, record_file
from generator.conversion import read_report
from generator.datasets import catalog_files, fragments, project_files, schema_files, sitemap
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.editions import read_profiles
from generator.forms import Profile
from generator.history import read_history
from generator.inbox import NewRecord, NewRecords, Progress, convert_new
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.entry import Entry
from generator.model.outputs import OutputFile, address_of
from generator.model.search_document import SearchDocument, search_document
from generator.model.settings import Licence, Site
from generator.model.source import Reading
from generator.model.summary import summarise
from generator.pages import Studio, asset_files, data_page, moved_pages, render_catalog, render_project
from generator.pages.cards import CardsUnavailable, card_files
from generator.publication import Prepared, load_inputs, prepare
from generator.publish import PublishError, Written, publish, write_file
from generator.records import STALE_CORRECTION, dump_record
from generator.schema_check import RULES as SCHEMA_RULES
from generator.schema_check import schema_faults
from generator.search import RULES as SEARCH_RULES
from generator.search import failed_checks, index_documents
from generator.search_settings import load_search_settings
from generator.sources import digest, read_file

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
FLAG_RULES: tuple[Rule, ...] = (*checks.RULES, *publication.FLAG_RULES)
"""Rules whose findings are published as quality flags."""

RULES: tuple[Rule, ...] = (
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


def package_root() -> Path:
    """Return the folder with templates: beside the package in a checkout, inside it where it is installed."""
    package = Path(__file__).parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


# --- Convert -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Converted:
    """What converting did: the records written anew, how many reports were as before, and all there is to say."""

    written: tuple[NewRecord, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...]


def convert_reports(
    content: ContentFolder, files: list[str] | None = None, *, progress: Progress = no_progress
) -> Converted:
    """Convert reports to records: the files named, or all whose bytes are new since their record was written.

    Nothing is written for a faulty report; the good ones are converted all the same.
    """
    new = _new_records(content, files, _site_for_checks(content), partial(progress, "convert"))
    written, unwritten = list[NewRecord](), list[Diagnostic]()
    for made in new.taken:
        try:
            if write_file(content.path(made.file), made.content):
                written.append(made)
        except PublishError as error:
            unwritten.append(_unwritten(made.file, error))
    flags = [flag for made in new.taken for flag in made.flags]
    unchanged = new.unchanged + len(new.taken) - len(written) - len(unwritten)
    unwritten += _write_schemas(content)
    return Converted(tuple(written), unchanged, _sorted((*new.faults, *unwritten, *flags)))


def read_again(content: ContentFolder, files: Iterable[str]) -> Iterator[tuple[tuple[Reading, ...], list[Diagnostic]]]:
    """Yield for each report file what is read from it today, and why it cannot be read. Writes nothing."""
    profiles, faults = read_profiles(content)
    said = list(faults)
    for file in files:
        report = read_file(content.path(file), file)
        if isinstance(report, Diagnostic):
            yield (), [*said, report]
        else:
            readings, problems = read_report(report, file, profiles)
            yield readings, [*said, *problems]
        said = []


def _new_records(
    content: ContentFolder, named: list[str] | None, site: Site, progress: Callable[[list[str]], Iterable[str]]
) -> NewRecords:
    profiles, faults = read_profiles(content)
    new = convert_new(content, named, profiles, site, progress)
    return replace(new, faults=(*faults, *new.faults))


def _site_for_checks(content: ContentFolder) -> Site:
    """Return what the quality rules need of the configuration, whose own faults are for `check` and `build` to tell."""
    agencies, _ = configuration.load_agencies(content.root)
    return Site(Text("", ""), Licence(""), agencies=agencies)


def _write_schemas(content: ContentFolder) -> Iterator[Diagnostic]:
    """Put the schemas that editors complete keys by beside the records that name them."""
    for file in schema_files(None):
        try:
            write_file(content.path(file.path), file.content)
        except PublishError as error:
            yield _unwritten(file.path, error)


def _unwritten(file: str, error: PublishError) -> Diagnostic:
    return Diagnostic(UNWRITTEN_FILE, Position(file), Text(f"เขียนไม่ได้: {error}", f"cannot write it: {error}"))


# --- Check -------------------------------------------------------------------------------------------------------


def check_content(content: ContentFolder, *, progress: Progress = no_progress) -> tuple[Diagnostic, ...]:
    """Return all that is wrong or doubtful in a content folder: settings, reports, records, corrections."""
    site, faults = configuration.load_site(content.root, base_url=None, build_date=None)
    checked = site or _site_for_checks(content)
    found = [*faults, *_unconverted(content, checked, partial(progress, "read"))]
    profiles, _ = read_profiles(content)
    search, search_faults = load_search_settings(content.root)
    found += search_faults
    documents = list[SearchDocument]()
    for file in progress("check", content.records()):
        prepared = prepare(load_inputs(content, file), profiles, checked)
        found += prepared.diagnostics
        if prepared.entry and site:
            found += schema_faults(prepared.entry, site, file)
        if prepared.entry and search.checks:
            documents.append(search_document(prepared.entry))
    if search.checks:
        found += failed_checks(index_documents(documents), search.checks)
    addresses, address_faults = load_addresses(content.root)
    found += [*address_faults, *lost_projects(addresses, content.records())]
    return _sorted((*found, *_orphan_ledgers(content)))


def _unconverted(
    content: ContentFolder, site: Site, progress: Callable[[list[str]], Iterable[str]]
) -> Iterator[Diagnostic]:
    """Convert, without writing, the reports whose bytes no record was made from, and say what came of it."""
    new = _new_records(content, None, site, progress)
    yield from new.faults
    for made in new.taken:
        message = Text(f"ยังไม่มีระเบียนของ {made.key} ตามไฟล์นี้", f"there is no record of {made.key} from this file yet")
        yield Diagnostic(REPORT_NOT_CONVERTED, made.place, message)


def _orphan_ledgers(content: ContentFolder) -> Iterator[Diagnostic]:
    for file in content.ledgers():
        if not content.exists(record_file(key_of(file))):
            message = Text("ไม่มีระเบียนของโครงการนี้แล้ว", "there is no record of this project")
            expected = Text(f"ระเบียน {record_file(key_of(file))}", f"a record {record_file(key_of(file))}")
            yield Diagnostic(STALE_CORRECTION, Position(file, 1, 1), message, expected=expected)


# --- Build -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProjectOutput:
    """All that one project gives to the site: its own files, and its part of what crosses projects."""

    prepared: Prepared
    files: tuple[OutputFile, ...] = ()
    entry: CatalogEntry | None = None
    search: SearchDocument | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What building did. `written` is None where nothing was: the last site stands as it was.

    `failure` says why a site without a stopping fault could not be written or indexed.
    """

    written: Written | None
    projects: int
    left_out: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    failure: str | None = None


# Outputs of projects by the fingerprint of all that they depend on, kept between the builds of one `serve`.
Cache = dict[str, ProjectOutput]


def cache_folder(kind: str, output: Path) -> Path:
    """Return where a kind of file of a site is kept between builds: in the folder worked in, apart for each site."""
    return Path(".cache") / kind / digest(str(output.resolve()).encode())[:10]


def build_site(
    content: ContentFolder,
    output: Path,
    *,
    base_url: str | None = None,
    build_date: date | None = None,
    templates: Path | None = None,
    cache: Cache | None = None,
    search_cache: Path | None = None,
    cards: Path | None = None,
    progress: Progress = no_progress,
) -> Built:
    """Build the site of a content folder and put it into `output`; parts of the search index are kept in a cache.

    Share cards are made where `cards` names the folder to keep them in between builds.

    Every project without an error is published; those with one are left out and named. Only a fault in the
    configuration or a correction that does not fit its record stops the build, and a search that
    does not answer what `search-checks.yaml` asks of it.
    """
    site, faults = configuration.load_site(content.root, base_url=base_url, build_date=build_date)
    profiles, form_faults = read_profiles(content)
    search, search_faults = load_search_settings(content.root)
    if site is None:
        checked = _site_for_checks(content)
        prepared = [prepare(load_inputs(content, file), profiles, checked) for file in content.records()]
        outputs = [ProjectOutput(made) for made in prepared]
    else:
        studio = Studio(site, templates or package_root(), FLAG_RULES, has_cards=cards is not None)
        outputs = list(_project_outputs(content, profiles, studio, {} if cache is None else cache, progress))
    found = [said for made in outputs for said in made.prepared.diagnostics]
    addresses, address_faults = load_addresses(content.root)
    said = _sorted((*faults, *form_faults, *search_faults, *address_faults, *found, *_orphan_ledgers(content)))
    left_out = tuple(made.prepared.file for made in outputs if made.prepared.entry is None)
    if site is None or any(_stops(diagnostic) for diagnostic in said):
        return Built(None, 0, left_out, said)
    entries = tuple(made.entry for made in outputs if made.entry)
    documents = [made.search for made in outputs if made.search]
    index = index_documents(documents, synonyms=search.synonyms, cache_folder=search_cache)
    if unanswered := tuple(failed_checks(index, search.checks)):
        return Built(None, len(entries), left_out, _sorted((*said, *unanswered)))
    catalog = Catalog(site, entries, FLAG_RULES, read_history(content.root, site.privacy))
    files = [*_all_files(catalog, outputs, studio), *index]
    moved, lost = settle(addresses, (file.path for file in files))
    if lost:
        return Built(None, len(entries), left_out, _sorted((*said, *lost)))
    files += moved_pages(moved, {address_of(file.path): file.content for file in files}, studio)
    try:
        drawn = [] if cards is None else card_files(catalog, studio, cards)
        written = publish([*files, *drawn], output)
    except (PublishError, CardsUnavailable) as error:
        return Built(None, len(entries), left_out, said, str(error))
    return Built(written, len(entries), left_out, said)


def _stops(said: Diagnostic) -> bool:
    """Say whether a fault stops the build: no correction silently vanishes from a page, no check of the search."""
    return said.severity is Severity.ERROR and said.position.file.startswith(("corrections/", "search-checks.yaml"))


def _all_files(catalog: Catalog, outputs: list[ProjectOutput], studio: Studio) -> list[OutputFile]:
    """Return every file of the site: those of each project, and those that cross projects."""
    files = [file for made in outputs for file in made.files]
    data = list(catalog_files(catalog))
    sizes = {file.path: len(file.content) for file in data}
    files += [*render_catalog(catalog, studio), *data_page(catalog, studio, sizes)]
    files += [*data, *asset_files(studio.templates)]
    return [*files, *sitemap([file.path for file in files if file.path.endswith(".html")], catalog)]


def _project_outputs(
    content: ContentFolder, profiles: tuple[Profile, ...], studio: Studio, cache: Cache, progress: Progress
) -> Iterator[ProjectOutput]:
    """Yield what each record gives; what its inputs gave before and have not changed since comes from the cache."""
    kept = dict(cache)
    cache.clear()
    for file in progress("build", content.records()):
        inputs = load_inputs(content, file)
        made = kept.get(inputs.fingerprint) or _project_output(prepare(inputs, profiles, studio.site), studio)
        cache[inputs.fingerprint] = made
        yield made


def _project_output(prepared: Prepared, studio: Studio) -> ProjectOutput:
    entry = prepared.entry
    if entry is None:
        return ProjectOutput(prepared)
    files = (*render_project(entry, studio), *project_files(entry, studio.site), _record_as_yaml(entry))
    return ProjectOutput(
        prepared,
        files,
        CatalogEntry(summarise(entry), fragments(entry, studio.site)),
        search_document(entry),
    )


def _record_as_yaml(entry: Entry) -> OutputFile:
    return OutputFile(f"projects/{entry.project.key}.yaml", dump_record(entry.reported).encode())


def _sorted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))

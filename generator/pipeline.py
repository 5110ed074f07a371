"""The work as straight lines: convert reports to records, check the content, build the site."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import checks, configuration, conversion, forms, publication, records, sources, validation, yaml_text
from generator.content import ContentFolder, key_of, record_file
from generator.conversion import Conversion, convert_report, settle
from generator.datasets import catalog_files, fragments, project_files, schema_files, sitemap
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.forms import load_profiles
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.entry import Entry
from generator.model.outputs import OutputFile
from generator.model.search_document import SearchDocument, search_document
from generator.model.settings import Licence, Site
from generator.model.summary import summarise
from generator.pages import Studio, asset_files, render_catalog, render_project
from generator.publication import Prepared, load_inputs, prepare
from generator.publish import Written, publish, write_file
from generator.records import STALE_CORRECTION, dump_record
from generator.schema_check import RULES as SCHEMA_RULES
from generator.schema_check import schema_faults
from generator.search import index_documents
from generator.sources import digest, read_file

REPORT_NOT_CONVERTED = Rule(
    "report-not-converted",
    Severity.WARNING,
    Text("รายงานยังไม่ได้แปลง", "Report not converted yet"),
    Text("รายงานที่ยังไม่แปลงไม่มีหน้าในเว็บไซต์", "A report without a record has no page on the site."),
    Text("สั่ง make site หรือ python -m generator convert", "Run make site, or python -m generator convert."),
)
FLAG_RULES: tuple[Rule, ...] = (*checks.RULES, *publication.FLAG_RULES)
"""Rules whose findings are published as quality flags."""

RULES: tuple[Rule, ...] = (
    *configuration.RULES,
    *sources.RULES,
    *forms.RULES,
    *yaml_text.RULES,
    *records.RULES,
    *validation.RULES,
    *conversion.RULES,
    *publication.RULES,
    *SCHEMA_RULES,
    REPORT_NOT_CONVERTED,
    *checks.RULES,
)
"""Every rule there is; tests hold each of them to account."""

# A step of long work: what is done, and the things it goes through.
Progress = Callable[[str, list[str]], Iterable[str]]


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

    written: tuple[Conversion, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...]


def convert_reports(
    content: ContentFolder, files: list[str] | None = None, *, progress: Progress = no_progress
) -> Converted:
    """Convert reports to records: the files named, or all whose bytes are new since their record was written.

    Nothing is written for a faulty report; the good ones are converted all the same.
    """
    known = _known_records(content)
    site, profiles = _site_for_checks(content), load_profiles(content.root / "forms")
    conversions, faults, unchanged = list[Conversion](), list[Diagnostic](), 0
    for file in progress("convert", content.reports() if files is None else files):
        report = read_file(content.path(file), file)
        if isinstance(report, Diagnostic):
            faults.append(report)
        elif files is None and digest(report) in known.hashes.get(file, ()):
            unchanged += 1
        else:
            made, found = convert_report(report, file, profiles, site)
            conversions += made
            faults += found
    owners = {key: file for key, file in known.owners.items() if file is None or content.exists(file)}
    taken, duplicates = settle(conversions, owners)
    written = tuple(made for made in taken if write_file(content.path(made.file), made.yaml.encode()))
    _write_schemas(content)
    flags = [flag for made in taken for flag in made.flags]
    return Converted(written, unchanged + len(taken) - len(written), _sorted((*faults, *duplicates, *flags)))


@dataclass(frozen=True, slots=True)
class _KnownRecords:
    """The records that are there: by report file the hashes they were converted from, by key the report."""

    hashes: dict[str, set[str]]
    owners: dict[str, str | None]


def _known_records(content: ContentFolder) -> _KnownRecords:
    known = _KnownRecords({}, {})
    for file in content.records():
        record = read_file(content.path(file), file)
        origin = publication.origin(record) if isinstance(record, bytes) else None
        known.owners[key_of(file)] = origin[0] if origin else None
        if origin:
            known.hashes.setdefault(origin[0], set()).add(origin[1])
    return known


def _site_for_checks(content: ContentFolder) -> Site:
    """Return what the quality rules need of the configuration, whose own faults are for `check` and `build` to tell."""
    agencies, _ = configuration.load_agencies(content.root)
    return Site(Text("", ""), Licence(""), agencies=agencies)


def _write_schemas(content: ContentFolder) -> None:
    """Put the schemas that editors complete keys by beside the records that name them."""
    for file in schema_files(None):
        write_file(content.path(file.path), file.content)


# --- Check -------------------------------------------------------------------------------------------------------


def check_content(content: ContentFolder, *, progress: Progress = no_progress) -> tuple[Diagnostic, ...]:
    """Return all that is wrong or doubtful in a content folder: settings, reports, records, corrections."""
    site, faults = configuration.load_site(content.root, base_url=None, build_date=None)
    checked = site or _site_for_checks(content)
    profiles = load_profiles(content.root / "forms")
    found = [*faults, *_unconverted(content, checked, progress)]
    for file in progress("check", content.records()):
        inputs = load_inputs(content, file)
        prepared = prepare(inputs, profiles, checked)
        found += prepared.diagnostics
        if prepared.entry:
            found += schema_faults(prepared.entry, checked, file)
    return _sorted((*found, *_orphan_ledgers(content)))


def _unconverted(content: ContentFolder, site: Site, progress: Progress) -> Iterator[Diagnostic]:
    """Convert, without writing, the reports whose bytes no record was made from, and say what came of it."""
    known, profiles = _known_records(content), load_profiles(content.root / "forms")
    conversions = list[Conversion]()
    for file in progress("read", content.reports()):
        report = read_file(content.path(file), file)
        if isinstance(report, Diagnostic):
            yield report
        elif digest(report) not in known.hashes.get(file, ()):
            converted, faults = convert_report(report, file, profiles, site)
            conversions += converted
            yield from faults
    taken, duplicates = settle(
        conversions, {key: file for key, file in known.owners.items() if file is None or content.exists(file)}
    )
    yield from duplicates
    for made in taken:
        message = Text(
            f"ยังไม่มีระเบียนของ {made.project.key} ตามไฟล์นี้", f"there is no record of {made.project.key} from this file yet"
        )
        yield Diagnostic(REPORT_NOT_CONVERTED, Position(made.reading.source.file, made.reading.first_line, 1), message)


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
    """What building did. `written` is None where nothing was: the last site stands as it was."""

    written: Written | None
    projects: int
    left_out: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


# Outputs of projects by the fingerprint of all that they depend on, kept between the builds of one `serve`.
Cache = dict[str, ProjectOutput]


def build_site(
    content: ContentFolder,
    output: Path,
    *,
    base_url: str | None = None,
    build_date: date | None = None,
    templates: Path | None = None,
    cache: Cache | None = None,
    progress: Progress = no_progress,
) -> Built:
    """Build the site of a content folder and put it into `output`.

    Every project without an error is published; those with one are left out and named. Only a fault in the
    configuration or a correction that does not fit its record stops the build.
    """
    site, faults = configuration.load_site(content.root, base_url=base_url, build_date=build_date)
    if site is None:
        return Built(None, 0, (), _sorted(faults))
    studio = Studio(site, templates or package_root())
    outputs = list(_project_outputs(content, studio, {} if cache is None else cache, progress))
    said = _sorted(
        (*faults, *(said for made in outputs for said in made.prepared.diagnostics), *_orphan_ledgers(content))
    )
    left_out = tuple(made.prepared.file for made in outputs if made.prepared.entry is None)
    if any(diagnostic.rule in publication.STOPPING for diagnostic in said):
        return Built(None, 0, left_out, said)
    entries = tuple(made.entry for made in outputs if made.entry)
    catalog = Catalog(site, entries, FLAG_RULES)
    files = [file for made in outputs for file in made.files]
    files += [*render_catalog(catalog, studio), *catalog_files(catalog), *asset_files(studio.templates)]
    files += sitemap([file.path for file in files if file.path.endswith(".html")], catalog)
    files += index_documents(made.search for made in outputs if made.search)
    return Built(publish(files, output), len(entries), left_out, said)


def _project_outputs(
    content: ContentFolder, studio: Studio, cache: Cache, progress: Progress
) -> Iterator[ProjectOutput]:
    """Yield what each record gives; what its inputs gave before and have not changed since comes from the cache."""
    profiles = load_profiles(content.root / "forms")
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

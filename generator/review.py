"""What a branch changes for readers since it left another: projects new, changed and gone, each before and after."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.building import site_for_checks
from generator.configuration import load_site
from generator.content import ContentFolder, key_of, ledger_file, record_file
from generator.diagnostics import Diagnostic
from generator.editions import read_profiles
from generator.forms import Profile
from generator.history import Repository
from generator.history.comparison import compare
from generator.inbox import Progress, origins_of
from generator.model.settings import Site
from generator.model.summary import Summary, summarise
from generator.pipeline import check_content, no_progress
from generator.publication import Prepared, load_inputs, prepare
from generator.receipt import Receipt, make_receipt
from generator.records import read_origin


@dataclass(frozen=True, slots=True)
class ReviewedProject:
    """One project that a branch touches, as it was published before and as it would be: None where it was or is not.

    `errors` keep it from being published; `receipt` says how its report was read, where it has one; `fields` are those
    whose values differ, officials' names and phones aside.
    """

    key: str
    before: Summary | None
    after: Summary | None
    receipt: Receipt | None
    errors: tuple[Diagnostic, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The projects touched, in order; and what there is to say of the files changed, the gravest first."""

    projects: tuple[ReviewedProject, ...]
    diagnostics: tuple[Diagnostic, ...]


def review(content: ContentFolder, since: str, *, progress: Progress = no_progress) -> Review | None:
    """Return what changed since the content's branch left another, what is not committed yet included.

    None where git does not know both.
    """
    repository = Repository(content.root)
    base = repository.left(since)
    if base is None:
        return None
    changed = repository.changed_since(base)
    site = load_site(content.root, base_url=None, build_date=None)[0] or site_for_checks(content)
    profiles, _ = read_profiles(content)
    keys = _touched(content, changed)
    with tempfile.TemporaryDirectory() as folder:
        earlier = ContentFolder(Path(folder), content.bounds)
        _check_out(repository, base, keys, earlier)
        projects = tuple(_reviewed(key, earlier, content, profiles, site) for key in keys)
    files = {*changed, *_files(content, keys)}
    found = check_content(content, records={record_file(key) for key in keys}, progress=progress)
    told = [said for said in found if said.position.file in files]
    return Review(projects, tuple(sorted(told, key=lambda said: (said.severity.rank, said.sort_key))))


def _touched(content: ContentFolder, changed: Iterable[str]) -> list[str]:
    """Return the keys of the projects whose record, ledger or report is among the files."""
    files = set(changed)
    keys = {key_of(file) for file in files if file.startswith(("projects/", "corrections/")) and file.endswith(".yaml")}
    return sorted(keys | {key for key, origin in origins_of(content).items() if origin and origin.file in files})


def _files(content: ContentFolder, keys: Iterable[str]) -> set[str]:
    """Return the files that projects are made from."""
    origins = origins_of(content)
    reports = {origin.file for key in keys if (origin := origins.get(key))}
    return reports | {file for key in keys for file in (record_file(key), ledger_file(key))}


def _check_out(repository: Repository, commit: str, keys: Iterable[str], folder: ContentFolder) -> None:
    """Put the files that projects were made from at a commit into a folder."""

    def put(file: str) -> bytes | None:
        text = repository.content(commit, file)
        if text is not None:
            path = folder.path(file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        return text

    for key in keys:
        put(ledger_file(key))
        record = put(record_file(key))
        origin = read_origin(record) if record else None
        if origin and ".." not in origin.file.split("/"):
            put(origin.file)


def _reviewed(
    key: str, earlier: ContentFolder, content: ContentFolder, profiles: tuple[Profile, ...], site: Site
) -> ReviewedProject:
    before, after = (_prepared(folder, key, profiles, site) for folder in (earlier, content))
    earlier_entry, entry = (one.entry if one else None for one in (before, after))
    changes = compare(earlier_entry.record, entry.record) if earlier_entry and entry else []
    return ReviewedProject(
        key,
        summarise(earlier_entry) if earlier_entry else None,
        summarise(entry) if entry else None,
        make_receipt(entry.reading, entry.project, entry.flags) if entry and entry.reading else None,
        after.diagnostics if after and entry is None else (),
        tuple(change.field for change in changes),
    )


def _prepared(content: ContentFolder, key: str, profiles: tuple[Profile, ...], site: Site) -> Prepared | None:
    file = record_file(key)
    return prepare(load_inputs(content, file), profiles, site) if content.exists(file) else None

"""The site from the content: what changed is made, what did not is kept, and the whole takes the last one's place."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.addresses import settle
from generator.building.inputs import (
    ContentDigests,
    ProjectInputs,
    forms_digest,
    other_digest,
    program_digest,
    site_digest,
)
from generator.building.project import FLAG_RULES, MadeProject, ProjectMaker, ProjectRow
from generator.building.settings import Settings, load_settings, site_for_checks
from generator.building.shards import SHARD, adopt_shard, open_shard_store
from generator.building.store import SEARCH, Store, StoredPieces, open_store, remove_store
from generator.building.values import Keys, SpoiltValue, load_values
from generator.content import ContentFolder, key_of
from generator.datasets import DESCRIBING_DATASETS, HEAVY_DATASETS, catalog_files, sitemap
from generator.diagnostics import Diagnostic, Severity
from generator.history import history_key, read_history
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.history import History, Rewriting
from generator.model.outputs import OutputFile, WrittenFile
from generator.pages import Studio, asset_files, data_page, moved_pages, render_catalog
from generator.pages.cards import CardsUnavailable, card_files
from generator.publication import load_inputs, prepare
from generator.publish import SITE, NewSite, PublishError, Written, new_site
from generator.search import failed_checks, index_documents
from generator.stopwatch import Stopwatch
from generator.workers import spread

Progress = Callable[[str, list[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Built:
    """What building did. `written` is None where nothing was: the last site stands as it was.

    `diagnostics` are the faults of the settings, and the errors of records; `counts` are how many there are in all,
    of each severity. `made` are the records whose projects were made in this build, the others were kept;
    `reason` is why all of them were made. `failure` says why a site without a stopping fault could not be written.
    """

    written: Written | None
    projects: int
    left_out: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    counts: Mapping[Severity, int] = field(default_factory=dict)
    made: tuple[str, ...] = ()
    shared: int = 0
    """How many files across projects were made, of those that need not be made every time."""
    reason: str = ""
    failure: str | None = None
    flags: Mapping[str, int] = field(default_factory=dict)
    """How often each quality flag stands in what is published, by its code."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is to be built: `core` leaves out search, cards and heavy copies of the data; `cache` is a folder."""

    templates: Path
    core: bool = False
    cards: bool = False
    cache: Path | None = None
    shards: tuple[Path, ...] = ()
    stopwatch: Stopwatch = field(default_factory=Stopwatch)


_SPOILT = (SpoiltValue, sqlite3.DatabaseError)


class _Stopped(Exception):  # noqa: N818 # says what is so
    """The content has a fault that stops the build."""

    def __init__(self, built: Built) -> None:
        self.built = built


def build_site(
    content: ContentFolder,
    output: Path,
    *,
    base_url: str | None = None,
    build_date: date | None = None,
    templates: Path | None = None,
    core: bool = False,
    cards: bool = False,
    cache: Path | None = None,
    shard: int | None = None,
    shards: tuple[Path, ...] = (),
    progress: Progress = lambda _, things: things,
    stopwatch: Stopwatch | None = None,
) -> Built:
    """Build the site of a content folder and put it into `output`; what did not change is kept from the last one.

    Every project without an error is published; those with one are left out and named. Only a fault in the
    configuration or a correction that does not fit its record stops the build, and a search that
    does not answer what `search-checks.yaml` asks of it, and an address that would be lost.

    `shard` makes only the part of a fiscal year, to be joined by a build that is given it among its `shards`.
    """
    options = Options(templates or package_root(), core, cards, cache, shards, stopwatch or Stopwatch())
    with options.stopwatch.stage("settings"):
        settings = load_settings(content, base_url=base_url, build_date=build_date)
    if settings.site is None:
        return _only_faults(content, settings)
    program, kept = program_digest(options.templates), cache / "build.sqlite" if cache else None
    spare = cache / "spare" if cache and shard is None else None

    def build(*, anew: bool) -> Built:
        with ExitStack() as held:
            new = held.enter_context(new_site(output, SITE if shard is None else SHARD, spare))
            if shard is None:
                store = held.enter_context(open_store(kept, program))
                return _Build(content, settings, options, program, new, store, progress).run()
            store = held.enter_context(open_shard_store(new, output, program, anew=anew))
            return _Build(content, settings, options, program, new, store, progress).run_shard(shard)

    try:
        try:
            return build(anew=False)
        except _SPOILT:  # what was kept from the last build is damaged, or has no room: once more, from nothing
            if kept:
                remove_store(kept)
            return build(anew=True)
    except _Stopped as stopped:
        return stopped.built
    except (PublishError, CardsUnavailable, *_SPOILT) as error:
        return Built(None, 0, (), settings.faults, failure=str(error))


def cache_folder(output: Path) -> Path:
    """Return where a site's builds keep what they can use again: in the folder worked in, apart for each site."""
    return Path(".cache") / hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:10]


def package_root() -> Path:
    """Return the folder with templates: beside the package in a checkout, inside it where it is installed."""
    package = Path(__file__).parents[1]
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent / "templates"


def _only_faults(content: ContentFolder, settings: Settings) -> Built:
    """Return all that is wrong where the settings allow no site."""
    checked = site_for_checks(content)
    prepared = [prepare(load_inputs(content, file), settings.profiles, checked) for file in content.records()]
    said = _sorted((*settings.faults, *(fault for made in prepared for fault in made.diagnostics)))
    left_out = tuple(made.file for made in prepared if made.entry is None)
    return Built(None, 0, left_out, said, Counter(fault.severity for fault in said))


class _Build:
    """One build, step by step."""

    def __init__(
        self,
        content: ContentFolder,
        settings: Settings,
        options: Options,
        program: bytes,
        new: NewSite,
        store: Store,
        progress: Progress,
    ) -> None:
        assert settings.site  # noqa: S101 # who builds has one
        self.content, self.settings, self.options, self.site = content, settings, options, settings.site
        self.program, self.new, self.store, self.progress = program, new, store, progress
        self.digests = ContentDigests(content, store, new.folder.fresh.stat().st_mtime_ns)
        parts = (site_digest(self.site), forms_digest(content, self.digests))
        self.common = hashlib.sha256(repr((*parts, options.cards)).encode()).digest()
        self.history_key = (history_key(content.root), self.site.privacy, self.common)
        self.keys = Keys(self.common, {})
        self.kept_files = store.shared_files()
        self.shared = list[tuple[WrittenFile, bytes | None]]()
        self.shared_made = 0
        self.stage = options.stopwatch.stage

    def run(self) -> Built:
        """Build, or find that there is nothing to do."""
        with self.stage("look for changes"):
            inputs = self._inputs(self.content.records())
            whole = self._whole(inputs)
        if (last := self.store.value("built")) and last[0] == whole and self._stands():
            self.digests.save(self.store)
            self.store.commit()
            built: Built = last[1]
            return replace(built, made=(), shared=0, reason="")
        made, rows = list[str](), list[ProjectRow]()
        with self.stage("projects"):
            for row, is_new in self._rows(inputs):
                rows.append(row)
                if is_new:
                    made.append(row.file)
        reason = self._reason() if len(made) == len(rows) and made else ""
        built = self._built(rows, made, reason)
        if any(_stops(fault) for fault in built.diagnostics):
            raise _Stopped(built)
        self._across(rows, built)
        with self.stage("put in place"):
            written = self.new.finish()
        self.store.keep_value("common", self.common)
        self.store.keep_value("built", (whole, replace(built, written=replace(written, changed=0))))
        self.store.keep_shared_files(self.shared)
        self.digests.save(self.store)
        self.store.commit()
        return replace(built, written=written, shared=self.shared_made)

    def run_shard(self, year: int) -> Built:
        """Make the projects of a fiscal year, and nothing that crosses projects."""
        own = [file for file in self.content.records() if file.startswith(f"projects/{year}/")]
        with self.stage("projects"):
            rows = list(self._rows(self._inputs(own)))
        built = self._built([row for row, _ in rows], [row.file for row, is_new in rows if is_new], "")
        self.store.keep_value("common", self.common)
        self.digests.save(self.store)
        self.store.commit()
        return replace(built, written=self.new.finish())

    # --- What there is to do -----------------------------------------------------------------------------------------

    def _inputs(self, records: Iterable[str]) -> list[ProjectInputs]:
        rewriting = self._rewriting()
        return [self.digests.project(file, rewriting.get(key_of(file), ())) for file in records]

    def _whole(self, inputs: list[ProjectInputs]) -> bytes:
        """Return a digest of all that the site depends on."""
        parts = (
            self.common,
            self.options.core,
            self.site.build_date,
            other_digest(self.content, self.digests),
            self.history_key,
            self.settings.faults,
            inputs,
        )
        return hashlib.sha256(repr(parts).encode()).digest()

    def _stands(self) -> bool:
        """Say whether the last site is there as it was written."""
        return self.new.folder.stands(self.store.all_files())

    def _reason(self) -> str:
        """Return why every project was made, for who waits for it."""
        common = self.store.value("common")
        if common is None:
            return "there is no earlier build with this program and these templates"
        if common != self.common:
            return "the settings have changed"
        return "the last site is not there as it was written"

    # --- Projects ----------------------------------------------------------------------------------------------------

    def _rows(self, inputs: list[ProjectInputs]) -> Iterator[tuple[ProjectRow, bool]]:
        """Yield the row of each record in order, and whether it was made anew."""
        known = self.store.fingerprints()
        for gone in known.keys() - {one.file for one in inputs}:
            self.store.forget_project(gone)
        kept = self._kept({one.file: one.fingerprint for one in inputs})
        kept |= self._adopted({one.file: one.fingerprint for one in inputs if one.file not in kept})
        made = self._make([one for one in inputs if one.file not in kept])
        for one in inputs:
            yield (self.store.row(one.file), False) if one.file in kept else (next(made), True)

    def _kept(self, wanted: Mapping[str, str]) -> set[str]:
        """Keep what the last site has of the projects whose inputs are as they were; return their records."""
        kept, moved = set[str](), list[tuple[str, list[WrittenFile]]]()
        if self.store.value("common") != self.common:
            return kept
        for file, fingerprint, files in self.store.projects():
            found = self.new.keep(files) if wanted.get(file) == fingerprint else None
            if found is not None:
                kept.add(file)
                if found != files:
                    moved.append((file, found))
        for file, found in moved:
            self.store.keep_files(file, found)
        return kept

    def _adopted(self, wanted: Mapping[str, str]) -> set[str]:
        """Take from the shards the projects whose inputs are as they were there; return their records."""
        left = dict(wanted)
        for folder in self.options.shards:
            for file in adopt_shard(folder, left, self.common, self.program, self.new, self.store):
                del left[file]  # another shard may have it too
        return wanted.keys() - left.keys()

    def _make(self, inputs: list[ProjectInputs]) -> Iterator[ProjectRow]:
        options = self.options
        maker = ProjectMaker(
            self.content, self.site, self.settings.profiles, options.templates, has_cards=options.cards
        ).into(self.new.folder)
        files = [one.file for one in inputs]
        for file, made in zip(self.progress("build", files), spread(maker, inputs), strict=True):
            if made is None:
                raise PublishError(f"the process that worked on {file} was ended from outside; run again")
            self._take(made)
            yield made.row

    def _take(self, made: MadeProject) -> None:
        self.new.count(made.files)
        files = (file for file, _ in made.files)
        self.store.keep_project(made.row.file, made.fingerprint, made.row, made.pieces, files)

    def _built(self, rows: list[ProjectRow], made: list[str], reason: str) -> Built:
        counts = Counter(fault.severity for fault in self.settings.faults)
        for row in rows:
            counts.update(row.counts)
        errors = (error for row in rows for error in row.errors)
        left_out = tuple(row.file for row in rows if row.summary is None)
        said = _sorted((*self.settings.faults, *errors))
        flags = Counter[str]()
        for row in rows:
            flags.update(dict(row.summary.flags) if row.summary else {})
        return Built(
            None,
            len(rows) - len(left_out),
            left_out,
            said,
            dict(counts),
            tuple(made),
            reason=reason,
            flags=dict(flags),
        )

    # --- Files across projects ---------------------------------------------------------------------------------------

    def _across(self, rows: list[ProjectRow], built: Built) -> None:
        """Write, or keep, the files across projects."""
        published = [row for row in rows if row.summary]
        entries = tuple(
            CatalogEntry(row.summary, StoredPieces(self.store, row.file)) for row in published if row.summary
        )
        digests = {row.summary.key: row.digest for row in published if row.summary}
        self.keys = Keys(self.common, digests)
        catalog = Catalog(self.site, entries, FLAG_RULES, self._history())
        studio = Studio(self.site, self.options.templates, FLAG_RULES, has_cards=self.options.cards)
        with self.stage("lists and data"):
            self._put_all(render_catalog(catalog, studio))
            self._put_all(catalog_files(catalog, core=self.options.core))
            self._put_all(asset_files(studio.templates))
        if not self.options.core:
            with self.stage("search"):
                self._search(published, built)
        with self.stage("descriptions of the data"):
            for dataset in DESCRIBING_DATASETS:
                if not (self.options.core and dataset in HEAVY_DATASETS):
                    self._put_all(dataset(catalog, self.new))
            sizes = {file.path: file.size for file in self.new.below("data/")}
            self._put_all(data_page(catalog, studio, sizes))
            self._put_all(sitemap([path for path in self.new.paths if path.endswith(".html")], catalog))
            self._addresses(studio, built)
        if self.options.cards:
            with self.stage("cards"):
                self._put_all(card_files(catalog, studio, self.options.cache and self.options.cache / "cards"))

    def _put_all(self, files: Iterable[OutputFile]) -> None:
        for file in files:
            self._put(file)

    def _put(self, file: OutputFile) -> None:
        """Keep a file that is made from what it was made from last, or write it."""
        key = self.keys.key(file.path, file.inputs)
        last, last_key = self.kept_files.get(file.path, (None, None))
        kept = self.new.keep_shared(last) if last and key and key == last_key else None
        if kept:
            written = kept
        else:
            written = self.new.write(file)
            self.shared_made += key is not None
        self.shared.append((written, key))

    def _history(self) -> History:
        """Return what the repository knows, from the store where it is as it was."""
        kept = self.store.value("history")
        if kept and kept[0] == self.history_key:
            history: History = kept[1]
            return history
        history = read_history(self.content.root, self.site.privacy)
        self.store.keep_value("history", (self.history_key, history))
        return history

    def _rewriting(self) -> Rewriting:
        """Return what of it stands on projects' own pages; kept apart, as it is little, and always asked for."""
        kept = self.store.value("rewriting")
        if kept and kept[0] == self.history_key:
            rewriting: Rewriting = kept[1]
            return rewriting
        rewriting = self._history().rewriting()
        self.store.keep_value("rewriting", (self.history_key, rewriting))
        return rewriting

    def _search(self, rows: list[ProjectRow], built: Built) -> None:
        """Write the search index, and see that it answers what it must; or keep it."""
        key = self.keys.key(SEARCH, (self.settings.search, [row.search for row in rows]))
        if kept := self.new.keep(file for file, last_key in self.kept_files.values() if last_key == key):
            self.shared += [(file, key) for file in kept]
            return
        documents = (load_values(self.store.piece(SEARCH, row.file)) for row in rows)
        folder = self.options.cache and self.options.cache / "search"
        index = index_documents(documents, synonyms=self.settings.search.synonyms, cache_folder=folder)
        if unanswered := tuple(failed_checks(index, self.settings.search.checks)):
            raise _Stopped(replace(built, diagnostics=_sorted((*built.diagnostics, *unanswered))))
        for file in index:
            self.shared.append((self.new.write(file), key))
            self.shared_made += 1

    def _addresses(self, studio: Studio, built: Built) -> None:
        """See that no published address is lost, and put something at each whose page moved."""
        moved, lost = settle(self.settings.addresses, self.new.paths)
        if lost:
            raise _Stopped(replace(built, diagnostics=_sorted((*built.diagnostics, *lost))))
        self._put_all(moved_pages(moved, lambda path: b"".join(self.new.read(path)), studio))


def _stops(said: Diagnostic) -> bool:
    """Say whether a fault stops the build: no correction silently vanishes from a page, no check of the search."""
    return said.severity is Severity.ERROR and said.position.file.startswith(("corrections/", "search-checks.yaml"))


def _sorted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))

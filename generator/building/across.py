"""The files across projects: made from the rows of all, or kept where nothing that they show has changed."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from generator.addresses import settle
from generator.building.apart import Apart
from generator.building.built import Built, Stopped
from generator.building.project import FLAG_RULES, ProjectRow
from generator.building.rows import LastRows
from generator.building.splice import Splice
from generator.building.store import SEARCH, StoredPieces
from generator.building.values import Keys, load_values
from generator.building.work import Work
from generator.datasets import catalog_files, describing_files, joined_files, site_checksums, sitemap, typed_files
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.joined import Joined
from generator.model.outputs import SITE_CHECKSUMS, OutputFile, WrittenFile
from generator.pages import Studio, asset_files, data_page, moved_pages, render_catalog
from generator.pages.cards import CardsUnavailable, card_files
from generator.publish import PublishError
from generator.search import failed_checks, index_documents


class FilesAcross:
    """Writes the files across projects, each after those that it tells of."""

    def __init__(self, work: Work, rows: list[ProjectRow], built: Built, before: LastRows | None = None) -> None:
        """Take the rows of all records, and what was built so far: who stops the build tells that too.

        `before` are the rows of the last site, where its files may serve to make these.
        """
        self._work, self._built, self._new = work, built, work.new
        self._published = [row for row in rows if row.summary]
        self._catalog = Catalog(work.site, self._entries(self._published), FLAG_RULES, work.history())
        self._before = [row for row in before.beside(rows) if row.summary] if before else None
        self._studio = Studio(work.site, work.options.templates, FLAG_RULES, has_cards=work.options.cards)
        digests = {row.summary.key: row.digest for row in self._published if row.summary}
        self._keys = Keys(work.common, digests)
        self._last = work.store.shared_files()
        self._apart = Apart(work.new.folder, len(self._published))
        self._files = list[tuple[WrittenFile, bytes | None]]()
        self.made = 0
        """How many were made, of those that need not be made every time."""

    def write(self) -> None:
        """Write them all, or keep them; raise `Stopped` where a search or an address would be lost."""
        catalog, studio, core = self._catalog, self._studio, self._work.options.core
        stage = self._work.stage
        with self._apart:
            with stage("lists and data"):
                self._put_all(catalog_files(catalog))
                if not core:
                    self._collect()
                    self._put_all(typed_files(catalog, self._new.folder.fresh / "data"))
                self._put_all(render_catalog(catalog, studio))
                self._put_all(asset_files(studio.templates))
            if not core:
                with stage("search"):
                    self._search()
            with stage("copies of the data"):
                self._collect()
        with stage("descriptions of the data"):
            self._put_all(describing_files(catalog, self._new, core=core))
            sizes = {file.path: file.size for file in self._new.below("data/")}
            self._put_all(data_page(catalog, studio, sizes))
            self._put_all(sitemap([path for path in self._new.paths if path.endswith(".html")], catalog))
            self._addresses()
        if self._work.options.cards:
            with stage("cards"):
                self._cards()
        self._put(site_checksums(self._new.sums))

    def keep(self) -> None:
        """Keep, for the next build, what these files were made from."""
        self._work.store.keep_shared_files(self._files)

    def _put_all(self, files: Iterable[OutputFile]) -> None:
        for file in files:
            self._put(file)

    def _put(self, file: OutputFile) -> None:
        """Keep a file that is made from what it was made from last, or write it."""
        key = self._keys.key(file.path, file.inputs)
        last, last_key = self._last.get(file.path, (None, None))
        written = self._new.keep_shared(last) if last and key and key == last_key else None
        if written is None:
            self.made += key is not None
            file = self._spliced(file, last) if last else file
            if self._apart.begins(file, key):
                return
            written = self._write(file)
        self._files.append((written, key))

    def _write(self, file: OutputFile) -> WrittenFile:
        """Write a file; one whose bytes are at hand is kept from the last site where it has the same."""
        last, _ = self._last.get(file.path, (None, None))
        if last and isinstance(file.made, bytes) and hashlib.sha256(file.made).hexdigest() == last.sha256:
            return self._new.keep_shared(last) or self._new.write(file)
        return self._new.write(file)

    def _collect(self) -> None:
        """Wait for the files that are written apart."""
        for written, is_new, key in self._apart.collect():
            self._new.take(written, is_new=is_new)
            self._files.append((written, key))

    def _spliced(self, file: OutputFile, last: WrittenFile) -> OutputFile:
        """Return a file of pieces as one made from the last site's, where that one stands as it was written."""
        stands = self._new.folder.standing(last) if isinstance(file.made, Joined) else None
        if not (isinstance(file.made, Joined) and stands and self._splice):
            return file
        made = self._splice.made(file.path, file.made, stands)
        return replace(file, made=made) if made else file

    @cached_property
    def _splice(self) -> Splice | None:
        if self._before is None:
            return None
        last = Catalog(self._work.site, self._entries(self._before), FLAG_RULES)
        return Splice(self._published, self._before, joined_files(last))

    def _entries(self, rows: Iterable[ProjectRow]) -> tuple[CatalogEntry, ...]:
        store = self._work.store
        return tuple(CatalogEntry(row.summary, StoredPieces(store, row.file)) for row in rows if row.summary)

    def _search(self) -> None:
        """Write the search index, and see that it answers what it must; or keep it."""
        settings, cache = self._work.settings.search, self._work.options.cache
        key = self._keys.key(SEARCH, (settings, [row.search for row in self._published]))
        if kept := self._new.keep(file for file, last_key in self._last.values() if last_key == key):
            self._files += [(file, key) for file in kept]
            return
        documents = (load_values(self._work.store.piece(SEARCH, row.file)) for row in self._published)
        index = index_documents(documents, synonyms=settings.synonyms, cache_folder=cache and cache / "search")
        if unanswered := tuple(failed_checks(index, settings.checks)):
            raise Stopped(self._built, unanswered)
        for file in index:
            self._files.append((self._write(file), key))
            self.made += 1

    def _addresses(self) -> None:
        """See that no published address is lost, and put something at each whose page moved."""
        paths = [*self._new.paths, SITE_CHECKSUMS]  # the checksums are of all files, and come last
        moved, lost = settle(self._work.settings.addresses, paths)
        if lost:
            raise Stopped(self._built, lost)
        self._put_all(moved_pages(moved, lambda path: b"".join(self._new.read(path)), self._studio))

    def _cards(self) -> None:
        """Draw a picture of each project."""
        cache = self._work.options.cache
        try:
            self._put_all(card_files(self._catalog, self._studio, cache and cache / "cards"))
        except CardsUnavailable as error:
            raise PublishError(str(error)) from error

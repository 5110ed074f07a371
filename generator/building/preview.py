"""Pages as the content and the templates are at this moment, each made when it is asked for: what a build will give.

A build of ten thousand projects takes a while; who edits one wants to see it at once. What is known of all other
projects is what the last build kept.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

from generator.building.project import FLAG_RULES, ProjectMaker, ProjectRow
from generator.building.settings import load_settings
from generator.building.site import package_root
from generator.building.store import read_store
from generator.building.values import SpoiltValue
from generator.content import ContentFolder, key_of, record_file
from generator.datasets import ProjectData
from generator.model.catalog import Catalog, CatalogEntry
from generator.model.entry import Entry
from generator.model.history import UNKNOWN_HISTORY, History, Rewriting
from generator.model.outputs import OutputFile
from generator.model.settings import Site
from generator.model.summary import summarise
from generator.pages import Studio, asset_files, render_catalog
from generator.publication import load_inputs, prepare

_OF_PROJECT = re.compile(r"(?:(?:th|en)/)?projects/(?P<key>[0-9]{4}/[^/.]+)[./].*")


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build kept that pages are made from: the row of each record, and the history."""

    rows: Mapping[str, ProjectRow] = field(default_factory=dict)
    history: History = UNKNOWN_HISTORY
    rewriting: Rewriting = field(default_factory=dict)


def last_build(cache: Path) -> LastBuild:
    """Return what the last build kept in its cache; nothing where there was none."""
    with suppress(sqlite3.DatabaseError, SpoiltValue), read_store(cache / "build.sqlite") as store:
        rows = {file: store.row(file) for file in store.fingerprints()}
        history, rewriting = store.value("history"), store.value("rewriting")
        return LastBuild(rows, history[1], rewriting[1]) if history and rewriting else LastBuild(rows)
    return LastBuild()


class Preview:
    """The files of a site that has changed since its last build. Any thread may ask."""

    def __init__(
        self, content: ContentFolder, last: LastBuild, edited: Iterable[str], *, base_url: str | None, build_date: date
    ) -> None:
        """Take the records whose projects have changed since then, by name."""
        self._content, self._last, self._edited = content, last, frozenset(edited)
        self._settings = load_settings(content, base_url=base_url, build_date=build_date)
        self._templates = package_root()
        self._asked = Lock()

    def file(self, path: str) -> bytes | None:
        """Return a page, a file of one project or an asset; None for what only a build makes.

        What a template that is at fault raises, is raised.
        """
        site = self._settings.site
        if site is None:
            return None
        with self._asked:
            found = next((file for file in self._files(path, site) if file.path == path), None)
        return found.content if found else None

    def _files(self, path: str, site: Site) -> Iterable[OutputFile]:
        """Return files among which is the one of a path, if any is made here."""
        if match := _OF_PROJECT.fullmatch(path):
            entry = self._entry(record_file(match["key"]), site)
            return self._maker(site).files(ProjectData(entry, site)) if entry else ()
        if path.startswith("assets/"):
            return asset_files(self._templates)
        return render_catalog(self._catalog, self._studio) if path.endswith(".html") else ()

    def _entry(self, file: str, site: Site) -> Entry | None:
        if not self._content.exists(file):
            return None
        inputs = load_inputs(self._content, file, self._last.rewriting.get(key_of(file), ()))
        return prepare(inputs, self._settings.profiles, site).entry

    def _maker(self, site: Site) -> ProjectMaker:
        return ProjectMaker(self._content, site, self._settings.profiles, self._templates, has_cards=False)

    @cached_property
    def _catalog(self) -> Catalog:
        site = self._settings.site
        assert site  # noqa: S101 # `file` asks for none without
        kept = {file: row.summary for file, row in self._last.rows.items() if file not in self._edited and row.summary}
        made = {file: summarise(entry) for file in self._edited if (entry := self._entry(file, site))}
        entries = tuple(CatalogEntry(summary, {}) for _, summary in sorted({**kept, **made}.items()))
        return Catalog(site, entries, FLAG_RULES, self._last.history)

    @cached_property
    def _studio(self) -> Studio:
        return Studio(self._catalog.site, self._templates, FLAG_RULES)

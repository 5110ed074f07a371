"""What a build has at hand: the content and its settings, what the last build kept, and the new site to fill."""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from generator.building.inputs import ContentDigests, ProjectInputs, forms_digest, other_digest, site_digest
from generator.building.settings import Settings
from generator.building.store import Store
from generator.content import ContentFolder, key_of
from generator.history import history_key, read_history
from generator.model.history import History, Rewriting
from generator.model.settings import Site
from generator.publish import NewSite
from generator.stopwatch import Stopwatch

Progress = Callable[[str, list[str]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is to be built: `core` leaves out search, cards and heavy copies of the data; `cache` is a folder."""

    templates: Path
    core: bool = False
    cards: bool = False
    cache: Path | None = None
    shards: tuple[Path, ...] = ()
    stopwatch: Stopwatch = field(default_factory=Stopwatch)


@dataclass(frozen=True, slots=True)
class Work:
    """One build. `program` is the digest of the program, `common` that of all that every file depends on."""

    content: ContentFolder
    settings: Settings
    site: Site
    options: Options
    program: bytes
    new: NewSite
    store: Store
    progress: Progress
    digests: ContentDigests = field(init=False)
    common: bytes = field(init=False)
    history_key: tuple[str, str, tuple[str, ...], bytes] = field(init=False)

    def __post_init__(self) -> None:
        """Work out what all else is compared with."""
        digests = ContentDigests(self.content, self.store, self.new.folder.fresh.stat().st_mtime_ns)
        parts = (site_digest(self.site), forms_digest(self.content, digests), self.options.cards)
        common = hashlib.sha256(repr(parts).encode()).digest()
        object.__setattr__(self, "digests", digests)
        object.__setattr__(self, "common", common)
        key = (history_key(self.content.root), self.site.privacy, self.settings.addresses.withdrawn, common)
        object.__setattr__(self, "history_key", key)

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Measure what is done within as a stage of the build."""
        return self.options.stopwatch.stage(name)

    def inputs(self, records: Iterable[str]) -> list[ProjectInputs]:
        """Return what each record's project is made from."""
        rewriting = self._rewriting()
        return [self.digests.project(file, rewriting.get(key_of(file), ())) for file in records]

    def whole(self, inputs: list[ProjectInputs]) -> bytes:
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

    def history(self) -> History:
        """Return what the repository knows, from the store where it is as it was."""
        kept = self.store.value("history")
        if kept and kept[0] == self.history_key:
            history: History = kept[1]
            return history
        history = read_history(self.content.root, self.site.privacy, self.settings.addresses, self.content.bounds)
        self.store.keep_value("history", (self.history_key, history))
        return history

    def finish(self) -> None:
        """Make lasting what was kept of this build."""
        self.store.keep_value("common", self.common)
        self.digests.save(self.store)
        self.store.commit()

    def _rewriting(self) -> Rewriting:
        """Return what of it stands on projects' own pages; kept apart, as it is little, and always asked for."""
        kept = self.store.value("rewriting")
        if kept and kept[0] == self.history_key:
            rewriting: Rewriting = kept[1]
            return rewriting
        rewriting = self.history().rewriting()
        self.store.keep_value("rewriting", (self.history_key, rewriting))
        return rewriting

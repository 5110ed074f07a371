"""What a build depends on, as digests of content: the program, the settings, and the files of each project.

What decides is what is in a file, never when it was written. A file whose stamp (inode, size, times of writing and of
change, which no program sets) is the one that its digest was taken under is not read again, as git does it; one that
was written so shortly before that a further write could bear the same stamp is.
"""

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.store import KeptInput, Store
from generator.content import ContentFolder, key_of, ledger_file
from generator.model.history import Revision
from generator.model.settings import Site
from generator.records import read_origin

_UNSURE = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT) ticks every two seconds


@dataclass(frozen=True, slots=True)
class ProjectInputs:
    """One record's name, what its page marks of its history, and a digest of all that its project is made from."""

    file: str
    fingerprint: str
    rewriting: tuple[Revision, ...] = ()


class ContentDigests:
    """Digests of content files, from the store where the file is as it was."""

    def __init__(self, content: ContentFolder, store: Store, now: int) -> None:
        """Take the moment in nanoseconds, by the clock of the file system that the store is on."""
        self._content = content
        self._known = store.inputs()
        self._sure = now - _UNSURE
        self._seen = set[str]()
        self._new = dict[str, KeptInput]()

    def digest(self, file: str) -> bytes | None:
        """Return the sha256 of a file; None where there is none that can be read."""
        found = self._look(file)
        return found.digest if found else None

    def project(self, file: str, rewriting: tuple[Revision, ...] = ()) -> ProjectInputs:
        """Return what a record's project depends on: the record, its ledger, its report, and of its history this."""
        record = self._look(file)
        report = record.origin if record else None
        ledger = self.digest(ledger_file(key_of(file)))
        parts = (record.digest if record else None, ledger, self.digest(report) if report else None)
        return ProjectInputs(file, project_fingerprint(file, parts, rewriting), rewriting)

    def save(self, store: Store) -> None:
        """Keep what was read, and forget what is gone."""
        store.keep_inputs(self._new, self._known.keys() - self._seen)

    def _look(self, file: str) -> KeptInput | None:
        path = os.path.join(self._content.root, file)  # noqa: PTH118 # there are tens of thousands
        try:
            found = os.stat(path)  # noqa: PTH116
            self._seen.add(file)
            stamp = f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
            known = self._known.get(file)
            if known and known.stamp == stamp:
                return known
            if found.st_size > self._content.bounds.largest_file:
                return None  # nobody reads it
            content = Path(path).read_bytes()
        except OSError:
            return None  # what cannot be read has no digest; to say so is for those that need its text
        origin = read_origin(content) if file.startswith("projects/") else None
        is_sure = max(found.st_mtime_ns, found.st_ctime_ns) < self._sure
        read = KeptInput(stamp if is_sure else "", hashlib.sha256(content).digest(), origin.file if origin else None)
        self._known[file] = self._new[file] = read
        return read


def project_fingerprint(file: str, digests: Iterable[bytes | None], rewriting: tuple[Revision, ...]) -> str:
    """Return a digest of a record's name, the digests of the files of its project, and its history."""
    return hashlib.sha256(repr((file, list(digests), rewriting)).encode()).hexdigest()


def forms_digest(content: ContentFolder, digests: ContentDigests) -> bytes:
    """Return a digest of the editions of the form that the content adds."""
    return hashlib.sha256(repr([(file, digests.digest(file)) for file in content.forms()]).encode()).digest()


def other_digest(content: ContentFolder, digests: ContentDigests) -> bytes:
    """Return a digest of all content that is of no single project: settings, register, prose, forms."""
    own = ("reports", "projects", "corrections")
    names = sorted(
        path.relative_to(content.root).as_posix()
        for top in content.root.iterdir()
        if top.name not in own
        for path in ([top] if top.is_file() else top.rglob("*"))
        if path.is_file()
    )
    return hashlib.sha256(repr([(name, digests.digest(name)) for name in names]).encode()).digest()


def site_digest(site: Site) -> bytes:
    """Return a digest of the settings that every page may depend on.

    The day of the build is none of them, as it would make every page anew every day, and neither is the text of
    pages of prose but for the titles: who shows one names it among a file's inputs.
    """
    prose = tuple(replace(page, markdown=f"# {page.title}") for page in site.prose)
    return hashlib.sha256(repr(replace(site, build_date=None, prose=prose)).encode()).digest()


def program_digest(templates: Path) -> bytes:
    """Return a digest of the program, its templates, and the versions of what it is made with."""
    made = hashlib.sha256(sys.version.encode())
    for root in (Path(__file__).parents[1], templates):
        for path in sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
            made.update(repr((path.relative_to(root).as_posix(), path.read_bytes())).encode())
    installed = {found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")}
    made.update(repr(sorted(installed)).encode())
    return made.digest()

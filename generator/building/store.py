"""What the last build of a site made, and from what, kept between builds: one SQLite file, which may be deleted.

`input` knows each content file's digest, so that an unchanged file is not read again. `project` has a row of each
record: what others see of it, and its files. `piece` has its part of the files that hold many. `output` has each file
of the site as it was written, with a digest of what it was made from.

Each value, row and piece has a checksum before it, and so has the list of a project's files and that of the files
across projects: what was damaged on the disk is never taken for what was kept.

A build is one transaction: what is kept is what belongs to the site that stands. The store of another program, or one
that cannot be read, is begun anew.
"""

import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from generator.building.values import SpoiltValue, load_values, sealed, unsealed
from generator.model.outputs import WrittenFile

SEARCH = "search"
"""The name of a project's piece that the search index is made from."""

_PASSED_OVER = 8  # so many pieces are read and left before a search costs less
_WAIT = 60  # seconds for a build that is just ending
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE input (file TEXT PRIMARY KEY, stamp TEXT, digest BLOB, origin TEXT) WITHOUT ROWID;
CREATE TABLE project (file TEXT PRIMARY KEY, fingerprint TEXT, row BLOB, files INTEGER);
CREATE TABLE piece (name TEXT, file TEXT, content BLOB, PRIMARY KEY (name, file)) WITHOUT ROWID;
CREATE TABLE output (path TEXT PRIMARY KEY, project TEXT, size INTEGER, written_at INTEGER, sha256 TEXT, key BLOB)
  WITHOUT ROWID;
CREATE INDEX output_of_project ON output (project);
CREATE INDEX piece_of_project ON piece (file);
"""


@dataclass(frozen=True, slots=True)
class KeptInput:
    """A content file as it was read: its stamp, its digest, and the report that a record names."""

    stamp: str
    digest: bytes
    origin: str | None


class Store:
    """The store of one site, open for one build."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._reading = dict[str, Iterator[tuple[str, bytes | str]]]()

    def commit(self) -> None:
        """Make lasting what was done."""
        self._database.execute("COMMIT")

    def is_of(self, program: bytes) -> bool:
        """Say whether it was made by a program, known by its digest."""
        found: object = self._database.execute("SELECT value FROM meta WHERE name = 'program'").fetchone()
        return found == (program,)

    # --- Anything --------------------------------------------------------------------------------------------------

    def value(self, name: str) -> Any:
        """Return a value kept under a name; None where there is none."""
        found = self._database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return load_values(unsealed(found[0])) if found else None

    def keep_value(self, name: str, value: object) -> None:
        """Keep a value under a name."""
        self._database.execute("REPLACE INTO meta VALUES (?, ?)", (name, sealed(pickle.dumps(value))))

    # --- Inputs ----------------------------------------------------------------------------------------------------

    def inputs(self) -> dict[str, KeptInput]:
        """Return what is known of content files, by name."""
        return {file: KeptInput(*rest) for file, *rest in self._database.execute("SELECT * FROM input")}

    def keep_inputs(self, new: Mapping[str, KeptInput], gone: Iterable[str]) -> None:
        """Keep what is known of files, and forget those that are gone."""
        rows = ((file, kept.stamp, kept.digest, kept.origin) for file, kept in new.items())
        self._database.executemany("REPLACE INTO input VALUES (?, ?, ?, ?)", rows)
        self._database.executemany("DELETE FROM input WHERE file = ?", ((file,) for file in gone))

    # --- Projects --------------------------------------------------------------------------------------------------

    def fingerprints(self) -> dict[str, str]:
        """Return the fingerprint that each record's row was made from, by the record's name."""
        return dict(self._database.execute("SELECT file, fingerprint FROM project"))

    def row(self, file: str) -> Any:
        """Return a record's row."""
        found = self._database.execute("SELECT row FROM project WHERE file = ?", (file,)).fetchone()
        return load_values(unsealed(found and found[0]))

    def files(self, file: str) -> list[WrittenFile]:
        """Return the files of a record's project."""
        query = "SELECT path, size, written_at, sha256 FROM output WHERE project = ?"
        files = [WrittenFile(*row) for row in self._database.execute(query, (file,))]
        return _whole(files, self._database.execute("SELECT files FROM project WHERE file = ?", (file,)).fetchone())

    def projects(self) -> Iterator[tuple[str, str, list[WrittenFile]]]:
        """Yield each record, the fingerprint that its row was made from, and the files of its project."""
        query = (
            "SELECT file, fingerprint, files, path, size, written_at, sha256"
            " FROM project LEFT JOIN output ON project = file ORDER BY file"
        )
        for (file, fingerprint, checksum), rows in groupby(self._database.execute(query), lambda row: row[:3]):
            files = [WrittenFile(*facts) for _, _, _, *facts in rows if facts[0] is not None]
            yield file, fingerprint, _whole(files, (checksum,))

    def keep_project(
        self, file: str, fingerprint: str, row: object, pieces: Mapping[str, bytes], files: Iterable[WrittenFile]
    ) -> None:
        """Keep what a record gave."""
        names = {content: name for name, content in reversed(list(pieces.items()))}  # the first of those that are alike
        parts = ((name, file, sealed(part) if names[part] == name else names[part]) for name, part in pieces.items())
        self.keep_rows((file, fingerprint, sealed(pickle.dumps(row))), parts, files)

    def rows(self, file: str) -> tuple[tuple[str, str, bytes], list[Any]]:
        """Return what is kept of a record, as it is kept: its row, and its pieces, whole."""
        row = self._database.execute("SELECT file, fingerprint, row FROM project WHERE file = ?", (file,)).fetchone()
        pieces = self._database.execute("SELECT * FROM piece WHERE file = ?", (file,)).fetchall()
        written = {name: content for name, _, content in pieces}
        for content in written.values():
            unsealed(written.get(content) if isinstance(content, str) else content)
        return row, pieces

    def keep_rows(self, row: tuple[str, str, bytes], pieces: Iterable[Any], files: Iterable[WrittenFile]) -> None:
        """Keep what a record gave, as `rows` of another store has it, with its files as they stand in this site."""
        file = row[0]
        self.forget_project(file)
        self._database.execute("INSERT INTO project VALUES (?, ?, ?, 0)", row)
        self._database.executemany("INSERT INTO piece VALUES (?, ?, ?)", pieces)
        self.keep_files(file, files)

    def keep_files(self, file: str, files: Iterable[WrittenFile]) -> None:
        """Keep what is known of the files of a record's project."""
        files = list(files)
        self._database.execute("UPDATE project SET files = ? WHERE file = ?", (_checksum(files), file))
        rows = ((f.path, file, *_facts(f)) for f in files)
        self._database.executemany("REPLACE INTO output VALUES (?, ?, ?, ?, ?, NULL)", rows)

    def forget_project(self, file: str) -> None:
        """Forget what a record gave."""
        self._database.execute("DELETE FROM piece WHERE file = ?", (file,))
        self._database.execute("DELETE FROM output WHERE project = ?", (file,))
        self._database.execute("DELETE FROM project WHERE file = ?", (file,))

    def piece(self, name: str, file: str, *, alike: str = "") -> bytes:
        """Return a project's part of the files that hold many; one that is `alike` is kept as another's name.

        They are mostly asked for in the order of files, and reading on is much quicker than to search for each.
        """
        for found, content in islice(self._reading.get(name, iter(())), _PASSED_OVER):
            if found == file:
                return self._written(name, file, content, alike)
            if found > file:
                break
        query = "SELECT file, content FROM piece WHERE name = ? AND file >= ? ORDER BY file"
        self._reading[name] = self._database.execute(query, (name, file))
        found, content = next(self._reading[name], ("", ""))
        return self._written(name, file, content if found == file else "", alike)

    def _written(self, name: str, file: str, content: bytes | str, alike: str) -> bytes:
        """Return a piece out of what is kept of it; `alike` is the one that is kept as this one's name."""
        if isinstance(content, bytes):
            return unsealed(content)
        if alike or not content:
            raise SpoiltValue(f"nothing is kept of {name} {file}")
        return self.piece(content, file, alike=name)

    # --- Files across projects ---------------------------------------------------------------------------------------

    def shared_files(self) -> dict[str, tuple[WrittenFile, bytes | None]]:
        """Return the files across projects by path, with a digest of what each was made from where that is known."""
        query = "SELECT path, size, written_at, sha256, key FROM output WHERE project IS NULL"
        found = {row[0]: (WrittenFile(*row[:4]), row[4]) for row in self._database.execute(query)}
        _whole([file for file, _ in found.values()], (self.value("files across projects") or 0,))
        return found

    def keep_shared_files(self, files: Iterable[tuple[WrittenFile, bytes | None]]) -> None:
        """Keep these files across projects, and forget all others."""
        files = list(files)
        self._database.execute("DELETE FROM output WHERE project IS NULL")
        self.keep_value("files across projects", _checksum([file for file, _ in files]))
        rows = ((file.path, *_facts(file), key) for file, key in files)
        self._database.executemany("INSERT INTO output VALUES (?, NULL, ?, ?, ?, ?)", rows)

    def all_files(self) -> Iterator[tuple[str, int, int]]:
        """Yield path, size and moment of writing of every file of the site."""
        yield from self._database.execute("SELECT path, size, written_at FROM output")


class StoredPieces:
    """A project's part of the files that hold many, read from the store when asked for."""

    __slots__ = ("_file", "_store")

    def __init__(self, store: Store, file: str) -> None:
        self._store, self._file = store, file

    def __getitem__(self, name: str) -> bytes:
        """Return one of its parts by name."""
        return self._store.piece(name, self._file)


def _checksum(files: Sequence[WrittenFile]) -> int:
    """Return what changes when one of the files is lost or has another digest; 0 for none."""
    return zlib.crc32("\n".join(sorted(f"{file.path} {file.sha256}" for file in files)).encode())


def _whole(files: list[WrittenFile], kept: tuple[object, ...] | None) -> list[WrittenFile]:
    """Return a list of files that has the checksum which was kept of it."""
    if kept is None or kept[0] != _checksum(files):
        raise SpoiltValue("a list of files is damaged")
    return files


def _facts(file: WrittenFile) -> tuple[int, int, str]:
    return file.size, file.written_at, file.sha256


@contextmanager
def open_store(file: Path | None, program: bytes) -> Iterator[Store]:
    """Give the store in a file, or an empty one that nobody keeps, of a program by its digest.

    What is done with it lasts once it is committed.
    """
    database = _connect(file, program) if file else _begin(sqlite3.connect("", isolation_level=None), program)
    try:
        yield Store(database)
    finally:
        database.close()


@contextmanager
def read_store(file: Path) -> Iterator[Store]:
    """Give a store to read from alone; raise `sqlite3.DatabaseError` where it cannot be."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        yield Store(database)


def _connect(file: Path, program: bytes) -> sqlite3.Connection:
    """Return a transaction on the store in a file, begun anew where it cannot be used."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        database = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
        try:
            return _begin(database, program)
        except sqlite3.DatabaseError:
            database.close()
            remove_store(file)
    # The disk holds no database, or is full: a build from nothing.
    return _begin(sqlite3.connect("", isolation_level=None), program)


def remove_store(file: Path) -> None:
    """Remove a store, so that the next build begins anew."""
    for leaving in file.parent.glob(f"{file.name}*"):
        with suppress(OSError):  # it is gone, or stays and is found spoilt again
            leaving.unlink()


def _begin(database: sqlite3.Connection, program: bytes) -> sqlite3.Connection:
    # A power cut may spoil the file, which is then begun anew; the death of this process does not.
    for pragma in ("page_size = 16384", "synchronous = OFF", "cache_size = -16384"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN IMMEDIATE")
    if not database.execute("SELECT 1 FROM sqlite_master").fetchone():
        for statement in _TABLES.split(";"):
            database.execute(statement)
        database.execute("INSERT INTO meta VALUES ('program', ?)", (program,))
    if not Store(database).is_of(program):
        raise sqlite3.DatabaseError("the store of another program")
    return database

"""Parts of a site, by fiscal year, that are made apart (in jobs of their own, on other machines) and joined by one.

A shard is a folder with the files of its projects, as they stand in the site, and the store of their rows. To join is
to build with shards at hand: a project whose inputs are those that its shard was made from is taken from there, any
other is made; and so it gives byte for byte what one build of all gives.
"""

import pickle
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from generator.building.store import Store, open_store
from generator.model.outputs import WrittenFile
from generator.publish import NewSite, PublishError

SHARD = "shard.sqlite"
"""The file that tells a shard from other folders: its store."""


@dataclass(frozen=True, slots=True)
class ShardProject:
    """A record's row in a shard, as it is kept, with its pieces and its files."""

    file: str
    fingerprint: str
    row: bytes
    pieces: dict[str, bytes]
    files: list[WrittenFile]


def open_shard_store(new: NewSite, output: Path, program: bytes, *, anew: bool) -> AbstractContextManager[Store]:
    """Give the store of a shard being made, which begins as that of the last one, or `anew`."""
    last, fresh = output / SHARD, new.folder.fresh / SHARD
    if last.is_file() and not anew:
        shutil.copyfile(last, fresh)
    return open_store(fresh, program)


def read_shard(folder: Path, program: bytes, common: bytes) -> Iterator[ShardProject]:
    """Yield the projects of a shard; raise `PublishError` where it is none, or was made otherwise than this site is."""
    if not (folder / SHARD).is_file():
        raise PublishError(f"{folder} is no shard: it has no {SHARD}")
    database = sqlite3.connect(f"file:{folder / SHARD}?mode=ro", uri=True)
    try:
        known = dict(database.execute("SELECT name, value FROM meta WHERE name IN ('program', 'common')"))
        if known.get("program") != program:
            raise PublishError(f"{folder} was made by another version of the program; make it again")
        if known.get("common") != pickle.dumps(common):
            raise PublishError(f"{folder} was made with other settings; make it again")
        for file, fingerprint, row in database.execute("SELECT file, fingerprint, row FROM project ORDER BY file"):
            pieces = dict(database.execute("SELECT name, content FROM piece WHERE file = ?", (file,)))
            query = "SELECT path, size, written_at, sha256 FROM output WHERE project = ?"
            files = [WrittenFile(*found) for found in database.execute(query, (file,))]
            yield ShardProject(file, fingerprint, row, pieces, files)
    except sqlite3.DatabaseError as error:
        raise PublishError(f"{folder / SHARD} cannot be read: {error}") from error
    finally:
        database.close()


def adopt(store: Store, new: NewSite, folder: Path, one: ShardProject) -> bool:
    """Take a project of a shard into a new site and its store; False where its files are not as the shard has them."""
    files = new.adopt(one.files, folder)
    if files is None:
        return False
    store.keep_raw(one.file, one.fingerprint, one.row, one.pieces, files)
    return True

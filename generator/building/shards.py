"""Parts of a site, by fiscal year, that are made apart (in jobs of their own, on other machines) and joined by one.

A shard is a folder with the files of its projects, as they stand in the site, and the store of their rows. To join is
to build with shards at hand: a project whose inputs are those that its shard was made from is taken from there, any
other is made; and so it gives byte for byte what one build of all gives.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from generator.building.store import SEARCH, Store, open_store, read_store
from generator.building.values import SpoiltValue
from generator.datasets import PIECES
from generator.publish import NewSite, PublishError

SHARD = "shard.sqlite"
"""The file that tells a shard from other folders: its store."""


def open_shard_store(new: NewSite, output: Path, program: bytes, *, anew: bool) -> AbstractContextManager[Store]:
    """Give the store of a shard being made, which begins as that of the last one, or `anew`."""
    last, fresh = output / SHARD, new.folder.fresh / SHARD
    if last.is_file() and not anew:
        shutil.copyfile(last, fresh)
    return open_store(fresh, program)


def adopt_shard(
    folder: Path, wanted: Mapping[str, str], common: bytes, program: bytes, new: NewSite, store: Store
) -> Iterator[str]:
    """Take the projects of a shard whose fingerprints are wanted into a new site and its store; yield their records.

    One whose files are not as the shard has them is left. Raise `PublishError` where the folder is no shard, or was
    made otherwise than this site is.
    """
    if not (folder / SHARD).is_file():
        raise PublishError(f"{folder} is no shard: it has no {SHARD}")
    with ExitStack() as held:
        with _reading(folder):
            shard = held.enter_context(read_store(folder / SHARD))
            if not shard.is_of(program):
                raise PublishError(f"{folder} was made by another version of the program; make it again")
            if shard.value("common") != common:
                raise PublishError(f"{folder} was made with other settings; make it again")
            there = [file for file, fingerprint in shard.fingerprints().items() if wanted.get(file) == fingerprint]
        for file in there:
            with _reading(folder):
                files, rows = shard.files(file), shard.rows(file)
                names = {*PIECES, SEARCH} if shard.row(file).summary else set()
                if {name for name, *_ in rows[1]} != names:
                    raise SpoiltValue(f"pieces of {file} are lost")
            adopted = new.adopt(files, folder)
            if adopted is not None:
                store.keep_rows(*rows, adopted)
                yield file


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    """Name the shard that cannot be read; what goes wrong in the store of the site is none of its faults."""
    try:
        yield
    except (SpoiltValue, sqlite3.DatabaseError) as error:
        raise PublishError(f"{folder / SHARD} cannot be read: {error}") from error

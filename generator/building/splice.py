"""A file that joins pieces of many projects, made from the last site's: what did not change is copied out of it.

What the last site's file has at each place follows from the rows that it was made from: a project whose row has the
same digest has the same pieces, and its row knows how long they are. So a changed report costs the copying of a file,
not the reading of ten thousand pieces.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from generator.building.project import ProjectRow
from generator.datasets import PIECES
from generator.model.joined import Joined
from generator.model.outputs import OutputFile
from generator.publish import PublishError

_CHUNK = 1 << 20
_MOST_NEW = 1_000  # pieces of at most some dozen KB, of several files at a time


class Stretch(NamedTuple):
    """Bytes of the last site's file, from one place to another."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spliced:
    """The bytes of a file made out of the last site's: it has what is new at hand, and reads the stretches of that."""

    last: Path
    parts: tuple[bytes | Stretch, ...]

    @property
    def size(self) -> int:
        """How many bytes they are."""
        return sum(len(part) if isinstance(part, bytes) else part.end - part.start for part in self.parts)

    def __call__(self) -> Iterator[bytes]:
        """Yield them."""
        with self.last.open("rb") as file:
            for part in self.parts:
                if isinstance(part, bytes):
                    yield part
                    continue
                file.seek(part.start)
                left = part.end - part.start
                while left:
                    chunk = file.read(min(left, _CHUNK))
                    if not chunk:
                        raise PublishError(f"{self.last} became shorter while it was read")
                    left -= len(chunk)
                    yield chunk


class Splice:
    """Makes joined files of a new site out of those of the last; of both it knows the projects' rows."""

    def __init__(
        self, rows: Iterable[ProjectRow], last_rows: Iterable[ProjectRow], last_files: Iterable[OutputFile]
    ) -> None:
        """Take the files that the last site joined as well, as `joined_files` gives them for its rows."""
        self._rows = {row.summary.key: row for row in rows if row.summary}
        self._last_rows = {row.summary.key: row for row in last_rows if row.summary}
        self._last = {file.path: file.made for file in last_files if isinstance(file.made, Joined)}

    def made(self, path: str, new: Joined, file: Path) -> Spliced | None:
        """Return the bytes of a file made out of the last site's.

        None where that is not what its rows say it is, or so much is new that it would fill the memory.
        """
        last = self._last.get(path)
        if last is None or replace(new, entries=()) != replace(last, entries=()):
            return None
        there = [self._last_rows[entry.summary.key] for entry in last.entries]
        wanted = [self._rows[entry.summary.key] for entry in new.entries]
        places, length = _places(last, there)
        if file.stat().st_size != length or sum(row.digest not in places for row in wanted) > _MOST_NEW:
            return None
        return Spliced(file, tuple(_parts(new, wanted, places)))


def _places(last: Joined, rows: Iterable[ProjectRow]) -> tuple[dict[bytes, Stretch], int]:
    """Return where the last site's file has the piece of each row, by the row's digest, and the file's length."""
    places, at, piece, after = dict[bytes, Stretch](), len(last.head), PIECES.index(last.piece), len(last.end)
    gap = len(last.between)
    for row in rows:
        start = at + gap if places else at
        at = start + row.sizes[piece] + after
        places[row.digest] = Stretch(start, at)
    return places, at + len(last.tail)


def _parts(new: Joined, rows: list[ProjectRow], places: Mapping[bytes, Stretch]) -> Iterator[bytes | Stretch]:
    """Yield what the new file is made of, in order; neighbours there as here are one stretch."""
    yield new.head
    run, gap = None, len(new.between)
    for number, row in enumerate(rows):
        place = places.get(row.digest)
        if run and place and place.start == run.end + gap:
            run = Stretch(run.start, place.end)
            continue
        if run:
            yield run
        if number:
            yield new.between
        if not place:
            yield new.entries[number].pieces[new.piece] + new.end
        run = place
    if run:
        yield run
    yield new.tail

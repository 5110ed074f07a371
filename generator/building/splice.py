"""A file that joins pieces of many projects, made from the last site's: what did not change is copied out of it.

What the last site's file has at each place follows from the rows that it was made from: a project whose row has the
same digest has the same pieces, and its row knows how long they are. So a changed report costs the copying of a file,
not the reading of ten thousand pieces.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.project import ProjectRow
from generator.model.joined import Joined
from generator.model.outputs import OutputFile
from generator.publish import PublishError

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of the last site's file, from one place to another."""

    start: int
    end: int


class Splice:
    """Makes joined files of a new site out of those of the last; of both it knows the projects' rows."""

    def __init__(
        self, rows: Iterable[ProjectRow], last_rows: Iterable[ProjectRow], last_files: Iterable[OutputFile]
    ) -> None:
        """Take the files that the last site joined as well, as `joined_files` gives them for its rows."""
        self._rows = {row.summary.key: row for row in rows if row.summary}
        self._last_rows = {row.summary.key: row for row in last_rows if row.summary}
        self._last = {file.path: file.made for file in last_files if isinstance(file.made, Joined)}

    def made(self, path: str, new: Joined, file: Path) -> Iterator[bytes] | None:
        """Return the bytes of a file made out of the last site's; None where that is not what its rows say it is."""
        last = self._last.get(path)
        if last is None or replace(new, entries=()) != replace(last, entries=()):
            return None
        places, length = self._places(last)
        return _read(file, self._parts(new, places)) if file.stat().st_size == length else None

    def _places(self, last: Joined) -> tuple[dict[bytes, Stretch], int]:
        """Return where the last site's file has the piece of each row, by the row's digest, and the file's length."""
        places, at = dict[bytes, Stretch](), len(last.head)
        for entry in last.entries:
            row = self._last_rows[entry.key]
            start = at + (len(last.between) if places else 0)
            at = start + row.sizes[last.piece] + len(last.end)
            places[row.digest] = Stretch(start, at)
        return places, at + len(last.tail)

    def _parts(self, new: Joined, places: Mapping[bytes, Stretch]) -> Iterator[bytes | Stretch]:
        """Yield what the new file is made of, in order; neighbours there as here are one stretch."""
        yield new.head
        run: Stretch | None = None
        for number, entry in enumerate(new.entries):
            place = places.get(self._rows[entry.key].digest)
            if run and place and place.start == run.end + len(new.between):
                run = Stretch(run.start, place.end)
                continue
            if run:
                yield run
            if number:
                yield new.between
            if not place:
                yield entry.pieces[new.piece] + new.end
            run = place
        if run:
            yield run
        yield new.tail


def _read(file: Path, parts: Iterable[bytes | Stretch]) -> Iterator[bytes]:
    """Yield the bytes of parts, those of stretches out of a file."""
    with file.open("rb") as last:
        for part in parts:
            if isinstance(part, bytes):
                yield part
                continue
            last.seek(part.start)
            left = part.end - part.start
            while left:
                chunk = last.read(min(left, _CHUNK))
                if not chunk:
                    raise PublishError(f"{file} became shorter while it was read")
                left -= len(chunk)
                yield chunk

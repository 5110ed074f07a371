"""Files too large to hold in memory: made on disk, and handed on piece by piece."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PIECE = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class MadeOnDisk:
    """The bytes of the file that `make` writes at the path it is given; it can be sent to another process.

    `place` is where the file will stand in the new site: it is made in a folder beside that, so that what a process
    that is killed leaves there the next build clears away, and a disk that has room for the site has room for this.
    """

    make: Callable[[Path], None]
    place: Path

    def __call__(self) -> Iterator[bytes]:
        """Yield them."""
        with tempfile.TemporaryDirectory(dir=self.place.parent, prefix=".") as folder:
            path = Path(folder, self.place.name)
            self.make(path)
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece

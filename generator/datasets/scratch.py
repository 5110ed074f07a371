"""Files too large to hold in memory: made on disk, and handed on piece by piece."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PIECE = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class MadeOnDisk:
    """The bytes of the file that `make` writes at the path it is given; it can be sent to another process."""

    make: Callable[[Path], None]

    def __call__(self) -> Iterator[bytes]:
        """Yield them."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made"
            self.make(path)
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece

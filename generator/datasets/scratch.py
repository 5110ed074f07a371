"""Files too large to hold in memory: made on disk, and handed on piece by piece."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

_PIECE = 1 << 20  # bytes


def made_on_disk(make: Callable[[Path], None]) -> Callable[[], Iterator[bytes]]:
    """Return what yields the bytes of the file that `make` writes at the path it is given."""

    def chunks() -> Iterator[bytes]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made"
            make(path)
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece

    return chunks

"""Files kept from one build to the next, each under a key of all that it is made from.

Nothing depends on the folder: it may be deleted at any time, and where it cannot be written everything is made anew.
Each file begins with a digest of the rest: what is cut short or spoilt is none.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

_DIGEST = 32  # bytes


class FileCache:
    """A folder of files by key, if there is one. `sweep` removes those that this build had no use for."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used = set[str]()

    def load(self, key: str) -> bytes | None:
        """Return what is kept under a key."""
        self._used.add(key)
        if self._folder:
            with suppress(OSError):
                kept = (self._folder / key).read_bytes()
                content = kept[_DIGEST:]
                return content if kept[:_DIGEST] == hashlib.sha256(content).digest() else None
        return None

    def store(self, key: str, content: bytes) -> None:
        """Keep something, whole or not at all."""
        self._used.add(key)
        if self._folder:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                unfinished = self._folder / f"{key}.part"
                unfinished.write_bytes(hashlib.sha256(content).digest() + content)
                unfinished.replace(self._folder / key)

    def sweep(self) -> None:
        """Remove what was neither loaded nor stored."""
        if self._folder:
            with suppress(OSError):
                for file in self._folder.iterdir():
                    if file.name not in self._used:
                        file.unlink()

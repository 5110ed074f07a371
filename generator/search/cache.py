"""Parts of the index kept from one build to the next, so that a changed record costs its own part only.

A part is kept under a digest of all that it is made from: its documents, and this program. Nothing depends on the
folder: it may be deleted at any time, and where it cannot be written every part is made anew.
"""

import hashlib
import json
import zlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path

from generator.file_cache import FileCache
from generator.model.search_document import SearchDocument
from generator.search.parts import Part


class PartCache:
    """A folder of parts, each a file. `sweep` removes those that this build had no use for."""

    def __init__(self, folder: Path | None) -> None:
        self._files = FileCache(folder)

    def load(self, key: str) -> Part | None:
        """Return the part that goes by a key, if it is here and whole."""
        kept = self._files.load(key)
        return _unpack(kept) if kept is not None else None

    def store(self, key: str, part: Part) -> None:
        """Keep a part."""
        self._files.store(key, _pack(part))

    def sweep(self) -> None:
        """Remove what was neither loaded nor stored."""
        self._files.sweep()


def _pack(part: Part) -> bytes:
    """Return a part as bytes: a line of JSON that tells of it and of its files' sizes, and the files."""
    about = {name: getattr(part, name) for name in ("folder", "years", "projects", "postings", "length", "words")}
    sizes = {path: len(content) for path, content in part.files.items()}
    return b"\n".join((json.dumps([about, sizes]).encode(), b"".join(part.files.values())))


def _unpack(kept: bytes) -> Part:
    """Return the part that `_pack` made these bytes of."""
    head, _, rest = kept.partition(b"\n")
    about, sizes = json.loads(head)
    ends = accumulate(sizes.values(), initial=0)
    files = {path: rest[start : start + size] for (path, size), start in zip(sizes.items(), ends, strict=False)}
    return Part(**{**about, "years": tuple(about["years"])}, files=files)


def part_key(documents: Sequence[SearchDocument]) -> str:
    """Return what the part of these documents goes by."""
    return hashlib.sha256(f"{_program()} {documents!r}".encode()).hexdigest()[:32]


@cache
def _program() -> str:
    """Return a digest of all code and data that a part depends on besides its documents."""
    package = Path(__file__).parent
    files = sorted([*package.glob("*.py"), *(package.parent / "thai").iterdir()])
    digest = hashlib.sha256(f"{version('icu4py')} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for file in files:
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()

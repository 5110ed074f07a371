"""Parts of the index kept from one build to the next, so that a changed record costs its own part only.

A part is kept under a digest of all that it is made from: its documents, and this program. Nothing depends on the
folder: it may be deleted at any time, and where it cannot be written every part is made anew.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.model.search_document import SearchDocument
from generator.search.parts import Part

_ABOUT = "about.json"


class PartCache:
    """A folder of parts, each a file. `sweep` removes those that this build had no use for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used = set[str]()

    def load(self, key: str) -> Part | None:
        """Return the part that goes by a key, if it is here and whole."""
        with (
            suppress(OSError, zipfile.BadZipFile, KeyError, ValueError),
            zipfile.ZipFile(self._file(key)) as kept,
        ):
            files = {name: kept.read(name) for name in kept.namelist()}
            about = json.loads(files.pop(_ABOUT))
            return Part(**{**about, "years": tuple(about["years"])}, files=files)
        return None

    def store(self, key: str, part: Part) -> None:
        """Keep a part."""
        file = self._file(key)
        about = {name: getattr(part, name) for name in ("folder", "years", "projects", "postings", "length", "words")}
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(".part")
            with zipfile.ZipFile(unfinished, "w") as kept:
                kept.writestr(_ABOUT, json.dumps(about))
                for path, content in part.files.items():
                    kept.writestr(path, content)
            unfinished.replace(file)

    def sweep(self) -> None:
        """Remove what was neither loaded nor stored."""
        with suppress(OSError):
            for file in self._folder.iterdir():
                if file.name not in self._used:
                    file.unlink()

    def _file(self, key: str) -> Path:
        name = f"{key}.zip"
        self._used.add(name)
        return self._folder / name


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

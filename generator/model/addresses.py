"""Addresses that were published once, and what became of those that are no more."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from generator.diagnostics import Position
from generator.model.outputs import address_of
from generator.model.project import INERT

# What a site has at its addresses. Hosts run files of other kinds (`_worker.js`, `.htaccess`) or show them as pages.
_PAGES = ("", ".html")
_DATA = (".csv", ".json", ".jsonld", ".ndjson", ".parquet", ".sqlite", ".xlsx", ".zip", ".cff", ".ttl", ".xml", ".yaml")
_PATH = re.compile(r"(?!/)(?!.*//)[^\\]+")
_LONGEST_NAME = 255  # bytes, on every file system in use


def is_address(text: str) -> bool:
    """Say whether a text is a path that a page or a data file of a site may have: of a page, its folder."""
    parts = text.split("/")
    return (
        bool(_PATH.fullmatch(text))
        and text.isprintable()  # no control characters, none that turns the direction of writing
        and not any(part.startswith(".") or len(part.encode()) > _LONGEST_NAME for part in parts)
        and (not text.startswith("_") or text == "_headers")
        and address_of(text) == text
        and _suffix(text) in (*_PAGES, *_DATA, *INERT)
    )


def serves_as(target: str, path: str) -> bool:
    """Say whether what is at `target` can stand at `path`: a page leads anywhere, a file is of the same kind."""
    return path.endswith(("/", ".html")) or _suffix(path) == _suffix(target)


def _suffix(path: str) -> str:
    return "" if path.endswith("/") else PurePosixPath(path).suffix.lower()


@dataclass(frozen=True, slots=True)
class Move:
    """What stands at `origin`, a path of the site, and all below and beside it, now: another path, or a reason.

    `projects/2563/01000000-1/` covers its pages in all languages and the data files of the same name.
    """

    origin: str
    target: str | None
    reason: str | None
    day: date | None
    position: Position

    def covers(self, path: str) -> str | None:
        """Return what a path has behind the origin (`/`, `.json`, `/source/`), None where it is not covered."""
        stem = self.origin.rstrip("/")
        rest = path.removeprefix(stem)
        return rest if path.startswith(stem) and rest[:1] in ("", "/", ".") else None


@dataclass(frozen=True, slots=True)
class Addresses:
    """The paths published before (of a page its folder), with the line that lists each, and the moves."""

    published: tuple[tuple[str, int], ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """The origins of what was taken out, for which a reason is given."""
        return tuple(move.origin for move in self.moves if move.target is None)

    def withdraws(self, path: str) -> bool:
        """Say whether a path was taken out."""
        return any(move.target is None and move.covers(path) is not None for move in self.moves)


@dataclass(frozen=True, slots=True)
class Moved:
    """A path with no page or file of its own any more, why, and the path that serves in its place, if one does."""

    path: str
    move: Move
    target: str | None

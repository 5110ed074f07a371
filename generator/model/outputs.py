"""What a build makes: files by their path in the site."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

SITE_CHECKSUMS = "SHA256SUMS"
"""The list of all files of a site with their sha256."""


def address_of(path: str) -> str:
    """Return the address of a file by its path in the site: of a page, its folder.

    >>> address_of("projects/index.html"), address_of("index.html"), address_of("data/projects.csv")
    ('projects/', '', 'data/projects.csv')
    """
    folder, _, name = path.rpartition("/")
    return path if name != "index.html" else f"{folder}/" if folder else ""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site: its path with forward slashes (`projects/2563/x.json`), and its bytes or how to make them.

    `inputs` are all the values that a file made later depends on, besides the program, the templates and the site's
    settings: where they are those of the last build, so are its bytes, and it need not be made. None: not known.
    """

    path: str
    made: bytes | Callable[[], Iterable[bytes]]
    inputs: Any = None

    def chunks(self) -> Iterable[bytes]:
        """Return its bytes piece by piece, made only as they are asked for."""
        return (self.made,) if isinstance(self.made, bytes) else self.made()

    @property
    def content(self) -> bytes:
        """All its bytes."""
        return b"".join(self.chunks())


@dataclass(frozen=True, slots=True)
class Projects:
    """Many projects among the inputs of a file: they count by the digests of their rows, in order."""

    rows: Sequence[Any]


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as it stands in a site: its size in bytes, the moment of its writing in nanoseconds, its sha256 in hex."""

    path: str
    size: int
    written_at: int
    sha256: str


class SiteFiles(Protocol):
    """The files of a site as far as they are written: what those that describe others ask."""

    def facts(self, path: str) -> WrittenFile | None:
        """Return what is known of a file; None where there is none of that path."""

    def below(self, folder: str) -> list[WrittenFile]:
        """Return the files whose path begins with a folder's, in order of path."""

    def read(self, path: str) -> Iterable[bytes]:
        """Return a file's bytes piece by piece."""

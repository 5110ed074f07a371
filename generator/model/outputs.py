"""What a build makes: files by their path in the site."""

from dataclasses import dataclass


def address_of(path: str) -> str:
    """Return the address of a file by its path in the site: of a page, its folder.

    >>> address_of("projects/index.html"), address_of("index.html"), address_of("data/projects.csv")
    ('projects/', '', 'data/projects.csv')
    """
    folder, _, name = path.rpartition("/")
    return path if name != "index.html" else f"{folder}/" if folder else ""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site: its path with forward slashes (`projects/2563/x.json`), and its bytes."""

    path: str
    content: bytes

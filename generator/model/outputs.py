"""What a build makes: files by their path in the site."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site: its path with forward slashes (`projects/2563/x.json`), and its bytes."""

    path: str
    content: bytes

"""A site to be read, and what is seen in it."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tests.hostile.inputs import Case


class Seen(NamedTuple):
    """A text that went in at `field` of a project or of the settings, and what an output says in its place."""

    attack: str
    field: str
    expected: object
    found: object


@dataclass(frozen=True)
class Published:
    """A built site, the projects in it, the text in its settings, and the folder of content it was made from."""

    folder: Path
    cases: tuple[Case, ...]
    site_text: str
    content: Path

    def bytes(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def json(self, path: str) -> Any:
        """Return a JSON file's tree, its numbers as they stand there."""
        return json.loads(self.bytes(path), parse_float=str, parse_int=str)

    def files(self, suffix: str = "") -> list[str]:
        found = (path for path in self.folder.rglob(f"*{suffix}") if path.is_file())
        return sorted(path.relative_to(self.folder).as_posix() for path in found)


Output = Callable[[Published], Iterable[Seen]]


def settings_in(site: Published, texts: Iterable[object]) -> Iterator[Seen]:
    """Yield whether texts hold that of the settings, word for word."""
    held = any(isinstance(text, str) and site.site_text.strip() in text for text in texts)  # settings are trimmed
    yield Seen("settings", "site.yaml", True, held)

"""Writes the sessions of documents anew: each runs again, and its Thai twin takes over what it said."""

import tempfile
from pathlib import Path

from tests.docs.reading import DOCS, SESSIONS
from tests.docs.transcript import BLOCK, copy_of_the_project, retold


def retell() -> None:
    """Run every session again, and write down what it says."""
    for document in SESSIONS:
        with tempfile.TemporaryDirectory() as folder:
            text = retold(document.read_text("utf-8"), copy_of_the_project(Path(folder)))
        document.write_text(text, "utf-8")
        _take_over(text, DOCS / "th" / document.name)


def _take_over(text: str, twin: Path) -> None:
    """Put the sessions of a text in the places of those of its twin."""
    sessions, told = iter([block[0] for block in BLOCK.finditer(text)]), twin.read_text("utf-8")
    assert len(BLOCK.findall(text)) == len(BLOCK.findall(told)), f"{twin} has other sessions than its twin"
    twin.write_text(BLOCK.sub(lambda _: next(sessions), told), "utf-8")

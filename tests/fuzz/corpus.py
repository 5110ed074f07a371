"""The inputs that fuzzing found worth keeping: one for each way through a reader, and each that broke a law."""

from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"


def kept_inputs() -> Iterator[tuple[str, Path]]:
    """Yield each input with its target, by name."""
    for target in TARGETS:
        for file in sorted((CORPUS / target).iterdir()):
            yield target, file

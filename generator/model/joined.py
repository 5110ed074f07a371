"""A file that joins a piece of each of many projects, so that it can be made whole, or from an earlier one of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.catalog import CatalogEntry


@dataclass(frozen=True, slots=True)
class Joined:
    """How to make such a file: of each entry the `piece` of that name.

    `head` and `tail` stand around all, `between` between two pieces, `end` behind each.
    """

    entries: Sequence[CatalogEntry]
    piece: str
    head: bytes = b""
    between: bytes = b""
    end: bytes = b""
    tail: bytes = b""

    def __call__(self) -> Iterator[bytes]:
        """Yield its bytes."""
        yield self.head
        for number, entry in enumerate(self.entries):
            yield (self.between if number else b"") + entry.pieces[self.piece] + self.end
        yield self.tail

"""A long list in parts, a page each, with the way from one to the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

PAGE_SIZE = 50

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list: `number` of `count`. `folder` is where the first lies."""

    number: int
    count: int
    folder: str

    def path(self, number: int) -> str:
        """Return the path of a page of this list."""
        return self.folder if number == 1 else f"{self.folder}page/{number}/"

    @property
    def steps(self) -> tuple[int | None, ...]:
        """The pages to offer: the first, the last, this one and its neighbours; None where some are passed over."""
        near = sorted({1, self.number - 1, self.number, self.number + 1, self.count} & set(range(1, self.count + 1)))
        found = list[int | None]()
        for before, number in zip([0, *near], near, strict=False):
            found += [None, number] if number > before + 1 else [number]
        return tuple(found)


def cut(items: Sequence[Item], size: int = PAGE_SIZE) -> Iterator[tuple[int, int, Sequence[Item]]]:
    """Yield the parts of a list: number, of how many, what is on it. An empty list has one."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        yield number, count, items[(number - 1) * size : number * size]

"""How long the stages of a run take, for who wants to know; nothing that is published depends on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Stopwatch:
    """Seconds by stage, in the order in which the stages began; a stage that is entered again goes on."""

    def __init__(self) -> None:
        self.seconds = dict[str, float]()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done within."""
        self.seconds.setdefault(name, 0.0)
        began = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += perf_counter() - began

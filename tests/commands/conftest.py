"""Somebody at the keyboard."""

import io
from collections.abc import Callable

import pytest


class Keyboard(io.StringIO):
    """A terminal at which somebody has typed some lines already."""

    def isatty(self) -> bool:
        return True


Answer = Callable[..., None]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """A function that types lines, one an answer."""

    def type_lines(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{line}\n" for line in lines)))

    return type_lines

"""Questions to the person at the keyboard."""

import sys
from collections.abc import Callable

from generator.console import Console
from generator.diagnostics import Text


def may_ask() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(console: Console, question: str, refusal: Callable[[str], Text | None], usual: str = "") -> str:
    """Ask until there is an answer without a refusal, and return it; an empty answer takes the usual one.

    `refusal` returns what would be right in place of an answer that cannot be taken, None where it can.
    """
    while True:
        answer = console.ask(f"{question} [{usual}]: " if usual else f"{question}: ").strip() or usual
        wrong = refusal(answer)
        if wrong is None:
            return answer
        console.complain(f"    {wrong.th} / {wrong.en}")


def something(answer: str) -> Text | None:
    """Refuse an empty answer."""
    return None if answer else Text("โปรดตอบข้อนี้", "an answer is needed")


def anything(answer: str) -> Text | None:  # noqa: ARG001 # nothing is refused
    """Refuse nothing."""
    return None


def agrees(console: Console, question: str, *, usual: bool) -> bool:
    """Ask for a yes or a no (y, n or ใช่, ไม่)."""
    known = {"y": True, "yes": True, "ใช่": True, "n": False, "no": False, "ไม่": False, "ไม่ใช่": False}

    def refusal(answer: str) -> Text | None:
        return None if answer.lower() in known else Text("ตอบ y หรือ n", "answer y or n")

    return known[ask(console, f"{question} (y/n)", refusal, "y" if usual else "n").lower()]

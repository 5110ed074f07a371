"""The kinds of page that the sample has, each once, and the states in which readers meet them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest

KINDS = {
    "home": "",
    "list": "projects/",
    "list in another order": "projects/by-allocation/",
    "project": "projects/2564/50280000-1722/",
    "project with corrections": "projects/2568/50120000-1044/",
    "project with many flags": "projects/2563/50120000-990/",
    "project of sixty rounds": "projects/2568/50250000-300/",
    "project without rounds": "projects/2569/50470000-2602/",
    "project without money": "projects/2560/50240000-2750/",
    "project with a title of 400 characters": "projects/2569/50280000-2055/",
    "project of hostile words": "projects/2567/50130000-2344/",
    "project page of the monitoring system": "projects/2564/50470000-2531/",
    "source": "projects/2563/50120000-990/source/",
    "agencies": "agencies/",
    "agency": "agencies/50130000/",
    "agency of one project": "agencies/99990000/",
    "years": "years/",
    "year": "years/2566/",
    "strategies": "strategies/",
    "strategy": "strategies/7/",
    "statuses": "status/",
    "status": "status/cancelled/",
    "quality": "quality/",
    "rule": "quality/money-unexplained/",
    "rule that nothing breaks": "quality/report-missing/",
    "overview": "overview/",
    "overview of one question": "overview/off-plan/",
    "data": "data/",
    "corrections": "corrections/",
    "changes": "changes/",
    "search": "search/?q=โครงการ",
    "search without a result": "search/?q=ไม่มีคำนี้",
    "about": "about/",
    "accessibility": "accessibility/",
    "style guide": "style-guide/",
    "not found": "no/such/page/",
}
SHARED = ("source", "not found")  # they are there once, for all languages
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark", "forced")


@dataclass(frozen=True)
class Visit:
    """One page in one state."""

    kind: str
    language: str
    width: int
    scheme: str

    @property
    def path(self) -> str:
        prefix = "en/" if self.language == "en" and self.kind not in SHARED else ""
        return prefix + KINDS[self.kind]

    @property
    def context(self) -> dict[str, Any]:
        """What a browser's context is opened with."""
        colours = {"forced_colors": "active"} if self.scheme == "forced" else {"color_scheme": self.scheme}
        return {"viewport": {"width": self.width, "height": 800}, "locale": "th-TH", **colours}

    def __str__(self) -> str:
        return f"{self.kind}-{self.language}-{self.width}-{self.scheme}"


def visits() -> list[Any]:
    """Return every kind of page in every state as parameters; each kind in one state is not of the audit alone.

    Those are dealt out so that over all kinds every state has its turn.
    """
    return list(_visits())


def _visits() -> Iterator[Any]:
    states = tuple(product(("th", "en"), WIDTHS, SCHEMES))
    for turn, kind in enumerate(KINDS):
        for number, state in enumerate(states):
            if state[0] == "en" and kind in SHARED:
                continue
            chosen = number == turn * 7 % (9 if kind in SHARED else len(states))
            visit = Visit(kind, *state)
            yield pytest.param(visit, id=str(visit), marks=() if chosen else pytest.mark.audit)

"""What a page marks of its project's history is an input of that project."""

import subprocess
from dataclasses import replace
from decimal import Decimal

from tests.conftest import TRUTH, Desk


def commit(desk: Desk) -> None:
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *command], cwd=desk.content.root, check=True)


def test_a_round_that_a_new_report_told_otherwise_is_marked_once_that_is_history(desk: Desk) -> None:
    cache = desk.root / "cache"
    desk.report()
    desk.report(id="50010000-12")
    desk.build(cache=cache)
    commit(desk)
    rounds = (replace(TRUTH.rounds[0], progress=Decimal("25.00")), TRUTH.rounds[1])
    desk.report(rounds=rounds)
    desk.build(cache=cache)
    page = desk.site / "projects/2566/50010000-11/index.html"
    assert "past-round-changed" not in page.read_text("utf-8")
    commit(desk)
    assert desk.build(cache=cache).made == ("projects/2566/50010000-11.yaml",)
    assert "past-round-changed" in page.read_text("utf-8")

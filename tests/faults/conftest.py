"""The file system that fails, the stages at which it does, and the account of all that was injected."""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.faults.inject import Shim
from tests.faults.stages import Stage, prepare

Stages = Callable[[str], Stage]
# Notes how often a fault was injected at a stage, and what went wrong, a list each time; none may have gone wrong.
Account = Callable[[str, str, list[list[str]]], None]


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Shim:
    return Shim(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="session")
def stage_of(tmp_path_factory: pytest.TempPathFactory, shim: Shim) -> Stages:
    """A function that returns a stage by its name, made once."""
    made = dict[str, Stage]()

    def stage(name: str) -> Stage:
        if name not in made:
            made[name] = prepare(name, tmp_path_factory.mktemp("stage"), shim)
        return made[name]

    return stage


@pytest.fixture
def account(record_property: Callable[[str, object], None]) -> Account:
    """A function that counts for the summary what was injected and survived, and holds that all was."""

    def hold(fault: str, stage: str, found: list[list[str]]) -> None:
        record_property("injected", (fault, stage, len(found), sum(not wrong for wrong in found)))
        assert [one for wrong in found for one in wrong] == []

    return hold


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say for each fault how often it was injected at each stage, and how often the site and the content survived."""
    counts = Counter[tuple[str, str]]()
    survived = Counter[tuple[str, str]]()
    for report in (one for reports in terminalreporter.stats.values() for one in reports):
        for name, value in getattr(report, "user_properties", ()) if getattr(report, "when", "") == "call" else ():
            if name == "injected":
                fault, stage, injected, well = value
                counts[fault, stage] += injected
                survived[fault, stage] += well
    if counts:
        terminalreporter.section("faults injected, and survived")
        for (fault, stage), injected in counts.items():
            terminalreporter.write_line(f"{fault:26} {stage:12} {injected:5} {survived[fault, stage]:5}")
        terminalreporter.write_line(f"{'in all':39} {counts.total():5} {survived.total():5}")

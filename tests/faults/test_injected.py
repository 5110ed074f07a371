"""Whatever fails, at whatever step: the last site stands or the next is there whole, and the next run mends all."""

import random
import re
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT
from tests.faults.conftest import Account, Stages
from tests.faults.inject import ALONE, FAULTS, Fault
from tests.faults.stages import STAGES, files_of, of_site

BY_NAME = {fault.name: fault for fault in FAULTS}
KILLS, OTHERS = 80, 6  # steps at each stage, in the audit; and for kills each at which something is swapped or kept
SHORT = ("correct", "new")  # stages at which every step has its turn
_TURNS = re.compile(r"(?:shards/)?[^/]+|\.cache/[^/]+/(?:spare|build\.sqlite.*)")


@pytest.mark.parametrize(
    ("name", "fault", "step"),
    [
        ("site", "killed", r"exchange site"),
        ("site", "killed", r"rename \.site\.old"),
        ("site", "killed", r"remove \.cache/.*/build\.sqlite-journal"),
        ("site", "disk full", r"write content/projects/.*\.part"),
        ("site", "disk full", r"write \.site\.new/data/.*"),
        ("site", "disk full", r"write \.site\.new/data/\..*/targets\.parquet"),
        ("site", "read-only", r"open content/.*|mkdir content/.*"),
        ("site", "error while writing", r"exchange site"),
        ("site", "error while reading", r"read content/projects/.*"),
        ("site", "not permitted to read", r"list content/reports/.*"),
        ("shard", "error while reading", r"open content/agencies\.yaml"),
        ("join", "error while reading", r"read shards/2565/shard\.sqlite"),
        ("correct", "killed", r"rename content/corrections/.*"),
        ("new", "disk full", r"write content/projects/.*\.part"),
        ("init", "killed", r"rename city"),
        ("init here", "killed", r"rename content"),
    ],
)
def test_a_fault_at_a_step_that_matters(stage_of: Stages, account: Account, name: str, fault: str, step: str) -> None:
    stage = stage_of(name)
    at = next(one.number for one in stage.steps(BY_NAME[fault]) if re.fullmatch(step, f"{one.name} {one.path}"))
    account(fault, stage.name, [stage.hit(BY_NAME[fault], at)])


@pytest.mark.audit
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("name", STAGES)
def test_a_fault_at_any_step(stage_of: Stages, account: Account, name: str, fault: Fault) -> None:
    stage = stage_of(name)
    steps = stage.steps(fault)
    most = len(steps) if name in SHORT else KILLS if fault.kills else OTHERS
    chosen = _spread(len(steps), most)
    if fault.kills or (name == "init here" and not fault.stays):
        chosen |= {step.number for step in steps if _TURNS.fullmatch(step.path)}
    account(fault.name, stage.name, [stage.hit(fault, step) for step in sorted(chosen)])


@pytest.mark.audit
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.kinds == "r"], ids=lambda fault: fault.name)
def test_a_template_that_cannot_be_read(stage_of: Stages, account: Account, fault: Fault) -> None:
    stage, templates = stage_of("build"), ROOT / "templates"
    chosen = sorted(_spread(len(stage.steps(fault, templates)), OTHERS))
    account(fault.name, "templates", [stage.hit(fault, step, templates) for step in chosen])


@pytest.mark.audit
def test_a_kill_at_any_moment(stage_of: Stages, account: Account) -> None:
    """Not at a step but in time, as a machine does that runs out of memory."""
    pick, stage, found = random.Random(7), stage_of("site"), list[list[str]]()
    stage.put_back()
    began = time.monotonic()
    stage.shim.run(stage.desk.root, *stage.command)
    whole = time.monotonic() - began
    for _ in range(100):
        stage.put_back()
        with subprocess.Popen(
            [sys.executable, "-m", "generator", *stage.command],
            cwd=stage.desk.root,
            env=ALONE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as program:
            time.sleep(pick.uniform(0, 1.2) * whole)
            program.send_signal(signal.SIGKILL)
        site = of_site(files_of(stage.desk.root))
        stage.again()
        is_well = site in (of_site(stage.old), of_site(stage.new)) and files_of(stage.desk.root) == stage.new
        found.append([] if is_well else ["neither the last nor the next, or the next run is not whole"])
    account("killed in time", stage.name, found)


def _spread(count: int, most: int) -> set[int]:
    """Return so many of the numbers from one on, or all, the first and the last among them."""
    most = min(count, most)
    return {1 + turn * (count - 1) // max(most - 1, 1) for turn in range(most)}

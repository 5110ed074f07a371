"""Whatever fails, at whatever step: the last site stands or the next is there whole, and the next run mends all."""

from collections.abc import Callable

import pytest

from tests.faults.inject import FAULTS, Fault, Shim, Step
from tests.faults.stages import STAGES, Stage, prepare

BY_NAME = {fault.name: fault for fault in FAULTS}
KILLS, OTHERS = 40, 8  # steps at each stage, in the audit


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Shim:
    return Shim(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="module")
def stage_of(tmp_path_factory: pytest.TempPathFactory, shim: Shim) -> Callable[[str], Stage]:
    made = dict[str, Stage]()

    def stage(name: str) -> Stage:
        if name not in made:
            made[name] = prepare(name, tmp_path_factory.mktemp("stage"), shim)
        return made[name]

    return stage


def steps_of(stage: Stage, kinds: str) -> list[Step]:
    stage.put_back()
    return stage.shim.steps(stage.desk.root, kinds, *stage.command)


@pytest.mark.audit
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("name", STAGES)
def test_a_fault_at_any_step_leaves_the_last_site_or_the_next(
    stage_of: Callable[[str], Stage], name: str, fault: Fault, record_property: Callable[[str, object], None]
) -> None:
    stage = stage_of(name)
    count = len(steps_of(stage, fault.kinds))
    most = min(count, KILLS if fault.kills else OTHERS)
    found = {at: stage.hit(fault, at) for at in (1 + turn * (count - 1) // max(most - 1, 1) for turn in range(most))}
    record_property("injected", (name, fault.name, len(found), sum(not wrong for wrong in found.values())))
    assert [one for wrong in found.values() for one in wrong] == []

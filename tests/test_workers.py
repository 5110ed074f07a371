"""Work spread over processes: in order, whatever ends one of them."""

import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import workers
from generator.workers import spread
from tests.conftest import ROOT, wait_for


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 2)


def where(thing: int) -> tuple[int, int]:
    return thing, os.getpid()


def end_at_thirteen(thing: int) -> int:
    if thing % 40 == 13:
        os._exit(1)
    return thing


def fail_at_thirteen(thing: int) -> int:
    return 1 // (thing - 13)


def test_answers_come_in_the_order_of_the_things() -> None:
    answers = list(spread(where, range(100), worth_a_process=10))
    assert [answer[0] for answer in answers if answer] == list(range(100))
    assert os.getpid() not in {answer[1] for answer in answers if answer}


def test_a_few_things_need_no_other_process() -> None:
    assert list(spread(where, range(3))) == [(thing, os.getpid()) for thing in range(3)]
    assert list(spread(where, [])) == []


def test_a_thing_that_ends_its_process_is_the_only_one_without_an_answer() -> None:
    answers = list(spread(end_at_thirteen, range(60), worth_a_process=10))
    assert answers == [None if thing in (13, 53) else thing for thing in range(60)]


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(spread(fail_at_thirteen, range(60), worth_a_process=10))


def test_whoever_has_enough_answers_waits_for_no_more() -> None:
    answers = spread(where, range(1000), worth_a_process=10)
    assert next(answers)
    answers.close()  # type: ignore[attr-defined] # it is a generator


def hold(file: str) -> None:
    """Hold a file for as long as this process lives."""
    with Path(file).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        held.write("held")
        held.flush()
        time.sleep(600)


def is_held(file: Path) -> bool:
    with file.open("r") as found:
        try:
            fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    files = [tmp_path / "1", tmp_path / "2"]
    program = (
        "from generator import workers; from tests.test_workers import hold; workers._cores = lambda: 2; "
        f"list(workers.spread(hold, {[str(file) for file in files]}, worth_a_process=1, chunk=1))"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) as started:
        wait_for(lambda: all(file.exists() and file.read_text() for file in files))
        assert all(is_held(file) for file in files)
        started.kill()
    wait_for(lambda: not any(is_held(file) for file in files))

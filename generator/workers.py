"""The same work on many things, spread over the cores; answers come in the order of the things.

Each process begins anew (`spawn`): the program has threads where it serves, and a fork would copy their locks.
"""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")

# To start a process takes as long as some dozens of reports.
_WORTH_A_PROCESS = 64
_CHUNK = 16
_OBJECTS = 100_000  # made between two looks for garbage


def spread(
    work: Callable[[Thing], Answer],
    things: Sequence[Thing],
    *,
    worth_a_process: int = _WORTH_A_PROCESS,
    chunk: int = _CHUNK,
) -> Iterator[Answer | None]:
    """Yield what the work gives for each thing, in order; None for a thing whose work ended its process.

    A few things are worked on here, one by one; a process is handed `chunk` of them at a time. What the work raises
    is raised here.
    """
    processes = min(_cores(), len(things) // worth_a_process)
    if processes < 2:
        yield from map(work, things)
        return
    left, careful = deque(things), False
    while left:
        # Where a process was lost, the rest goes through a single one, thing by thing, until it is known for which.
        pool = _pool(1 if careful else processes, work)
        try:
            for answer in pool.map(_perform, tuple(left), chunksize=1 if careful else chunk):
                left.popleft()
                yield answer
        except BrokenProcessPool:
            if careful:
                left.popleft()
                yield None
            careful = not careful
        finally:
            pool.shutdown(cancel_futures=True)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Pool(ProcessPoolExecutor):
    """Processes that hear no Ctrl-C before they are told what to do at one: Python would show where it was."""

    def submit(self, *work: Any, **options: Any) -> Any:
        """Begin a piece of work, in a process that is started now if need be."""
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # a process has this from who starts it
        try:
            return super().submit(*work, **options)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _pool(processes: int, work: Callable[[Any], Any]) -> ProcessPoolExecutor:
    return _Pool(processes, get_context("spawn"), _begin, (work,))


def long_jobs() -> ProcessPoolExecutor:
    """Return a process for each core, none begun before the first job; for what takes many seconds."""
    return _Pool(_cores(), get_context("spawn"), _begin)


def few_collections() -> None:
    """Look for garbage rarely: most of what is made lives as long as its thing, and the looking took a fifth of all."""
    gc.freeze()
    gc.set_threshold(_OBJECTS)


_works: list[Callable[[Any], Any]] = []


def _begin(work: Callable[[Any], Any] | None = None) -> None:
    """Take up the work, once for each process: what it carries is large beside a thing."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # and not one that is to be ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # at once and silently: who started us would wait for what we do
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_starter, daemon=True).start()
    few_collections()
    if work:
        _works.append(work)


def _end_with_starter() -> None:
    """End this process with the one that started it: where that is killed, nothing else would tell us."""
    if starter := parent_process():
        starter.join()
        os._exit(1)


def _perform(thing: Any) -> Any:
    return _works[0](thing)

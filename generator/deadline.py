"""A time that work in this process may take: beyond it, the work is given up where it stands.

In a process's main thread a timer of the system's interrupts it, regular expressions included; elsewhere (where the
program serves, and on Windows) another thread does, between two steps of Python.
"""

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverTimeError(Exception):
    """The work took longer than it may."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `OverTimeError` in what is done within once it has taken so many seconds; deadlines do not nest."""
    by_signal = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with _signalled(seconds) if by_signal else _interrupted(seconds):
        yield


@contextmanager
def _signalled(seconds: float) -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise OverTimeError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _interrupted(seconds: float) -> Iterator[None]:
    thread, lock, is_done = ctypes.c_ulong(threading.get_ident()), threading.Lock(), threading.Event()

    def stop() -> None:
        with lock:
            if not is_done.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(OverTimeError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_done.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)  # one that is on its way
        timer.cancel()

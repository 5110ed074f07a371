"""A network cut for a program and all that it starts: the kernel ends whoever asks for a socket to another machine.

A filter of system calls (seccomp) is set in the child before the program begins. It needs no privilege, holds in every
process that comes of it, whatever it is written in, and cannot be taken off again. Sockets within this machine (of the
family Unix) and questions to the kernel (netlink) are let through; any other, also to this machine by its address,
kills the process with SIGSYS. Where the filter cannot be set, the program does not begin, and `run_offline` raises.
"""

import ctypes
import os
import platform
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_KILL_PROCESS, _ALLOW = 0x80000000, 0x7FFF0000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in `struct seccomp_data`, little-endian
_UNIX, _NETLINK = 1, 16
_IO_URING_SETUP = 425  # sockets can be had by it too
# The kernel's name of an architecture, and its number of `socket`.
_SYSTEMS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


def run_offline(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, timeout: float = 300
) -> "subprocess.CompletedProcess[bytes]":
    """Run a program without a network and return what became of it; whoever reached for one was killed (-SIGSYS)."""
    assert sys.platform == "linux", "the network is cut by Linux: elsewhere this cannot be tested"
    rules = _filter(*_SYSTEMS[platform.machine()])
    return subprocess.run(
        command,
        cwd=folder,
        env=dict(environment if environment is not None else os.environ),
        preexec_fn=lambda: _cut(rules),  # what raises there, raises here
        capture_output=True,
        timeout=timeout,
        check=False,
    )


def _filter(architecture: int, socket: int) -> bytes:
    """Return the filter: which system call, and of `socket`, which family."""
    steps = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, 7, architecture),
        (_LOAD, 0, 0, _NUMBER),
        (_EQUAL, 5, 0, _IO_URING_SETUP),
        (_EQUAL, 0, 3, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, _UNIX),
        (_EQUAL, 0, 1, _NETLINK),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL_PROCESS),
    )
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _cut(rules: bytes) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    held = ctypes.create_string_buffer(rules, len(rules))
    program = struct.pack("HxxxxxxP", len(rules) // 8, ctypes.addressof(held))
    for arguments in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_SECCOMP, _FILTER, ctypes.create_string_buffer(program))):
        if libc.prctl(*arguments) != 0:
            raise OSError(ctypes.get_errno(), "the network cannot be cut here (prctl)")

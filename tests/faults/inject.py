"""Faults on demand: the program on a file system that fails at a step of our choice (`shim.c`), or killed there.

The steps of a run are counted first, over all its processes, and each has its path; so a fault can be put at every
one of them, or at one of each kind.
"""

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

Done = subprocess.CompletedProcess[bytes]

KILLED = -9
ALONE = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}  # an environment with nothing but what the program needs


@dataclass(frozen=True)
class Fault:
    """What goes wrong at a step: `kinds` are the steps that count, r what reads and w what changes the disk.

    `deed` is the error that the system answers with, or who is killed; one that `stays` meets every later step too.
    """

    name: str
    kinds: str
    deed: str
    stays: bool = False

    @property
    def kills(self) -> bool:
        return self.deed.startswith("kill")

    @property
    def may_leave(self) -> bool:
        """Whether what was begun cannot be cleared away: nobody is there to do it, or nothing can be removed."""
        return self.kills or (self.stays and self.deed == str(errno.EROFS))


FAULTS = (
    Fault("killed", "w", "kill-all"),
    Fault("disk full", "w", str(errno.ENOSPC), stays=True),
    Fault("disk full for a moment", "w", str(errno.ENOSPC)),
    Fault("read-only", "w", str(errno.EROFS), stays=True),
    Fault("not permitted to write", "w", str(errno.EACCES)),
    Fault("error while writing", "w", str(errno.EIO)),
    Fault("error while reading", "r", str(errno.EIO)),
    Fault("not permitted to read", "r", str(errno.EACCES)),
    Fault("too many open files", "r", str(errno.EMFILE)),
)


@dataclass(frozen=True)
class Step:
    """One step of a run: what it does, and to which file, below the folder that was watched."""

    number: int
    name: str
    path: str


class Shim:
    """The file system that fails, compiled; `run` runs the program on it. Its clock may be wrong, its names folded."""

    def __init__(self, folder: Path) -> None:
        self._library, self._board, self._log = folder / "shim.so", folder / "board", folder / "steps"
        compiler = shutil.which("cc")
        assert compiler, "faults are injected by a library in C: install a C compiler (on Debian: apt install gcc)"
        source = Path(__file__).with_name("shim.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", self._library, source, "-ldl"], check=True)

    def environment(self, under: Path, **settings: str) -> dict[str, str]:
        """Return what makes a program that is started with it fail below a folder."""
        self._board.write_bytes(bytes(8))
        wanted = {f"FAULT_{name.upper()}": value for name, value in settings.items()}
        return {"LD_PRELOAD": str(self._library), "FAULT_UNDER": str(under), "FAULT_BOARD": str(self._board), **wanted}

    def run(self, root: Path, *arguments: str, under: Path | None = None, **settings: str) -> Done:
        """Run the program in a folder, on a file system that fails below it, or below another."""
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=root,
            env={
                **ALONE,
                "PYTHONDONTWRITEBYTECODE": "1",
                "PYTHONSAFEPATH": "1",  # Python itself looks for nothing in the folder
                **self.environment(under or root, **settings),
            },
            start_new_session=True,  # who kills the whole group kills no test
            capture_output=True,
            timeout=120,
            check=False,
        )

    def steps(self, root: Path, kinds: str, *arguments: str, under: Path | None = None) -> list[Step]:
        """Return the steps of a run that nothing goes wrong in."""
        self._log.unlink(missing_ok=True)
        done = self.run(root, *arguments, under=under, kinds=kinds, log=str(self._log))
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
        lines = self._log.read_text("utf-8").splitlines()
        prefix = f"{under or root}/"
        return [
            Step(number, name, path.removeprefix(prefix))
            for number, (name, path) in enumerate((line.split(" ", 1) for line in lines), 1)
        ]

    def hit(self, root: Path, fault: Fault, at: int, *arguments: str, under: Path | None = None) -> Done:
        """Run the program with a fault at a step."""
        settings = {"kinds": fault.kinds, "do": fault.deed, "at": str(at)} | ({"stays": "1"} if fault.stays else {})
        return self.run(root, *arguments, under=under, **settings)

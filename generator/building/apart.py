"""Files that are written beside the rest of a build: copied in a thread, or made by processes of their own."""

import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from generator.building.splice import Spliced
from generator.datasets import MadeOnDisk
from generator.model.outputs import OutputFile, WrittenFile
from generator.publish import Folder, PublishError
from generator.workers import long_jobs

# Seconds for which Python works on before it lets a thread that waits have its turn: the copying asks for one at each
# megabyte read, hashed and written, and would wait 5 ms each time.
_TURN = 0.0005
_MANY = 256  # projects, whose typed copies take as long as the starting of a process


class Apart:
    """Begins to write files of a new site, each known by a key, and collects what was written."""

    def __init__(self, folder: Folder, projects: int) -> None:
        """Take the folder of the new site, and how many projects it has."""
        self._folder = folder
        self._copying = ThreadPoolExecutor(1)  # copying and hashing let go of Python's lock, so one is enough
        self._making: Executor | None = long_jobs() if projects >= _MANY else None
        self._turn = sys.getswitchinterval()
        self._begun = list[tuple[str, bytes | None, Future[tuple[WrittenFile, bool]]]]()

    def __enter__(self) -> "Apart":
        """Let the copying have its turn soon."""
        sys.setswitchinterval(_TURN)
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for what was begun: nobody writes into the folder of a site that is given up."""
        sys.setswitchinterval(self._turn)
        for executor in (self._copying, self._making):
            if executor:
                executor.shutdown(cancel_futures=True)

    def begins(self, file: OutputFile, key: bytes | None) -> bool:
        """Begin to write a file where that is worth it; return whether it is."""
        if isinstance(file.made, Spliced):
            job = self._copying.submit(self._folder.write, file)
        elif isinstance(file.made, MadeOnDisk) and self._making:
            alone = OutputFile(file.path, file.made)  # what it was made from stays here
            job = self._making.submit(_write, self._folder.fresh, self._folder.last, alone)
        else:
            return False
        self._begun.append((file.path, key, job))
        return True

    def collect(self) -> Iterator[tuple[WrittenFile, bool, bytes | None]]:
        """Wait for each file that was begun: yield it, whether its bytes are new, and its key."""
        for path, key, job in self._begun:
            try:
                yield *job.result(), key
            except BrokenProcessPool as error:
                raise PublishError(f"the process that made {path} was ended from outside; run again") from error
        self._begun.clear()


def _write(fresh: Path, last: Path, file: OutputFile) -> tuple[WrittenFile, bool]:
    return Folder(fresh, last).write(file)

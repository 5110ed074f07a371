"""Files that other processes write beside the rest of a build: those that take long to make, or to copy."""

from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from generator.building.splice import Spliced
from generator.datasets import MadeOnDisk
from generator.model.outputs import OutputFile, WrittenFile
from generator.publish import Folder, PublishError
from generator.workers import long_jobs

# To start a process takes as long as the typed copies of so many projects, or the copying of so many bytes.
_MANY = 256
_LARGE = 50_000_000


class Apart:
    """Begins to write files of a new site, each known by a key, and collects what was written."""

    def __init__(self, folder: Folder, projects: int) -> None:
        """Take the folder of the new site, and how many projects it has."""
        self._folder, self._projects = folder, projects
        self._processes = long_jobs()
        self._begun = list[tuple[str, bytes | None, Future[tuple[WrittenFile, bool]]]]()

    def __enter__(self) -> "Apart":
        """Do nothing yet: the first file that is worth it starts the processes."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for what was begun: nobody writes into the folder of a site that is given up."""
        self._processes.shutdown(cancel_futures=True)

    def begins(self, file: OutputFile, key: bytes | None) -> bool:
        """Begin to write a file where that is worth it; return whether it is."""
        if not self._is_worth(file):
            return False
        alone = OutputFile(file.path, file.made)  # what it was made from stays here
        job = self._processes.submit(_write, self._folder.fresh, self._folder.last, alone)
        self._begun.append((file.path, key, job))
        return True

    def _is_worth(self, file: OutputFile) -> bool:
        if isinstance(file.made, Spliced):
            return file.made.size >= _LARGE
        return isinstance(file.made, MadeOnDisk) and self._projects >= _MANY

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

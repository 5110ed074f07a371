"""A site being made, to be filled and finished."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.outputs import OutputFile, WrittenFile
from generator.publish.files import PublishError, reason
from generator.publish.folder import Folder
from generator.publish.swap import SITE, brought, held, is_replaceable, keep_hidden, moved, recover, remove_others, swap


@dataclass(frozen=True, slots=True)
class Written:
    """What publishing did: how many files the site has, how many of them changed, and its size in bytes."""

    files: int
    changed: int
    size: int


def publish(files: Iterable[OutputFile], output: Path) -> Written:
    """Make a site of the files and put it in the place of the last one. Errors leave the last one as it was."""
    with new_site(output) as site:
        for file in files:
            site.write(file)
        return site.finish()


@contextmanager
def new_site(output: Path, mark: str = SITE, spare: Path | None = None) -> Iterator["NewSite"]:
    """Give a new site to fill and to `finish`; one left unfinished is removed.

    What is hidden at the top of the last site (`.gitignore`, `.git`) is kept. A folder that is no site of ours is
    never replaced: one of ours has the file `mark` in it. `spare` is a folder on the same disk in which the replaced
    site is kept for the next one; it may be deleted at any time, and what is in it is used only where it is as known.
    """
    output = output.resolve()
    try:
        if not is_replaceable(output, mark):
            raise PublishError(f"{output} has other things in it: no site that this program made")
        with held(output.with_name(f".{output.name}.new")) as fresh:
            recover(output)
            site = NewSite(fresh, output, mark, spare)
            try:
                yield site
            finally:
                if not site.is_finished:
                    shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise PublishError(reason(error, output)) from error


class NewSite:
    """A site being made. Files may be written into it by several processes, each with a `Folder` of its own."""

    def __init__(self, fresh: Path, output: Path, mark: str, spare: Path | None = None) -> None:
        self.folder = Folder(fresh, output)
        self.is_finished = False
        self._output, self._mark, self._spare = output, mark, spare
        self._has_others = False
        self._sums = dict[str, str]()
        self._facts = dict[str, WrittenFile]()
        self._changed = self._size = 0

    def begin(self) -> None:
        """Begin from the spare, where there is one: once there is something to do, as what is given up is removed."""
        self._has_others = self._spare is not None and brought(self._spare, self.folder.fresh)

    def write(self, file: OutputFile) -> WrittenFile:
        """Write a file; where the last site has the same bytes under its path, it is linked from there."""
        written, is_new = self.folder.write(file)
        self.take(written, is_new=is_new)
        return written

    def take(self, written: WrittenFile, *, is_new: bool) -> None:
        """Take note of a file across projects that was written into the folder of this site."""
        self.count([(written, is_new)])
        self._facts[written.path] = written

    def facts(self, path: str) -> WrittenFile | None:
        """Return what is known of a file that `write` wrote, `take` took or `keep_shared` kept."""
        return self._facts.get(path)

    def below(self, folder: str) -> list[WrittenFile]:
        """Return such files below a folder, in order of path."""
        return [self._facts[path] for path in sorted(self._facts) if path.startswith(folder)]

    def read(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of a file of this site."""
        with (self.folder.fresh / path).open("rb") as file:
            while chunk := file.read(1 << 20):
                yield chunk

    def keep_shared(self, file: WrittenFile) -> WrittenFile | None:
        """Keep a file across projects from the last site, where it stands there as it was written."""
        kept = self.keep([file])
        if not kept:
            return None
        self._facts[file.path] = kept[0]
        return kept[0]

    def keep(self, files: Iterable[WrittenFile]) -> list[WrittenFile] | None:
        """Keep files from the last site, where they all still stand there as they were written; else keep none.

        What decides is their bytes: one that was copied there (from the cache of another machine) has another moment.
        """
        kept = list[WrittenFile]()
        for file in files:
            found = self.folder.keep(file)
            if found is None:
                self._has_others = True  # those kept before it
                return None
            kept.append(found)
        self.count((file, False) for file in kept)
        return kept

    def adopt(self, files: Iterable[WrittenFile], root: Path) -> list[WrittenFile] | None:
        """Take files from `root` by their bytes, whenever they were written; None where they are not all there."""
        adopted = list[WrittenFile]()
        for file in files:
            if not self.folder.take(file, root):
                return None
            adopted.append(replace(file, written_at=(self.folder.fresh / file.path).stat().st_mtime_ns))
        self.count((file, True) for file in adopted)
        return adopted

    def count(self, files: Iterable[tuple[WrittenFile, bool]]) -> None:
        """Take note of files that were written, and whether their bytes are new."""
        for file, is_new in files:
            if file.path in self._sums:
                raise ValueError(f"two files for one path: {file.path}")
            self._sums[file.path] = file.sha256
            self._changed += is_new
            self._size += file.size

    @property
    def paths(self) -> list[str]:
        """The paths of the files so far, in order."""
        return sorted(self._sums)

    @property
    def sums(self) -> list[tuple[str, str]]:
        """The files so far with their sha256 in hex, in order of path."""
        return sorted(self._sums.items())

    def finish(self) -> Written:
        """Put the new site in the place of the last one."""
        fresh, output = self.folder.fresh, self._output
        if self._has_others:
            remove_others(fresh, self._sums.keys() | {self._mark})
        keep_hidden(output, fresh)
        last = swap(fresh, output)
        self.is_finished = True
        if last and not (self._spare and moved(last, self._spare)):
            shutil.rmtree(last, ignore_errors=True)
        return Written(len(self._sums), self._changed, self._size)

"""Files to a site: a whole new folder, swapped in when complete; what did not change is not written again.

The new site is made beside the last one, which stands untouched until then, whatever happens. The folder of the new
site is also the lock: who makes a site holds it, so that a second build of the same site stops, and the leavings of
one that was killed are told from one at work.

The site that was replaced is kept as the spare: the next one is made from it. Most of its files are already those that
the next site needs, so that work grows with what changed, not with the archive.
"""

import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from generator.content import ContentFolder
from generator.model.outputs import OutputFile, WrittenFile

SITE = "data/datapackage.json"
"""The file that tells a site of ours from other folders."""


@dataclass(frozen=True, slots=True)
class Written:
    """What publishing did: how many files the site has, how many of them changed, and its size in bytes."""

    files: int
    changed: int
    size: int


class PublishError(Exception):
    """The site could not be written; the last one stands as it was."""


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
        with _held(output.with_name(f".{output.name}.new")) as fresh:
            _recover(output)
            site = NewSite(fresh, output, spare)
            try:
                yield site
            finally:
                if not site.is_finished:
                    shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise PublishError(_reason(error, output)) from error


@contextmanager
def _held(fresh: Path) -> Iterator[Path]:
    """Give an empty folder that this process alone holds, for as long as it lives."""
    while True:
        fresh.mkdir(parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(FileNotFoundError):
                if os.fstat(handle).st_ino == fresh.stat().st_ino:
                    for leaving in fresh.iterdir():  # of a build that was killed
                        shutil.rmtree(leaving) if leaving.is_dir() and not leaving.is_symlink() else leaving.unlink()
                    yield fresh
                    return
            # It became the site of another build, which was done just now.
        except BlockingIOError as error:
            raise PublishError("another build of this site is at work; wait for it to end, or stop it") from error
        finally:
            os.close(handle)


def _brought(spare: Path, fresh: Path) -> bool:
    """Move what the spare has, but for what is hidden, into the folder of a new site; return whether there was any."""
    if not spare.is_dir():
        return False
    with suppress(OSError):  # the spare is on another disk: the new site is made without
        for kept in spare.iterdir():
            if not kept.name.startswith("."):
                kept.rename(fresh / kept.name)
    shutil.rmtree(spare, ignore_errors=True)
    return True


def _recover(output: Path) -> None:
    """Put the last site back where a run was stopped between the two renames of `finish`."""
    old = output.with_name(f".{output.name}.old")
    if old.exists() and not output.exists():
        old.rename(output)
    shutil.rmtree(old, ignore_errors=True)


class NewSite:
    """A site being made. Files may be written into it by several processes, each with a `Folder` of its own."""

    def __init__(self, fresh: Path, output: Path, spare: Path | None = None) -> None:
        self.folder = Folder(fresh, output)
        self.is_finished = False
        self._output, self._spare = output, spare
        self._has_others = spare is not None and _brought(spare, fresh)
        self._paths = set[str]()
        self._facts = dict[str, WrittenFile]()
        self._changed = self._size = 0

    def write(self, file: OutputFile) -> WrittenFile:
        """Write a file; where the last site has the same bytes under its path, it is linked from there."""
        written, is_new = self.folder.write(file)
        self.count([(written, is_new)])
        self._facts[file.path] = written
        return written

    def facts(self, path: str) -> WrittenFile | None:
        """Return what is known of a file that `write` wrote or `keep_shared` kept."""
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
            if file.path in self._paths:
                raise ValueError(f"two files for one path: {file.path}")
            self._paths.add(file.path)
            self._changed += is_new
            self._size += file.size

    @property
    def paths(self) -> list[str]:
        """The paths of the files so far, in order."""
        return sorted(self._paths)

    def finish(self) -> Written:
        """Put the new site in the place of the last one."""
        fresh, output = self.folder.fresh, self._output
        old = output.with_name(f".{output.name}.old")
        if self._has_others:
            _remove_others(fresh, self._paths)
        _keep_hidden(output, fresh)
        if output.exists():
            output.rename(old)
        try:
            fresh.rename(output)
        except OSError:
            if old.exists():
                old.rename(output)
            raise
        self.is_finished = True
        if not (self._spare and _moved(old, self._spare)):
            shutil.rmtree(old, ignore_errors=True)
        return Written(len(self._paths), self._changed, self._size)


class Folder:
    """Writes files into the folder of a new site, with the last site at hand for what is in it already."""

    def __init__(self, fresh: Path, last: Path) -> None:
        self.fresh = fresh
        self.last = last
        self._folders = set[str]()

    def write(self, file: OutputFile) -> tuple[WrittenFile, bool]:
        """Write a file, or link the last site's where it has the same bytes; return it, and whether it is new."""
        target, digest, size = self._target(file.path), hashlib.sha256(), 0
        with _create(target) as new:
            for chunk in file.chunks():
                new.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        last = os.path.join(self.last, file.path)  # noqa: PTH118
        is_new = not _same(last, size, digest.digest())
        if not is_new:
            os.unlink(target)  # noqa: PTH108
            _link(last, target)
        return WrittenFile(file.path, size, os.stat(target).st_mtime_ns, digest.hexdigest()), is_new  # noqa: PTH116

    def keep(self, file: WrittenFile) -> WrittenFile | None:
        """Keep a file of the spare, or link it from the last site; return None where neither has it as written."""
        fresh, last = os.path.join(self.fresh, file.path), os.path.join(self.last, file.path)  # noqa: PTH118
        if _moment(fresh, file) == file.written_at:
            return file
        written_at = _moment(last, file)
        if written_at is None or (
            written_at != file.written_at and not _same(last, file.size, bytes.fromhex(file.sha256))
        ):
            return None
        target = self._target(file.path)
        with suppress(FileNotFoundError):
            os.unlink(target)  # noqa: PTH108 # as an earlier build wrote it
        _link(last, target)
        return file if written_at == file.written_at else replace(file, written_at=written_at)

    def take(self, file: WrittenFile, root: Path) -> bool:
        """Link a file from `root` if it has the bytes that are known of it."""
        found = os.path.join(root, file.path)  # noqa: PTH118
        if not _same(found, file.size, bytes.fromhex(file.sha256)):
            return False
        target = self._target(file.path)
        with suppress(FileNotFoundError):
            os.unlink(target)  # noqa: PTH108
        _link(found, target)
        return True

    def stands(self, files: Iterable[tuple[str, int, int]]) -> bool:
        """Say whether the last site has files by path, size and moment of writing, and no other."""
        count, root = 0, str(self.last)
        for path, size, written_at in files:
            count += 1
            try:
                found = os.stat(f"{root}/{path}")  # noqa: PTH116
            except OSError:
                return False
            if (found.st_size, found.st_mtime_ns) != (size, written_at):
                return False
        return count > 0 and count == _count(root)

    def _target(self, path: str) -> str:
        """Return where a file of the site is to be written, its folder made: strings, as a Path costs more than it."""
        if path.startswith("/") or ".." in path.split("/"):
            raise ValueError(f"a path that leads out of the site: {path}")
        folder = os.path.join(self.fresh, os.path.dirname(path))  # noqa: PTH118, PTH120
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)
        return os.path.join(self.fresh, path)  # noqa: PTH118


def _count(folder: str) -> int:
    """Return how many files a site has, the hidden ones at its top left out."""
    count, left = 0, [folder]
    while left:
        here = left.pop()
        with os.scandir(here) as found:
            for one in found:
                if here is folder and one.name.startswith("."):
                    continue
                if one.is_dir(follow_symlinks=False):
                    left.append(one.path)
                else:
                    count += 1
    return count


def is_replaceable(output: Path, mark: str = SITE) -> bool:
    """Say whether a site may take the place of what is there: nothing, hidden files alone, or a site of ours."""
    if not output.exists():
        return True
    return output.is_dir() and (
        (output / mark).is_file() or all(path.name.startswith(".") for path in output.iterdir())
    )


def _reason(error: OSError, path: Path) -> str:
    return f"{error.filename or path}: {error.strerror or error}"


def _moment(path: str, file: WrittenFile) -> int | None:
    """Return when a file was written that has the size of `file`; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_mtime_ns if found.st_size == file.size else None


def _same(path: str, size: int, digest: bytes) -> bool:
    """Say whether a file has the bytes of a size and sha256."""
    try:
        if os.stat(path).st_size != size:  # noqa: PTH116
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").digest() == digest
    except OSError:
        return False  # not there, or not readable: written anew


def _create(target: str) -> BinaryIO:
    """Open a new file; never write into one that is there, as the last site may have it too."""
    try:
        return open(target, "xb")  # noqa: PTH123 # the caller closes it
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
        return open(target, "xb")  # noqa: PTH123


def _link(last: str, target: str) -> None:
    try:
        os.link(last, target)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP):
            raise
        shutil.copy2(last, target)  # another disk, or a file system without hard links


def _remove_others(folder: Path, paths: Set[str]) -> None:
    """Remove every file that is none of the site's, and every folder that has none of it."""
    folders = {path.rpartition("/")[0] for path in paths}
    folders |= {above for path in folders for above in _above(path)}
    left = [""]
    while left:
        here = left.pop()
        with os.scandir(folder / here) as found:
            for one in found:
                path = f"{here}/{one.name}" if here else one.name
                if one.is_dir(follow_symlinks=False):
                    if path in folders:
                        left.append(path)
                    else:
                        shutil.rmtree(one.path)
                elif path not in paths:
                    os.unlink(one.path)  # noqa: PTH108


def _above(folder: str) -> Iterator[str]:
    """Yield the folders that a folder is in."""
    while folder := folder.rpartition("/")[0]:
        yield folder


def _moved(old: Path, spare: Path) -> bool:
    """Move the replaced site into the place of the spare; return whether that could be done."""
    try:
        spare.parent.mkdir(parents=True, exist_ok=True)
        old.rename(spare)
    except OSError:  # there was none, or it is on another disk: the next site is made without
        return False
    return True


def _keep_hidden(output: Path, fresh: Path) -> None:
    if output.is_dir():
        for path in output.iterdir():
            kept = fresh / path.name
            if not path.name.startswith(".") or kept.exists():
                continue
            if path.is_dir():
                shutil.copytree(path, kept, symlinks=True)
            else:
                shutil.copy2(path, kept)


def write_content(content: ContentFolder, file: str, data: bytes) -> bool:
    """Write one file of the content as `write_file` does; never behind a link that leads out of the content."""
    if content.name(content.path(file).parent) is None:
        raise PublishError(f"{content.path(file)} leads out of {content.root}")
    return write_file(content.path(file), data)


def write_file(path: Path, content: bytes) -> bool:
    """Write one file whole or not at all; return whether its bytes are new. Errors leave the old one as it was."""
    if _same(str(path), len(content), hashlib.sha256(content).digest()):
        return False
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
    except OSError as error:
        raise PublishError(_reason(error, path)) from error
    try:
        part.replace(path)
    except OSError as error:
        part.unlink()
        raise PublishError(_reason(error, path)) from error
    return True

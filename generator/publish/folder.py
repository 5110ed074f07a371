"""The folder of a new site, with the last site at hand for what is in it already."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator.model.outputs import OutputFile, WrittenFile
from generator.publish.files import count_files, create, link, moment, same


class Folder:
    """Writes files into the folder of a new site, with the last site at hand for what is in it already."""

    def __init__(self, fresh: Path, last: Path) -> None:
        self.fresh = fresh
        self.last = last
        self._folders = set[str]()

    def write(self, file: OutputFile) -> tuple[WrittenFile, bool]:
        """Write a file, or link the last site's where it has the same bytes; return it, and whether it is new."""
        target, digest, size = self._target(file.path), hashlib.sha256(), 0
        with create(target) as new:
            for chunk in file.chunks():
                new.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        last = os.path.join(self.last, file.path)  # noqa: PTH118
        is_new = not same(last, size, digest.digest())
        if not is_new:
            os.unlink(target)  # noqa: PTH108
            link(last, target)
        return WrittenFile(file.path, size, os.stat(target).st_mtime_ns, digest.hexdigest()), is_new  # noqa: PTH116

    def keep(self, file: WrittenFile) -> WrittenFile | None:
        """Keep a file of the spare, or link it from the last site; return None where neither has it as written."""
        fresh, last = os.path.join(self.fresh, file.path), os.path.join(self.last, file.path)  # noqa: PTH118
        if moment(fresh, file) == file.written_at:
            return file
        written_at = moment(last, file)
        if written_at is None or (
            written_at != file.written_at and not same(last, file.size, bytes.fromhex(file.sha256))
        ):
            return None
        target = self._target(file.path)
        with suppress(FileNotFoundError):
            os.unlink(target)  # noqa: PTH108 # as an earlier build wrote it
        link(last, target)
        return file if written_at == file.written_at else replace(file, written_at=written_at)

    def standing(self, file: WrittenFile) -> Path | None:
        """Return where the last site has a file as it was written; None where it has not."""
        last = self.last / file.path
        return last if moment(str(last), file) == file.written_at else None

    def take(self, file: WrittenFile, root: Path) -> bool:
        """Link a file from `root` if it has the bytes that are known of it."""
        found = os.path.join(root, file.path)  # noqa: PTH118
        if not same(found, file.size, bytes.fromhex(file.sha256)):
            return False
        target = self._target(file.path)
        with suppress(FileNotFoundError):
            os.unlink(target)  # noqa: PTH108
        link(found, target)
        return True

    def stands(self, files: Iterable[tuple[str, int, int]]) -> bool:
        """Say whether the last site has files by path, size and moment of writing, and no other but hidden ones."""
        count, root = 0, str(self.last)
        for path, size, written_at in files:
            count += not path.startswith(".")
            try:
                found = os.stat(f"{root}/{path}")  # noqa: PTH116
            except OSError:
                return False
            if (found.st_size, found.st_mtime_ns) != (size, written_at):
                return False
        return count > 0 and count == count_files(root)

    def _target(self, path: str) -> str:
        """Return where a file of the site is to be written, its folder made: strings, as a Path costs more than it."""
        if path.startswith("/") or ".." in path.split("/"):
            raise ValueError(f"a path that leads out of the site: {path}")
        folder = os.path.join(self.fresh, os.path.dirname(path))  # noqa: PTH118, PTH120
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)
        return os.path.join(self.fresh, path)  # noqa: PTH118

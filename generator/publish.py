"""Files to a site: a whole new folder, swapped in when complete; what did not change is not written again."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.model.outputs import OutputFile

# Every site of ours has this file.
_MARK = "data/datapackage.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What publishing did: how many files the site has, how many of them changed, and its size in bytes."""

    files: int
    changed: int
    size: int


class PublishError(Exception):
    """The site could not be written; the last one stands as it was."""


def publish(files: Iterable[OutputFile], output: Path) -> Written:
    """Make a site of the files and put it in the place of the last one. Errors leave the last one as it was.

    A file with the same bytes as before is linked from the last site, not written. What is hidden at the top of the
    last site (`.gitignore`, `.git`) is kept. A folder that is no site of ours is never replaced.
    """
    output = output.resolve()
    fresh, old = output.with_name(f".{output.name}.new"), output.with_name(f".{output.name}.old")
    try:
        if old.exists() and not output.exists():
            old.rename(output)  # the last run was stopped between the two renames below
        if not is_replaceable(output):
            raise PublishError(f"{output} has other things in it: no site that this program made")
        for leftover in (fresh, old):
            shutil.rmtree(leftover, ignore_errors=True)
        fresh.mkdir(parents=True)
        written = _write_all(files, fresh, output)
        _keep_hidden(output, fresh)
        if output.exists():
            output.rename(old)
        fresh.rename(output)
    except OSError as error:
        if old.exists() and not output.exists():
            old.rename(output)
        raise PublishError(_reason(error, output)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return written


def is_replaceable(output: Path) -> bool:
    """Say whether a site may take the place of what is there: nothing, hidden files alone, or a site of ours."""
    if not output.exists():
        return True
    return output.is_dir() and (
        (output / _MARK).is_file() or all(path.name.startswith(".") for path in output.iterdir())
    )


def _reason(error: OSError, path: Path) -> str:
    return f"{error.filename or path}: {error.strerror or error}"


def _write_all(files: Iterable[OutputFile], fresh: Path, output: Path) -> Written:
    seen, changed, size = set[str](), 0, 0
    for file in files:
        if file.path in seen:
            raise ValueError(f"two files for one path: {file.path}")
        if file.path.startswith("/") or ".." in file.path.split("/"):
            raise ValueError(f"a path that leads out of the site: {file.path}")
        seen.add(file.path)
        target, last = fresh / file.path, output / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if _same(last, file.content):
            _link(last, target)
        else:
            target.write_bytes(file.content)
            changed += 1
        size += len(file.content)
    return Written(len(seen), changed, size)


def _same(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False  # not there, or not readable: written anew


def _link(last: Path, target: Path) -> None:
    try:
        os.link(last, target)
    except OSError:  # a file system without hard links
        shutil.copy2(last, target)


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


def write_file(path: Path, content: bytes) -> bool:
    """Write one file whole or not at all; return whether its bytes are new. Errors leave the old one as it was."""
    if _same(path, content):
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

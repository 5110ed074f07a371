"""Single files: written whole or not at all, compared, linked."""

import errno
import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from generator.content import ContentFolder
from generator.model.outputs import WrittenFile


class PublishError(Exception):
    """The site could not be written; the last one stands as it was."""


def reason(error: OSError, path: Path) -> str:
    """Return what the system says of a file that could not be read or written."""
    return f"{error.filename or path}: {error.strerror or error}"


def moment(path: str, file: WrittenFile) -> int | None:
    """Return when a file was written that has the size of `file`; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_mtime_ns if found.st_size == file.size else None


def same(path: str, size: int, digest: bytes) -> bool:
    """Say whether a file has the bytes of a size and sha256."""
    try:
        if os.stat(path).st_size != size:  # noqa: PTH116
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").digest() == digest
    except OSError:
        return False  # not there, or not readable: written anew


def count_files(site: str) -> int:
    """Return how many files a site has, the hidden ones at its top left out."""
    count, left = 0, [site]
    while left:
        here = left.pop()
        with os.scandir(here) as found:
            for one in found:
                if here is site and one.name.startswith("."):
                    continue
                if one.is_dir(follow_symlinks=False):
                    left.append(one.path)
                else:
                    count += 1
    return count


def create(target: str) -> BinaryIO:
    """Open a new file; never write into one that is there, as the last site may have it too."""
    try:
        return open(target, "xb")  # noqa: PTH123 # the caller closes it
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
        return open(target, "xb")  # noqa: PTH123


def link(last: str, target: str) -> None:
    """Give a file a second name, or copy it where that cannot be."""
    try:
        os.link(last, target)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP):
            raise
        shutil.copy2(last, target)  # another disk, or a file system without hard links


def write_file(path: Path, content: bytes) -> bool:
    """Write one file whole or not at all; return whether its bytes are new. Errors leave the old one as it was."""
    if same(str(path), len(content), hashlib.sha256(content).digest()):
        return False
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):  # nothing was written, or its folder is none
            part.unlink()
        raise PublishError(reason(error, path)) from error
    return True


def write_content(content: ContentFolder, file: str, data: bytes) -> bool:
    """Write one file of the content as `write_file` does; never behind a link that leads out of the content."""
    if content.name(content.path(file).parent) is None:
        raise PublishError(f"{content.path(file)} leads out of {content.root}")
    return write_file(content.path(file), data)

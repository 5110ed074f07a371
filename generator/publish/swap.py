"""The place of a site: who may make one, what is kept of the last, and the swap."""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publish.files import PublishError, count_files

SITE = "data/datapackage.json"
"""The file that tells a site of ours from other folders."""

_WELL_KNOWN = ".well-known"
_EXCHANGE = 2  # RENAME_EXCHANGE


def is_replaceable(output: Path, mark: str = SITE) -> bool:
    """Say whether a site may take the place of what is there: nothing, hidden files alone, or a site of ours."""
    if not output.exists():
        return True
    return output.is_dir() and (
        (output / mark).is_file() or all(path.name.startswith(".") for path in output.iterdir())
    )


@contextmanager
def held(fresh: Path) -> Iterator[Path]:
    """Give an empty folder that this process alone holds, for as long as it lives."""
    while True:
        fresh.mkdir(parents=True, exist_ok=True)
        with _removed_on_error(fresh):
            handle = os.open(fresh, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(FileNotFoundError):
                if os.fstat(handle).st_ino == fresh.stat().st_ino:
                    with _removed_on_error(fresh):
                        for leaving in fresh.iterdir():  # of a build that was killed
                            is_folder = leaving.is_dir() and not leaving.is_symlink()
                            shutil.rmtree(leaving) if is_folder else leaving.unlink()
                    yield fresh
                    return
            # It became the site of another build, which was done just now.
        except BlockingIOError as error:
            raise PublishError("another build of this site is at work; wait for it to end, or stop it") from error
        finally:
            os.close(handle)


@contextmanager
def _removed_on_error(folder: Path) -> Iterator[None]:
    """Remove a folder, if it is empty, where the system refuses what is asked of it."""
    try:
        yield
    except OSError:
        with suppress(OSError):
            folder.rmdir()
        raise


def swap(fresh: Path, output: Path) -> Path | None:
    """Put a new site in the place of the last one; return where that is now, None where there was none.

    It is one step where the system has one. Elsewhere it is two; who is killed between them is helped by `recover`.
    """
    old = output.with_name(f".{output.name}.old")
    if not output.exists():
        fresh.rename(output)
        return None
    handle = os.open(output, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)  # under the name of the new site, it would look left by a build that died
        if _exchanged(fresh, output):
            with suppress(OSError):  # the new site is there; the next build clears away what stays under its name
                fresh.rename(old)
            return old if old.exists() else fresh
    finally:
        os.close(handle)
    output.rename(old)
    try:
        fresh.rename(output)
    except OSError:
        old.rename(output)
        raise
    return old


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in a single step; return False where the system has no such step."""
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)  # of Linux, which Python has no name for
    if exchange is None:
        return False
    here = -100  # AT_FDCWD: paths count from the folder worked in
    if exchange(here, os.fsencode(one), here, os.fsencode(other), _EXCHANGE) == 0:
        return True
    failed = ctypes.get_errno()
    if failed in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):  # an older kernel, a file system without it
        return False
    raise OSError(failed, os.strerror(failed), str(other))


def recover(output: Path) -> None:
    """Put the last site back where a run was stopped between the two renames of `finish`."""
    old = output.with_name(f".{output.name}.old")
    if old.exists() and not output.exists():
        old.rename(output)
    shutil.rmtree(old, ignore_errors=True)


def brought(spare: Path, fresh: Path) -> bool:
    """Move what the spare has, but for what is hidden, into the folder of a new site; return whether there was any."""
    if not spare.is_dir():
        return False
    with suppress(OSError):  # the spare is on another disk: the new site is made without
        for kept in spare.iterdir():
            if not kept.name.startswith("."):
                kept.rename(fresh / kept.name)
    shutil.rmtree(spare, ignore_errors=True)
    return True


def moved(old: Path, spare: Path) -> bool:
    """Move the replaced site into the place of the spare; return whether that could be done."""
    try:
        spare.parent.mkdir(parents=True, exist_ok=True)
        old.rename(spare)
    except OSError:  # there was none, or it is on another disk: the next site is made without
        return False
    return True


def remove_others(folder: Path, paths: Set[str]) -> None:
    """Remove every file that is none of the site's, and every folder that has none of it.

    It has all of these already: where there are not more files, there are no others. Nothing hidden was brought.
    """
    if count_files(str(folder)) == sum(not path.startswith(".") for path in paths):
        return
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


def keep_hidden(output: Path, fresh: Path) -> None:
    """Copy what is hidden at the top of the last site, but for what the new one has of its own."""
    for path in output.iterdir() if output.is_dir() else ():
        kept = fresh / path.name
        if path.name == _WELL_KNOWN:  # others put files there too, such as proofs of who owns the domain
            own = shutil.ignore_patterns("security.txt")
            shutil.copytree(path, kept, symlinks=True, dirs_exist_ok=True, ignore=own)
        elif not path.name.startswith(".") or kept.exists():
            continue
        elif path.is_dir():
            shutil.copytree(path, kept, symlinks=True)
        else:
            shutil.copy2(path, kept)

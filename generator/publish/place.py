"""A folder that is no site: made out of sight, then put in its place; what a killed run left to do, the next does."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.files import PublishError
from generator.publish.swap import held


@contextmanager
def begun(folder: Path) -> Iterator[Path]:
    """Give an empty folder for what `settle` then puts into `folder`, and remove it if it is not put there."""
    home = folder if folder.is_dir() else folder.parent
    with held(home / _new(folder)) as fresh:
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def settle(fresh: Path, folder: Path) -> None:
    """Put what was made where it belongs: in one step, or, where there is a folder already, part by part.

    What raises an error leaves the folder as it was. Who is killed between two parts is helped by `resume`; so is one
    whose disk takes no part back.
    """
    if not folder.is_dir():
        fresh.rename(folder)
        return
    parts = _names(fresh)
    ready = fresh.rename(folder / _ready(folder))
    try:
        _put(ready, folder)
    except (OSError, PublishError):
        if _names(ready) == parts:
            ready.rename(fresh)  # which `begun` removes
        raise


def resume(folder: Path) -> bool:
    """Put into a folder the parts that a run which was killed had left to put there; return whether there were any."""
    ready = folder / _ready(folder)
    if not ready.is_dir():
        return False
    _put(ready, folder)
    return True


def is_free(folder: Path) -> bool:
    """Say whether a folder is not there, or has nothing in it but a repository and what a run began and gave up."""
    if not folder.exists():
        return True
    return folder.is_dir() and _names(folder) <= {".git", _new(folder)}


def _put(ready: Path, folder: Path) -> None:
    put = list[Path]()
    try:
        for part in sorted(ready.iterdir()):
            place = folder / part.name
            if place.exists():
                raise PublishError(f"{place} is there already; move it away and run again")
            put.append(part.rename(place))
        ready.rmdir()
    except (OSError, PublishError):
        for part in put:
            part.rename(ready / part.name)
        raise


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _new(folder: Path) -> str:
    return f".{folder.name}.new"


def _ready(folder: Path) -> str:
    return f".{folder.name}.ready"

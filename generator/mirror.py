"""Copies of a site, in a folder or at an address: their files as bytes, within bounds: who serves them is not known."""

import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

from generator.bounds import USUAL, Bounds
from generator.deadline import OverTimeError, deadline

_CHUNK = 1 << 20
_GONE, _ELSEWHERE = (404, 410), (301, 302, 303, 307, 308)


class OverBoundError(OSError):
    """A file goes beyond a bound, or all of them together do (`ends` the comparing); the text has both languages."""

    def __init__(self, bounds: Bounds, name: str, file: str, found: int | None = None, *, ends: bool = False) -> None:
        said = bounds.exceeded(name, file, found)
        expected = bounds.how_to_raise(name)
        super().__init__(f"{said.message.en}; {expected.en} / {said.message.th} {expected.th}")
        self.ends = ends


class Copy(Protocol):
    """A copy of a site."""

    bounds: Bounds

    def chunks(self, path: str, bound: str = "mirror_file_bytes") -> Iterator[bytes]:
        """Yield a file's bytes; raise `FileNotFoundError` where there is none, `OSError` where it cannot be read."""

    def paths(self) -> Iterator[str]:
        """Yield the paths of its files, as far as that can be known."""


@dataclass(slots=True)
class Meter:
    """How much was read of a copy, and since when."""

    bounds: Bounds
    total: int = 0
    _began: float = field(default_factory=time.monotonic)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def measured(self, path: str, chunks: Iterator[bytes], bound: str) -> Iterator[bytes]:
        """Yield the chunks of a file as long as it, and all files together, stay in bounds."""
        size, limit = 0, getattr(self.bounds, bound)
        for chunk in chunks:
            size += len(chunk)
            with self._lock:
                self.total += len(chunk)
            if size > limit:
                raise OverBoundError(self.bounds, bound, path, size)
            if self.total > self.bounds.mirror_bytes:
                raise OverBoundError(self.bounds, "mirror_bytes", path, self.total, ends=True)
            if time.monotonic() - self._began > self.bounds.mirror_seconds:
                raise OverBoundError(self.bounds, "mirror_seconds", path, ends=True)
            yield chunk


class FolderCopy:
    """A copy in a folder. A link in it that leads out is not followed."""

    def __init__(self, root: Path, bounds: Bounds = USUAL) -> None:
        self.bounds, self._root, self._meter = bounds, root.resolve(), Meter(bounds)

    def chunks(self, path: str, bound: str = "mirror_file_bytes") -> Iterator[bytes]:
        """Yield a file's bytes."""
        return self._meter.measured(path, self._chunks(path), bound)

    def _chunks(self, path: str) -> Iterator[bytes]:
        found = (self._root / path).resolve()
        if not found.is_relative_to(self._root):
            raise OSError(f"{path} leads out of the folder")
        if found.exists() and not found.is_file():  # a pipe would keep its reader waiting
            raise OSError(f"{path} is no file")
        with found.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    def paths(self) -> Iterator[str]:
        """Yield the paths of its files but for hidden ones at the top, which are a host's own."""
        count = 0
        for path in self._root.rglob("*"):
            name = path.relative_to(self._root).as_posix()
            if not path.is_dir() and not name.startswith("."):
                count += 1
                if count > self.bounds.mirror_files:
                    raise OverBoundError(self.bounds, "mirror_files", name, count, ends=True)
                yield name


class WebCopy:
    """A copy at an address. What files it has besides the listed ones cannot be known."""

    def __init__(self, address: str, bounds: Bounds = USUAL) -> None:
        self._address = address if address.endswith("/") else f"{address}/"
        self.bounds, self._meter = bounds, Meter(bounds)

    def chunks(self, path: str, bound: str = "mirror_file_bytes") -> Iterator[bytes]:
        """Yield a file's bytes."""
        return self._meter.measured(path, read_address(urljoin(self._address, quote(path)), self.bounds), bound)

    def paths(self) -> Iterator[str]:
        """Yield nothing."""
        return iter(())


def read_address(address: str, bounds: Bounds = USUAL) -> Iterator[bytes]:
    """Yield the bytes at an address; errors are `OSError`s, one that answers too slowly among them."""
    began = time.monotonic()

    def left() -> AbstractContextManager[None]:
        seconds = bounds.mirror_file_seconds - (time.monotonic() - began)
        return deadline(seconds) if seconds > 0 else _over()

    try:
        with left():
            answer = _open(address, bounds)
        with answer:
            while True:
                with left():
                    chunk = answer.read1(_CHUNK)  # what has come, and no more is waited for
                if not chunk:
                    return
                yield chunk
    except OverTimeError as error:
        raise OverBoundError(bounds, "mirror_file_seconds", address) from error
    except HTTPError as error:
        if error.code in _GONE:
            raise FileNotFoundError(str(error)) from error
        raise
    except (HTTPException, ValueError) as error:  # what it answers makes no sense, or leads to what is no address
        raise OSError(f"{type(error).__name__}: {error}") from error


def _over() -> AbstractContextManager[None]:
    raise OverTimeError


class _NoRedirects(HTTPRedirectHandler):
    """Leaves it to the caller to follow: the library would read what comes with a redirect, however much that is."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


_opener = build_opener(_NoRedirects)


def _open(address: str, bounds: Bounds) -> HTTPResponse:
    """Return the answer of an address, after a few redirects at most, and to the web alone."""
    asked = address
    for _ in range(bounds.mirror_redirects + 1):
        try:
            answer: HTTPResponse = _opener.open(asked, timeout=bounds.mirror_wait_seconds)
        except HTTPError as error:
            onward = error.headers.get("Location")
            if error.code not in _ELSEWHERE or not onward:
                raise
            error.close()
            asked = urljoin(asked, quote(onward, safe="%/:=&?~#+!$,;'@()*[]"))
            if urlsplit(asked).scheme not in ("http", "https"):
                raise OSError(f"a redirect to {asked[:200]} is not followed") from error
        else:
            return answer
    raise OverBoundError(bounds, "mirror_redirects", address)

"""Whether a copy of a site, a folder or at an address, is what was published: by its list of checksums, file by file.

A list that lies beside the files proves that nothing was lost on the way. Who does not trust the copy takes the list
from elsewhere, or compares with the repository: what it publishes of each record can be made again from it.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from http.client import HTTPException
from itertools import repeat
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import quote, urljoin
from urllib.request import urlopen

from generator.building import site_for_checks
from generator.configuration import is_address, load_site
from generator.content import ContentFolder
from generator.diagnostics import Text
from generator.editions import read_profiles
from generator.model.outputs import SITE_CHECKSUMS
from generator.publication import load_inputs, prepare, published_record

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>\S.*)")
_AT_ONCE = 8  # files asked of a host at one moment
_SECONDS = 30  # without an answer
_CHUNK = 1 << 20
_GONE = (404, 410)

Progress = Callable[[str, list[str]], Iterable[str]]


class Wrong(Enum):
    """What can be wrong with a file of a copy."""

    MISSING = Text("ไม่มีไฟล์นี้", "is missing")
    CHANGED = Text("เนื้อหาไม่ตรง", "has other content")
    UNLISTED = Text("ไม่มีในรายการ", "is not on the list")
    UNREADABLE = Text("อ่านไม่ได้", "cannot be read")
    UNLIKE_RECORD = Text("ไม่ตรงกับระเบียนในคลัง", "is not what the repository's record gives")


@dataclass(frozen=True, slots=True)
class Finding:
    """A file of a copy that is not as it should be; `reason` says more where there is more to say."""

    path: str
    wrong: Wrong
    reason: str = ""


class VerifyError(Exception):
    """There is nothing to compare, or nothing to compare with."""


class Copy(Protocol):
    """A copy of a site."""

    def chunks(self, path: str) -> Iterator[bytes]:
        """Yield a file's bytes; raise `FileNotFoundError` where there is none, `OSError` where it cannot be read."""

    def paths(self) -> Iterator[str]:
        """Yield the paths of its files, as far as that can be known."""


class FolderCopy:
    """A copy in a folder. A link in it that leads out is not followed."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def chunks(self, path: str) -> Iterator[bytes]:
        """Yield a file's bytes."""
        found = (self._root / path).resolve()
        if not found.is_relative_to(self._root):
            raise OSError(f"{path} leads out of the folder")
        with found.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk

    def paths(self) -> Iterator[str]:
        """Yield the paths of its files but for hidden ones at the top, which are a host's own."""
        for path in self._root.rglob("*"):
            name = path.relative_to(self._root).as_posix()
            if not path.is_dir() and not name.startswith("."):
                yield name


class WebCopy:
    """A copy at an address. What files it has besides the listed ones cannot be known."""

    def __init__(self, address: str) -> None:
        self._address = address if address.endswith("/") else f"{address}/"

    def chunks(self, path: str) -> Iterator[bytes]:
        """Yield a file's bytes."""
        yield from read_address(urljoin(self._address, quote(path)))

    def paths(self) -> Iterator[str]:
        """Yield nothing."""
        return iter(())


def read_address(address: str) -> Iterator[bytes]:
    """Yield the bytes at an address; errors are `OSError`s."""
    try:
        with urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 # an address of http or https, as `is_address` saw
            while chunk := answer.read(_CHUNK):
                yield chunk
    except HTTPError as error:
        if error.code in _GONE:
            raise FileNotFoundError(str(error)) from error
        raise
    except HTTPException as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


def copy_at(place: str) -> Copy:
    """Return the copy in a folder or at an address; raise `VerifyError` where there is none."""
    if is_address(place):
        return WebCopy(place)
    if not Path(place).is_dir():
        raise VerifyError(f"ไม่พบ {place} / there is no folder {place}, and it is no address either")
    return FolderCopy(Path(place))


def read_list(copy: Copy, elsewhere: str | None = None) -> dict[str, str]:
    """Return the sha256 of each file by its path, from the list beside the files, or from one elsewhere."""
    try:
        if elsewhere is None:
            content = b"".join(copy.chunks(SITE_CHECKSUMS))
        elif is_address(elsewhere):
            content = b"".join(read_address(elsewhere))
        else:
            content = Path(elsewhere).read_bytes()
    except OSError as error:
        where = elsewhere or SITE_CHECKSUMS
        raise VerifyError(f"อ่าน {where} ไม่ได้ / cannot read {where}: {error}") from error
    return parse_list(content.decode("utf-8", "replace"))


def parse_list(text: str) -> dict[str, str]:
    """Return the sha256 of each file by its path; raise `VerifyError` for what is no such list."""
    found = dict[str, str]()
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match or match["path"].startswith("/") or ".." in match["path"].split("/"):
            raise VerifyError(f"บรรทัด {number} ใช้ไม่ได้ / line {number} is no checksum with a path: {line[:80]}")
        found[match["path"]] = match["digest"]
    if not found:
        raise VerifyError("รายการว่าง / the list is empty")
    return found


def compare(copy: Copy, listed: Mapping[str, str], progress: Progress) -> Iterator[Finding]:
    """Yield what of a copy is not as the list says, in order of path."""
    paths = sorted(listed)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for path, found in zip(progress("verify", paths), pool.map(_digest, repeat(copy), paths), strict=True):
            if isinstance(found, Finding):
                yield found
            elif found != listed[path]:
                yield Finding(path, Wrong.CHANGED)
    for path in sorted(set(copy.paths()) - listed.keys() - {SITE_CHECKSUMS}):
        yield Finding(path, Wrong.UNLISTED)


def compare_with_records(content: ContentFolder, listed: Mapping[str, str]) -> Iterator[Finding]:
    """Yield each published record that is not what the repository's gives, or has none there, in order of path."""
    site, _ = load_site(content.root, base_url=None, build_date=None)
    profiles, _ = read_profiles(content)
    expected = dict[str, str]()
    for file in content.records():
        entry = prepare(load_inputs(content, file), profiles, site or site_for_checks(content)).entry
        if entry:
            record = published_record(entry)
            expected[record.path] = hashlib.sha256(record.content).hexdigest()
    records = {path for path in listed if re.fullmatch(r"projects/[^/]+/[^/]+\.yaml", path)}
    for path in sorted(records | expected.keys()):
        if path not in listed:
            yield Finding(path, Wrong.MISSING)
        elif listed[path] != expected.get(path):
            yield Finding(path, Wrong.UNLIKE_RECORD)


def _digest(copy: Copy, path: str) -> str | Finding:
    digest = hashlib.sha256()
    try:
        for chunk in copy.chunks(path):
            digest.update(chunk)
    except (FileNotFoundError, NotADirectoryError):
        return Finding(path, Wrong.MISSING)
    except OSError as error:
        return Finding(path, Wrong.UNREADABLE, str(error))
    return digest.hexdigest()

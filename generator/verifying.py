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
from functools import partial
from pathlib import Path

from generator.bounds import USUAL, Bounds
from generator.building import site_for_checks
from generator.configuration import is_address, load_site
from generator.content import ContentFolder
from generator.diagnostics import Text
from generator.editions import read_profiles
from generator.mirror import Copy, FolderCopy, Meter, OverBoundError, WebCopy, read_address
from generator.model.outputs import SITE_CHECKSUMS
from generator.publication import load_inputs, prepare, published_record

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<path>[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*)")
_LINES = re.compile(r"[^\n]+|(?<=\n)(?=\n)")  # one after the other: of a list, there may be millions
_AT_ONCE = 8  # files asked of a host at one moment
_BATCH = 512  # files at hand at one moment: a list may have millions

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


def copy_at(place: str, bounds: Bounds = USUAL) -> Copy:
    """Return the copy in a folder or at an address; raise `VerifyError` where there is none."""
    if is_address(place):
        return WebCopy(place, bounds)
    if not Path(place).is_dir():
        raise VerifyError(f"ไม่พบ {place} / there is no folder {place}, and it is no address either")
    return FolderCopy(Path(place), bounds)


def read_list(copy: Copy, elsewhere: str | None = None) -> dict[str, str]:
    """Return the sha256 of each file by its path, from the list beside the files, or from one elsewhere."""
    bounds, where = copy.bounds, elsewhere or SITE_CHECKSUMS
    try:
        if elsewhere is None:
            chunks = copy.chunks(SITE_CHECKSUMS, "mirror_list_bytes")
        elif is_address(elsewhere):
            chunks = Meter(bounds).measured(elsewhere, read_address(elsewhere, bounds), "mirror_list_bytes")
        else:
            path = Path(elsewhere).resolve()
            chunks = FolderCopy(path.parent, bounds).chunks(path.name, "mirror_list_bytes")
        content = b"".join(chunks)
    except OSError as error:
        raise VerifyError(f"อ่าน {where} ไม่ได้ / cannot read {where}: {error}") from error
    return parse_list(content.decode("utf-8", "replace"), bounds, where)


def parse_list(text: str, bounds: Bounds = USUAL, file: str = SITE_CHECKSUMS) -> dict[str, str]:
    """Return the sha256 of each file by its path; raise `VerifyError` for what is no such list, or beyond bounds."""
    found = dict[str, str]()
    for number, line in enumerate((match[0].rstrip("\r") for match in _LINES.finditer(text)), 1):
        match = _LINE.fullmatch(line)
        if not match or match["path"].startswith("/") or ".." in match["path"].split("/"):
            raise VerifyError(f"บรรทัด {number} ใช้ไม่ได้ / line {number} is no checksum with a path: {line[:80]!r}")
        if (length := len(match["path"].encode())) > bounds.mirror_path_bytes:
            raise VerifyError(str(OverBoundError(bounds, "mirror_path_bytes", file, length)))
        if number > bounds.mirror_files:
            raise VerifyError(str(OverBoundError(bounds, "mirror_files", file, text.count("\n"))))
        found[match["path"]] = match["digest"]
    if not found:
        raise VerifyError("รายการว่าง / the list is empty")
    return found


def compare(copy: Copy, listed: Mapping[str, str], progress: Progress) -> Iterator[Finding]:
    """Yield what of a copy is not as the list says, in order of path."""
    paths = sorted(listed)
    try:
        for path, found in zip(progress("verify", paths), _digests(copy, paths), strict=True):
            if isinstance(found, Finding):
                yield found
            elif found != listed[path]:
                yield Finding(path, Wrong.CHANGED)
        unlisted = sorted(set(copy.paths()) - listed.keys() - {SITE_CHECKSUMS})
    except OverBoundError as error:
        raise VerifyError(str(error)) from error
    for path in unlisted:
        yield Finding(path, Wrong.UNLISTED)


def _digests(copy: Copy, paths: list[str]) -> Iterator[str | Finding]:
    """Yield what `_digest` gives for each path, in order."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for start in range(0, len(paths), _BATCH):
            yield from pool.map(partial(_digest, copy), paths[start : start + _BATCH])


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
        if isinstance(error, OverBoundError) and error.ends:
            raise
        return Finding(path, Wrong.UNREADABLE, str(error))
    return digest.hexdigest()

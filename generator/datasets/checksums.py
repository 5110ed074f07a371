"""SHA256SUMS of the data, and of the whole site, in the form that `sha256sum --check` reads."""

from collections.abc import Iterable, Iterator

from generator.model.catalog import Catalog
from generator.model.outputs import SITE_CHECKSUMS, OutputFile, SiteFiles


def checksums(_: Catalog, files: SiteFiles) -> Iterator[OutputFile]:
    """Yield the list of checksums, by name; names are relative to /data/."""
    sums = ((file.path.removeprefix("data/"), file.sha256) for file in files.below("data/"))
    yield OutputFile("data/SHA256SUMS", checksum_lines(sums))


def site_checksums(sums: Iterable[tuple[str, str]]) -> OutputFile:
    """Return the list of checksums of all files of a site but itself, given with their paths."""
    return OutputFile(SITE_CHECKSUMS, checksum_lines(sums))


def checksum_lines(sums: Iterable[tuple[str, str]]) -> bytes:
    """Return names with their sha256 in hex as lines, in order of name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums)).encode()

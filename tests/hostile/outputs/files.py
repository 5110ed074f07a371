"""Files as they lie there: the archive, the checksums, what hosts read by line, reports' own bytes, pictures."""

import re
import zipfile
from collections.abc import Iterator

from PIL import Image

from tests.hostile.outputs.published import Published, Seen

_PLAIN_NAME = re.compile(r"(?:[A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9-]+)*")


def archive(site: Published) -> Iterator[Seen]:
    with zipfile.ZipFile(site.folder / "data/all.zip") as packed:
        assert packed.testzip() is None
        for entry in packed.infolist():
            assert _PLAIN_NAME.fullmatch(entry.filename), entry.filename
            if (site.folder / "data" / entry.filename).exists() and entry.filename != "SHA256SUMS":
                yield Seen("all", entry.filename, site.bytes(f"data/{entry.filename}"), packed.read(entry))


def checksums(site: Published) -> Iterator[Seen]:
    lines = site.bytes("SHA256SUMS").decode().removesuffix("\n").split("\n")
    found = [re.fullmatch("[0-9a-f]{64}  (.+)", line) for line in lines]
    assert all(found)
    hidden = {path for path in site.files() if path.startswith(".") and not path.startswith(".well-known/")}
    yield Seen("all", "names", set(site.files()) - {"SHA256SUMS"} - hidden, {one[1] for one in found if one})


_LINES = {
    "robots.txt": r"User-agent: \*|Allow: /|Sitemap: https://reports\.example/base/sitemap\.xml|",
    "security.txt": r"Contact: mailto:data@reports\.example|Expires: 20[0-9-]{8}T00:00:00Z|Preferred-Languages: th, en"
    r"|Canonical: https://reports\.example/base/\.well-known/security\.txt",
    "_headers": r"/(?:[a-z]+/)?\*|  [A-Z][A-Za-z-]+: [\x20-\x7e]+",
}


def lines_for_hosts(site: Published) -> Iterator[Seen]:
    """Of what hosts and crawlers read line by line, no line is anybody's but the program's."""
    for path, allowed in _LINES.items():
        for line in site.bytes(path).decode().split("\n"):
            yield Seen("settings", path, True, not line or bool(re.fullmatch(allowed, line)))
    assert "evil" not in site.bytes("_headers").decode().lower()


def report_bytes(site: Published) -> Iterator[Seen]:
    """A report's own bytes are served as they came, under a name that no browser runs."""
    for case in site.cases:
        source = case.record.get("source")
        if source:
            sent = (site.content / source["file"]).read_bytes()
            served = [
                path for path in (site.folder / f"projects/{case.key}/source").iterdir() if path.suffix != ".html"
            ]
            yield Seen(
                str(case.attack), "report: file", [(".txt", sent)], [(one.suffix, one.read_bytes()) for one in served]
            )


def cards(site: Published) -> Iterator[Seen]:
    for path in site.files(".png"):
        with Image.open(site.folder / path) as picture:
            picture.verify()
            yield Seen("all", path, ("PNG", (1200, 630)), (picture.format, picture.size))

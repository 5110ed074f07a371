"""Everything under /data/ in one ZIP, with a README in Thai and English, the licence and checksums.

Names are in order and every time is the earliest that the format knows, so the same files give the same archive.
"""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator

from generator.datasets.checksums import checksum_lines
from generator.datasets.notes import readme
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile, SiteFiles

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


def archive(catalog: Catalog, files: SiteFiles) -> Iterator[OutputFile]:
    """Yield `data/all.zip`."""
    licence = catalog.site.licence
    said = "".join(f"{line}\n" for line in (licence.name, licence.id, licence.url) if line)
    own = {f"README.{name}.md": readme(catalog, name).encode() for name in ("th", "en")}
    own["LICENCE.txt"] = said.encode()
    taken = {file.path.removeprefix("data/"): file.sha256 for file in files.below("data/")}
    sums = taken | {name: hashlib.sha256(content).hexdigest() for name, content in own.items()}
    own["SHA256SUMS"] = checksum_lines(sums.items())

    def chunks() -> Iterator[bytes]:
        with tempfile.TemporaryFile() as file:
            with zipfile.ZipFile(file, "w") as made:
                for name in sorted([*taken, *own]):
                    content = [own[name]] if name in own else files.read(f"data/{name}")
                    with made.open(_entry(name), "w", force_zip64=True) as part:
                        part.writelines(content)
            file.seek(0)
            while chunk := file.read(1 << 20):
                yield chunk

    yield OutputFile("data/all.zip", chunks, own["SHA256SUMS"])


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE, zipfile.ZIP_DEFLATED
    return entry

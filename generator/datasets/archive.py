"""Everything under /data/ in one ZIP, with a README in Thai and English, the licence and checksums.

Names are in order and every time is the earliest that the format knows, so the same files give the same archive.
"""

import io
import zipfile
from collections.abc import Iterable

from generator.datasets.checksums import checksums
from generator.datasets.notes import readme
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


def archive(catalog: Catalog, files: Iterable[OutputFile]) -> OutputFile:
    """Return `data/all.zip`."""
    licence = catalog.site.licence
    said = "".join(f"{line}\n" for line in (licence.name, licence.id, licence.url) if line)
    taken = [
        *(file for file in files if file.path.startswith("data/")),
        *(OutputFile(f"data/README.{name}.md", readme(catalog, name).encode()) for name in ("th", "en")),
        OutputFile("data/LICENCE.txt", said.encode()),
    ]
    taken.append(checksums(taken))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for part in sorted(taken, key=lambda part: part.path):
            entry = zipfile.ZipInfo(part.path.removeprefix("data/"), _EARLIEST)
            entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE, zipfile.ZIP_DEFLATED
            made.writestr(entry, part.content)
    return OutputFile("data/all.zip", file.getvalue())

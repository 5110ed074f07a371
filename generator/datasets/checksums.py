"""SHA256SUMS of the files under /data/, in the form that `sha256sum --check` reads."""

import hashlib
from collections.abc import Iterable

from generator.model.outputs import OutputFile


def checksums(files: Iterable[OutputFile]) -> OutputFile:
    """Return the list of checksums, by name; names are relative to /data/."""
    lines = sorted(
        (file.path.removeprefix("data/"), hashlib.sha256(file.content).hexdigest())
        for file in files
        if file.path.startswith("data/")
    )
    return OutputFile("data/SHA256SUMS", "".join(f"{digest}  {name}\n" for name, digest in lines).encode())

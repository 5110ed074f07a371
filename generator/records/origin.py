"""Where a record comes from, found without reading the whole of it: thousands are looked at for each new report."""

import re
from dataclasses import dataclass

from generator.yaml_text import load_yaml

_SOURCE = re.compile(r"^source:\s*$", re.MULTILINE)
_LINES = re.compile(r"^  lines:\s*$", re.MULTILINE)
_PART = re.compile(r"^    report: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Origin:
    """The report file that a record was converted from and the hash of its bytes then.

    `alone` says that the file had no other report.
    """

    file: str
    sha256: str
    alone: bool


def read_origin(record: bytes) -> Origin | None:
    """Return what the bytes of a record say of its report; None for a hand-written one.

    `source` is the last key of a converted record.
    """
    text = record.decode("utf-8", errors="replace").replace("\r\n", "\n")
    start = _SOURCE.search(text)
    if start is None:
        return None
    lines = _LINES.search(text, start.start())
    tree, _ = load_yaml(text[start.start() : lines.start() if lines else len(text)], "")
    source = tree.get("source") if isinstance(tree, dict) else None
    file, sha256 = (source.get("file"), source.get("sha256")) if isinstance(source, dict) else (None, None)
    if isinstance(file, str) and isinstance(sha256, str) and file.startswith("reports/"):
        return Origin(file, sha256, alone=not (lines and _PART.search(text, lines.start())))
    return None

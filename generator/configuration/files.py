"""The files of the configuration, as text."""

from pathlib import Path

from generator.bounds import USUAL, Bounds
from generator.configuration.faults import UNREADABLE_CONFIGURATION
from generator.diagnostics import Diagnostic, Position, Text
from generator.plain_files import leads_out, link_fault, unopened


def read_settings(path: Path, file: str, bounds: Bounds = USUAL, bound: str = "settings_bytes") -> str | Diagnostic:
    """Return a file's text, or why it cannot be had; `file` is its name below the content's root."""
    if leads_out(path.parents[file.count("/")], file):
        return link_fault(file)
    try:
        if (size := path.stat().st_size) > getattr(bounds, bound):
            return bounds.exceeded(bound, file, size)
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        place = Position(file, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        seen = error.object[error.start]
        message = Text(f"ไบต์ 0x{seen:02X} ไม่ใช่ UTF-8", f"byte 0x{seen:02X} is not UTF-8")
    except OSError as error:
        return unopened(file, error)
    return Diagnostic(UNREADABLE_CONFIGURATION, place, message, expected=Text("ข้อความรหัส UTF-8", "text in UTF-8"))

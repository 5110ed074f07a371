"""What counts as a file of the content: no link out of it, so that no pull request publishes what is on a machine."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text

LINK_LEADS_OUT = Rule(
    "link-leads-out",
    Severity.ERROR,
    Text("ลิงก์นำออกนอกโฟลเดอร์ข้อมูล", "A link leads out of the content folder"),
    Text(
        "ไฟล์นี้ไม่ถูกอ่าน เพราะลิงก์อาจนำไฟล์อื่นในเครื่องออกเผยแพร่",
        "The file is not read: through a link, any file of the machine could be published.",
    ),
    Text("วางไฟล์จริงแทนลิงก์", "Put the file itself in place of the link."),
)
UNREADABLE_FILE = Rule(
    "unreadable-file",
    Severity.ERROR,
    Text("เปิดไฟล์ไม่ได้", "File cannot be opened"),
    Text(
        "ไฟล์ที่เปิดไม่ได้แปลงไม่ได้ และเว็บไซต์ที่ขาดไฟล์นี้จะผิด เว็บไซต์เดิมจึงคงอยู่",
        "What cannot be opened cannot be converted, and a site without it would be wrong: the last one stands.",
    ),
    Text("ตรวจสิทธิ์การอ่านไฟล์และดิสก์", "See that the file may be read, and that the disk is sound."),
)
NAMES_ALIKE = Rule(
    "names-alike",
    Severity.WARNING,
    Text("ชื่อไฟล์ต่างกันเพียงตัวพิมพ์เล็กใหญ่", "Names that differ by case alone"),
    Text(
        "บน Windows และ macOS สองชื่อนี้เป็นไฟล์เดียวกัน ผู้ที่คัดลอกข้อมูลไปจะเสียไปหนึ่งไฟล์",
        "On Windows and macOS they are one file: whoever copies the content there loses the other.",
    ),
    Text("เปลี่ยนชื่อไฟล์หนึ่ง", "Rename one of them."),
)
RULES = (LINK_LEADS_OUT, UNREADABLE_FILE, NAMES_ALIKE)


def leads_out(root: Path, file: str) -> bool:
    """Say whether a file, by its name below the content's root, lies somewhere else, or is a link to nothing."""
    path = root / file
    target = Path(os.path.realpath(path))
    return not target.is_relative_to(os.path.realpath(root)) or (path.is_symlink() and not path.exists())


def link_fault(file: str) -> Diagnostic:
    """Return what there is to say of a link that leads out."""
    message = Text("ลิงก์นี้ไม่นำไปยังไฟล์ในโฟลเดอร์ข้อมูล", "this link does not lead to a file of the content folder")
    return Diagnostic(LINK_LEADS_OUT, Position(file), message, expected=Text("ไฟล์จริง", "the file itself"))


def folded(name: str) -> str:
    """Return what a name has in common with all that a file system may take for the same.

    >>> folded("A.txt") == folded("a.TXT"), folded("cafe\u0301") == folded("caf\u00e9")
    (True, True)
    """
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def alike_faults(folder: str, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield what there is to say of names in a folder that some file systems take for one another."""
    first = dict[str, str]()
    for name in sorted(names):
        other = first.setdefault(folded(name), name)
        if other != name:
            message = Text(f"ชื่อนี้เหมือน {other}", f"this name is like {other}")
            yield Diagnostic(NAMES_ALIKE, Position(f"{folder}/{name}".removeprefix("./")), message)


def unopened(file: str, error: OSError) -> Diagnostic:
    """Return what there is to say of a file that is there, as far as is known, and cannot be opened."""
    message = Text(f"เปิดไฟล์ไม่ได้: {error.strerror}", f"cannot open it: {error.strerror}")
    return Diagnostic(UNREADABLE_FILE, Position(file), message)

"""What counts as a file of the content: no link out of it, so that no pull request publishes what is on a machine."""

import os
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
RULES = (LINK_LEADS_OUT, UNREADABLE_FILE)


def leads_out(root: Path, file: str) -> bool:
    """Say whether a file, by its name below the content's root, lies somewhere else, or is a link to nothing."""
    path = root / file
    target = Path(os.path.realpath(path))
    return not target.is_relative_to(os.path.realpath(root)) or (path.is_symlink() and not path.exists())


def link_fault(file: str) -> Diagnostic:
    """Return what there is to say of a link that leads out."""
    message = Text("ลิงก์นี้ไม่นำไปยังไฟล์ในโฟลเดอร์ข้อมูล", "this link does not lead to a file of the content folder")
    return Diagnostic(LINK_LEADS_OUT, Position(file), message, expected=Text("ไฟล์จริง", "the file itself"))


def unopened(file: str, error: OSError) -> Diagnostic:
    """Return what there is to say of a file that is there, as far as is known, and cannot be opened."""
    message = Text(f"เปิดไฟล์ไม่ได้: {error.strerror}", f"cannot open it: {error.strerror}")
    return Diagnostic(UNREADABLE_FILE, Position(file), message)

"""Why a report file cannot be read: the rules, and how a reader says that one is broken."""

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text

EMPTY_FILE = Rule(
    "empty-file",
    Severity.ERROR,
    Text("ไฟล์ว่าง", "Empty file"),
    Text("ไม่มีข้อความให้อ่าน", "There is nothing to read."),
    Text("ส่งออกรายงานจากระบบอีกครั้ง แล้ววางแทนไฟล์นี้", "Export the report again and put it in this file's place."),
)
UNSUPPORTED_KIND = Rule(
    "unsupported-file-kind",
    Severity.ERROR,
    Text("ไฟล์ชนิดที่ยังอ่านไม่ได้", "A kind of file that cannot be read yet"),
    Text("อ่านได้เฉพาะไฟล์ข้อความ PDF, Word (.docx) และหน้าเว็บ", "Read are text files, PDF, Word (.docx) and web pages."),
    Text("บันทึกรายงานเป็น PDF หรือไฟล์ข้อความ (.txt)", "Save the report as a PDF, or as plain text (.txt)."),
)
UNDECODABLE_TEXT = Rule(
    "undecodable-text",
    Severity.ERROR,
    Text("ถอดรหัสอักขระไม่ได้", "Text that cannot be decoded"),
    Text("ถ้าเดารหัสอักขระ ข้อความอาจผิดไปโดยไม่มีใครเห็น", "A guess at the encoding could change words unseen."),
    Text("บันทึกไฟล์เป็น UTF-8", "Save the file as UTF-8."),
)
FILE_TOO_LARGE = Rule(
    "file-too-large",
    Severity.ERROR,
    Text("ไฟล์ใหญ่เกินไป", "File too large"),
    Text("รายงานจริงมีขนาดไม่กี่สิบกิโลไบต์", "Real reports have a few dozen kilobytes."),
    Text("ตรวจว่าวางไฟล์ถูกไฟล์", "See that it is the right file."),
)
DAMAGED_FILE = Rule(
    "damaged-file",
    Severity.ERROR,
    Text("ไฟล์เสียหายหรือถูกล็อกไว้", "Damaged or locked file"),
    Text(
        "ไฟล์ที่เปิดได้ไม่ครบ อ่านแล้วข้อความอาจหายไปโดยไม่มีใครเห็น",
        "From a file that does not open whole, words could be lost unseen.",
    ),
    Text("ขอไฟล์ใหม่ หรือเปิดไฟล์แล้วบันทึกใหม่โดยไม่ตั้งรหัสผ่าน", "Get the file again, or open it and save it without a password."),
)
SCANNED_PDF = Rule(
    "scanned-pdf",
    Severity.ERROR,
    Text("PDF เป็นภาพสแกน ไม่มีข้อความ", "A scanned PDF without text"),
    Text("ภาพถ่ายของตัวหนังสือต้องอ่านด้วยโปรแกรมรู้จำอักษร", "Pictures of words have to be read by a program for it."),
    Text(
        "ขอไฟล์จากระบบต้นทาง หรือติดตั้ง Tesseract พร้อมภาษาไทย (tha) แล้วแปลงใหม่",
        "Ask for the file from the system itself, or install Tesseract with Thai (tha) and convert again.",
    ),
)
TOO_MANY_PAGES = Rule(
    "too-many-pages",
    Severity.ERROR,
    Text("จำนวนหน้ามากเกินไป", "Too many pages"),
    Text("รายงานจริงมีไม่กี่หน้า", "Real reports have a few pages."),
    Text("ตรวจว่าวางไฟล์ถูกไฟล์ หรือแยกเป็นหลายไฟล์", "See that it is the right file, or split it."),
)
TOO_DEEPLY_NESTED = Rule(
    "too-deeply-nested",
    Severity.ERROR,
    Text("โครงสร้างไฟล์ซ้อนกันลึกเกินไป", "A file nested too deeply"),
    Text("ไฟล์ที่โปรแกรมสำนักงานหรือเบราว์เซอร์บันทึกไม่ซ้อนกันลึกเช่นนี้", "No office program or browser saves such a file."),
    Text("เปิดไฟล์แล้วบันทึกใหม่", "Open the file and save it anew."),
)
TOO_SLOW_TO_READ = Rule(
    "too-slow-to-read",
    Severity.ERROR,
    Text("อ่านไฟล์ไม่จบในเวลาที่กำหนด", "A file that takes too long to read"),
    Text("ไฟล์เดียวต้องไม่ทำให้รายงานอื่นต้องรอ", "One file must not keep all others waiting."),
    Text("เปิดไฟล์แล้วพิมพ์เป็น PDF ใหม่", "Open the file and print it to a new PDF."),
)
RULES = (
    EMPTY_FILE,
    UNSUPPORTED_KIND,
    UNDECODABLE_TEXT,
    FILE_TOO_LARGE,
    DAMAGED_FILE,
    SCANNED_PDF,
    TOO_MANY_PAGES,
    TOO_DEEPLY_NESTED,
    TOO_SLOW_TO_READ,
)


def fault(rule: Rule, file: str, th: str, en: str, expected: Text | None = None) -> Diagnostic:
    """Return a diagnostic on a whole file: what is wrong with it in two languages, and what would be right."""
    return Diagnostic(rule, Position(file), Text(th, en), expected=expected)

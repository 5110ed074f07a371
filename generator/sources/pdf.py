"""PDF to the lines that it prints: from its text where it has some, else from pictures of its pages."""

from generator.diagnostics import Diagnostic, Text
from generator.sources.confined import Confined, LostError, TooSlowError
from generator.sources.printed import Printed, PrintedLine, trimmed
from generator.sources.rules import (
    DAMAGED_FILE,
    FILE_TOO_LARGE,
    SCANNED_PDF,
    TOO_MANY_PAGES,
    TOO_SLOW_TO_READ,
    fault,
)
from generator.sources.scan import ScanReader, find_tesseract

# As the worker has it; this module never loads what the worker needs.
MAX_PAGES = 500
SECONDS = 20.0
_worker = Confined("generator.sources.pdf_worker")


def read_pdf(content: bytes, file: str, seconds: float = SECONDS) -> Printed | Diagnostic:
    """Return the lines of a PDF, or why it cannot be read."""
    if b"%%EOF" not in content[-8192:]:
        return _damaged(file, "the end of the file is missing", "ไฟล์ขาดส่วนท้าย")
    try:
        answer = _worker.ask("text", content, seconds)
        if fault_found := _fault(answer, file):
            return fault_found
        lines = [PrintedLine(text, page, running) for text, page, running in answer["lines"]]
        if any(not line.running for line in lines):
            return Printed(trimmed(lines))
        return _read_scan(content, file)
    except TooSlowError:
        return fault(
            TOO_SLOW_TO_READ, file, f"อ่าน PDF ไม่จบใน {seconds:g} วินาที",
            f"the PDF was not read within {seconds:g} seconds",
            Text(f"ไม่เกิน {seconds:g} วินาที", f"at most {seconds:g} seconds"),
        )  # fmt: skip
    except LostError:
        return _damaged(file, "reading it failed, or took too much memory", "อ่านไม่สำเร็จ หรือใช้หน่วยความจำมากเกินไป")


def _fault(answer: dict[str, object], file: str) -> Diagnostic | None:
    if "damaged" in answer:
        return _damaged(file, str(answer["damaged"]))
    if answer.get("too_many"):
        pages = answer["pages"]
        return fault(
            TOO_MANY_PAGES, file, f"PDF มี {pages} หน้า", f"the PDF has {pages} pages",
            Text(f"ไม่เกิน {MAX_PAGES} หน้า", f"at most {MAX_PAGES} pages"),
        )  # fmt: skip
    if answer.get("too_long"):
        return fault(FILE_TOO_LARGE, file, "ข้อความใน PDF ยาวเกินไป", "the PDF has more text than any report")
    return None


def _damaged(file: str, why: str, why_th: str = "") -> Diagnostic:
    """Return that a PDF does not open; what PDFium says of it is in English."""
    if "password" in why.lower():
        return fault(DAMAGED_FILE, file, "PDF ล็อกด้วยรหัสผ่าน", "the PDF is locked with a password")
    return fault(DAMAGED_FILE, file, f"เปิด PDF ไม่ได้: {why_th or why}", f"the PDF does not open: {why}")


def _read_scan(content: bytes, file: str) -> Printed | Diagnostic:
    program = find_tesseract()
    if program is None:
        return fault(
            SCANNED_PDF, file, "PDF นี้เป็นภาพ ไม่มีข้อความ และเครื่องนี้ไม่มี Tesseract ภาษาไทย",
            "this PDF is pictures without text, and Tesseract with Thai is not installed here",
            Text("PDF ที่พิมพ์จากระบบโดยตรง หรือ tesseract-ocr-tha", "a PDF printed from the system, or tesseract-ocr-tha"),
        )  # fmt: skip
    return ScanReader(program, _worker).read(content, file)

"""PDF to the lines that it prints: from its text where it has some, else from pictures of its pages."""

from dataclasses import replace
from typing import Any

from generator.bounds import USUAL, Bounds
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

_worker = Confined("generator.sources.pdf_worker")


def read_pdf(content: bytes, file: str, bounds: Bounds = USUAL) -> Printed | Diagnostic:
    """Return the lines of a PDF, or why it cannot be read."""
    if b"%%EOF" not in content[-8192:]:
        return _damaged(file, "the end of the file is missing", "ไฟล์ขาดส่วนท้าย")
    try:
        most = {"pages": bounds.pdf_pages, "letters": bounds.pdf_letters, "memory": bounds.pdf_memory_bytes}
        answer = _worker.ask("text", content, bounds.pdf_seconds, **most)
        if fault_found := _fault(answer, file, bounds):
            return fault_found
        lines = [PrintedLine(text, page, running) for text, page, running in answer["lines"]]
        if any(not line.running for line in lines):
            return Printed(trimmed(lines))
        return _read_scan(content, file, bounds)
    except TooSlowError:
        return bounds.exceeded("pdf_seconds", file, rule=TOO_SLOW_TO_READ)
    except LostError:
        th, en = "อ่านไม่สำเร็จ หรือใช้หน่วยความจำมากเกินไป", "reading it failed, or took too much memory"
        return replace(_damaged(file, en, th), expected=bounds.how_to_raise("pdf_memory_bytes"))


def _fault(answer: dict[str, Any], file: str, bounds: Bounds) -> Diagnostic | None:
    if "damaged" in answer:
        return _damaged(file, str(answer["damaged"]))
    if answer.get("out_of_memory"):
        return bounds.exceeded("pdf_memory_bytes", file, rule=FILE_TOO_LARGE)
    if answer["pages"] > bounds.pdf_pages:
        return bounds.exceeded("pdf_pages", file, answer["pages"], rule=TOO_MANY_PAGES)
    if answer["letters"] > bounds.pdf_letters:
        return bounds.exceeded("pdf_letters", file, answer["letters"], rule=FILE_TOO_LARGE)
    return None


def _damaged(file: str, why: str, why_th: str = "") -> Diagnostic:
    """Return that a PDF does not open; what PDFium says of it is in English."""
    if "password" in why.lower():
        return fault(DAMAGED_FILE, file, "PDF ล็อกด้วยรหัสผ่าน", "the PDF is locked with a password")
    return fault(DAMAGED_FILE, file, f"เปิด PDF ไม่ได้: {why_th or why}", f"the PDF does not open: {why}")


def _read_scan(content: bytes, file: str, bounds: Bounds) -> Printed | Diagnostic:
    program = find_tesseract()
    if program is None:
        return fault(
            SCANNED_PDF, file, "PDF นี้เป็นภาพ ไม่มีข้อความ และเครื่องนี้ไม่มี Tesseract ภาษาไทย",
            "this PDF is pictures without text, and Tesseract with Thai is not installed here",
            Text("PDF ที่พิมพ์จากระบบโดยตรง หรือ tesseract-ocr-tha", "a PDF printed from the system, or tesseract-ocr-tha"),
        )  # fmt: skip
    return ScanReader(program, _worker, bounds).read(content, file)

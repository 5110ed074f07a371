"""Pictures of pages to lines, by Tesseract where it is installed with Thai; how sure it was is kept for each line."""

import csv
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.bounds import USUAL, Bounds
from generator.diagnostics import Diagnostic
from generator.sources.confined import Confined, TooSlowError
from generator.sources.printed import Printed, PrintedLine, trimmed
from generator.sources.rules import DAMAGED_FILE, FILE_TOO_LARGE, SCANNED_PDF, TOO_SLOW_TO_READ, fault

# Thai and Latin letters; pages whose parts may be columns; gaps as so many spaces.
_SETTINGS = ("-l", "tha+eng", "--psm", "4", "-c", "preserve_interword_spaces=1")
_COLUMNS = re.compile(" {3,}")


def find_tesseract() -> str | None:
    """Return the program, or None where it or its Thai is missing."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=20)  # noqa: S603
    return program if "tha" in listed.stdout.split() else None


@dataclass(frozen=True, slots=True)
class ScanReader:
    """Reads the pages of a PDF as pictures."""

    program: str
    worker: Confined
    bounds: Bounds = USUAL

    def read(self, content: bytes, file: str) -> Printed | Diagnostic:
        """Return the lines that were read, or why not."""
        with tempfile.TemporaryDirectory(prefix="open-reports-") as folder:
            try:
                drawn = self._draw(content, folder)
            except TooSlowError:
                return self.bounds.exceeded("scan_drawing_seconds", file, rule=TOO_SLOW_TO_READ)
            if "damaged" in drawn:
                return fault(DAMAGED_FILE, file, "วาดหน้า PDF ไม่ได้", f"the pages cannot be drawn: {drawn['damaged']}")
            if drawn.get("out_of_memory"):
                return self.bounds.exceeded("pdf_memory_bytes", file, rule=FILE_TOO_LARGE)
            if drawn["pages"] > self.bounds.scanned_pages:
                return self.bounds.exceeded("scanned_pages", file, drawn["pages"], rule=SCANNED_PDF)
            lines: list[PrintedLine] = []
            for number, picture in enumerate(drawn["files"], 1):
                try:
                    text, table = self._recognise(Path(picture))
                except subprocess.TimeoutExpired:
                    return self.bounds.exceeded("scanned_page_seconds", file, rule=TOO_SLOW_TO_READ)
                except subprocess.CalledProcessError as error:
                    said = error.stderr.decode("utf-8", "replace").strip().splitlines()
                    why = said[-1] if said else f"exit status {error.returncode}"
                    return fault(SCANNED_PDF, file, f"Tesseract อ่านหน้า {number} ไม่ได้", f"Tesseract failed: {why}")
                lines += lines_of_page(text, table, number)
        return Printed(trimmed(lines), ocr=True)

    def _draw(self, content: bytes, folder: str) -> dict[str, Any]:
        most = {"pages": self.bounds.scanned_pages, "memory": self.bounds.pdf_memory_bytes}
        return self.worker.ask("draw", content, self.bounds.scan_drawing_seconds, folder=folder, **most)

    def _recognise(self, picture: Path) -> tuple[str, str]:
        """Return the text of a picture, and its table of words."""
        command = [self.program, str(picture), str(picture.with_suffix("")), *_SETTINGS, "txt", "tsv"]
        subprocess.run(command, capture_output=True, check=True, timeout=self.bounds.scanned_page_seconds)  # noqa: S603
        text, table = (picture.with_suffix(kind).read_text("utf-8", "replace") for kind in (".txt", ".tsv"))
        return text, table


def lines_of_page(text: str, table: str, page: int) -> Iterator[PrintedLine]:
    """Yield the lines of a page from Tesseract's text and its table of words (TSV).

    The text knows the spaces of Thai; the table how sure each word is. A line is as sure as its least sure word.
    """
    said = iter([line for line in text.replace("\f", "\n").split("\n") if line.strip()])
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row["level"] == "5" and (row["text"] or "").strip()]
    for _, line in groupby(words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        found = list(line)
        apart = " ".join(row["text"].strip() for row in found)
        together = next(said, "")
        same = "".join(together.split()) == "".join(apart.split())
        confidence = min(float(row["conf"]) for row in found)
        printed = _COLUMNS.sub("\t", together.strip()) if same else apart
        yield PrintedLine(printed, page, confidence=max(0, min(100, int(confidence))))

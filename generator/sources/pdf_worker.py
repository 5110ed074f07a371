"""Reads PDF files in a process of its own, so that a hostile one can stop only that: `python -m …pdf_worker`.

Each request is a line of JSON (`task`, `size`, the bounds, for pictures also `folder`), then so many bytes of a PDF;
each answer is a line of JSON. PDFium is written in C++, and a page may be made so that reading it never ends.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2

from generator.sources.page_layout import lines_of
from generator.sources.page_rows import Glyph
from generator.sources.pdf_glyphs import page_glyphs

# Tesseract reads best at 300 dots an inch; a page larger than A3 is scaled down to that many.
_DOTS, _MAX_SIDE = 300, 5_000


def read_text(content: bytes, most_pages: int, most_letters: int) -> dict[str, Any]:
    """Return the lines of a PDF as (text, page, running), its number of pages, and of letters as far as it was read."""
    document = pypdfium2.PdfDocument(content)
    if len(document) > most_pages:
        return {"pages": len(document), "letters": 0, "lines": []}
    pages, letters = list[list[Glyph]](), 0
    for number in range(len(document)):
        glyphs = page_glyphs(document[number])
        letters += len(glyphs)
        if letters > most_letters:
            return {"pages": len(document), "letters": letters, "lines": []}
        pages.append(glyphs)
    lines = [(line.text, line.page, line.running) for line in lines_of(pages)]
    return {"pages": len(document), "letters": letters, "lines": lines}


def draw_pages(content: bytes, folder: Path, limit: int) -> dict[str, Any]:
    """Draw each page in shades of grey into a file, and return the files; none where there are more than `limit`."""
    document, files = pypdfium2.PdfDocument(content), list[str]()
    if len(document) > limit:
        return {"pages": len(document), "files": files}
    for number in range(len(document)):
        page = document[number]
        scale = min(_DOTS / 72, _MAX_SIDE / max(*page.get_size(), 1))
        bitmap = page.render(scale=scale, grayscale=True)
        rows = bytes(bitmap.buffer)
        pixels = b"".join(
            rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height)
        )
        file = folder / f"{number + 1:03}.pgm"
        file.write_bytes(f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + pixels)
        files.append(str(file))
    return {"pages": len(document), "files": files}


def _answer(request: dict[str, Any], content: bytes) -> dict[str, Any]:
    try:
        if request["task"] == "draw":
            return draw_pages(content, Path(request["folder"]), request["pages"])
        return read_text(content, request["pages"], request["letters"])
    except pypdfium2.PdfiumError as error:
        return {"damaged": str(error)}
    except MemoryError:
        return {"out_of_memory": True}


def _take_at_most(memory: int) -> None:
    """Bound what this process may take, in bytes, where the system can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 # not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main() -> None:
    """Answer requests until there are no more."""
    answers = sys.stdout.buffer
    for line in sys.stdin.buffer:
        request = json.loads(line)
        _take_at_most(request["memory"])
        content = sys.stdin.buffer.read(request["size"])
        answers.write(json.dumps(_answer(request, content)).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()

"""The letters of a PDF page with their places, from PDFium."""

from collections.abc import Iterator
from ctypes import addressof, c_double, c_float, c_ulong
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from generator.sources.page_rows import Glyph

_Box = tuple[float, float, float, float]
_EVERYWHERE: _Box = (-1e9, -1e9, 1e9, 1e9)
_MAX_CORNERS = 1_000
_UNKNOWN = 0xFFFD  # a letter of a font that does not say which letters it has


def page_glyphs(page: Any) -> list[Glyph]:
    """Return the letters of a page, in the order in which it draws them.

    A stretch whose text the file spells out (`ActualText`, as browsers do for letters with marks) may be several
    objects; PDFium gives the text again for some of them, so only the first of a stretch is taken, and its place is
    that of them all.
    """
    holding = page.get_textpage()  # closes itself when nobody holds it
    glyphs, clips, stretches = list[Glyph](), dict[int, _Box](), _stretches(page)
    for at in range(pdfium.FPDFText_CountChars(holding.raw)):
        if pdfium.FPDFText_IsGenerated(holding.raw, at) == 1:
            continue  # a space or a line's end that PDFium supposes
        holder = pdfium.FPDFText_GetTextObject(holding.raw, at)
        own = addressof(holder.contents) if holder else 0
        stretch = stretches.of_object.get(own)
        if stretch and (stretch.holder or own) != own:
            continue
        if own not in clips:
            clips[own] = _clip(holder) if holder else _EVERYWHERE
        glyph = _glyph(holding.raw, at, clips[own])
        if glyph and stretch:
            stretch.holder = own
            stretch.glyphs.append(len(glyphs))
        if glyph:
            glyphs.append(glyph)
    for stretch in stretches.all():
        step = (stretch.right - stretch.left) / max(1, len(stretch.glyphs))
        for number, at in enumerate(stretch.glyphs):
            left = stretch.left + number * step
            glyphs[at] = replace(glyphs[at], left=left, right=left + step)
    return glyphs


def _glyph(text_page: Any, at: int, clip: _Box) -> Glyph | None:
    """Return a letter of a page by its number; None where it does not show."""
    code = pdfium.FPDFText_GetUnicode(text_page, at)
    unknown = code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000
    if unknown or pdfium.FPDFText_HasUnicodeMapError(text_page, at) == 1:
        code = _UNKNOWN
    x, y, box, matrix = c_double(), c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
    left, bottom, right, top = clip
    if not (left - 1 <= x.value <= right + 1 and bottom - 1 <= y.value <= top + 1):
        return None
    pdfium.FPDFText_GetLooseCharBox(text_page, at, box)
    pdfium.FPDFText_GetMatrix(text_page, at, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, at) * (hypot(matrix.c, matrix.d) or 1.0)
    return Glyph(chr(code), min(box.left, box.right), max(box.left, box.right), y.value, round(size or 1.0, 1))


@dataclass(slots=True)
class _Stretch:
    """A stretch of spelled-out text: from where to where, the object that gave its text, and its letters."""

    left: float
    right: float
    holder: int = 0
    glyphs: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Stretches:
    """All such stretches of a page, by each object that is part of one."""

    of_object: dict[int, _Stretch] = field(default_factory=dict)

    def all(self) -> Iterator[_Stretch]:
        """Yield each stretch once."""
        yield from {id(stretch): stretch for stretch in self.of_object.values()}.values()


def _stretches(page: Any) -> _Stretches:
    found, by_mark = _Stretches(), dict[int, _Stretch]()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        mark = _spelled_out(thing.raw)
        if mark:
            left, _, right, _ = thing.get_bounds()
            stretch = by_mark.setdefault(mark, _Stretch(left, right))
            stretch.left, stretch.right = min(left, stretch.left), max(right, stretch.right)
            found.of_object[addressof(thing.raw.contents)] = stretch
    return found


def _spelled_out(holder: Any) -> int:
    """Return what tells the spelled-out stretch of an object from all others; 0 where it is in none."""
    length = c_ulong()
    for number in range(pdfium.FPDFPageObj_CountMarks(holder)):
        mark = pdfium.FPDFPageObj_GetMark(holder, number)
        has_text = mark and pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length)
        if has_text and length.value > 2:
            return addressof(mark.contents)
    return 0


def _clip(holder: Any) -> _Box:
    """Return the rectangle (left, bottom, right, top) that an object shows through.

    Browsers put the line at a page's edge onto both pages, and cut it off on one of them.
    """
    left, bottom, right, top = _EVERYWHERE
    path = pdfium.FPDFPageObj_GetClipPath(holder)
    x, y = c_float(), c_float()
    for number in range(max(0, pdfium.FPDFClipPath_CountPaths(path)) if path else 0):
        xs, ys = list[float](), list[float]()
        for at in range(min(pdfium.FPDFClipPath_CountPathSegments(path, number), _MAX_CORNERS)):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, number, at)
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                xs.append(x.value)
                ys.append(y.value)
        if xs:
            left, bottom = max(left, min(xs)), max(bottom, min(ys))
            right, top = min(right, max(xs)), min(top, max(ys))
    return left, bottom, right, top

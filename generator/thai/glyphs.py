"""Shapes of Thai letters that old fonts keep in the private-use area, and the letters that they are.

Fonts of the 1990s had a second shape for marks above tall letters or other marks, and for letters without their foot,
at U+F700 to U+F71A. A PDF made with them holds the shapes, where the text has the letters.
"""

import re

_LETTERS = (
    "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d"
    "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
)
_TABLE = {0xF700 + place: letter for place, letter in enumerate(_LETTERS)}
SHAPES = re.compile("[\uf700-\uf71a]+")


def letters(shapes: str) -> str:
    """Return the letters that shapes of old fonts stand for; other characters stay."""
    return shapes.translate(_TABLE)

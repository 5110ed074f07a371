"""A card as a picture, in the colours and the letters of the site's light scheme."""

import io
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from generator.pages.cards.facts import Card
from generator.pages.cards.lettering import Lettering

SIZE = (1200, 630)
_EDGE = 64
_WIDTH = SIZE[0] - 2 * _EDGE
_COLOURS = 48  # of the palette: letters have smooth edges, and a card is a fifth of its size in full colour
_LINE = 1.62  # of a title's lines: Thai needs room above and below

# The tokens of templates/assets/style.css; a test holds them to it.
PAPER, SURFACE, INK, SOFT, LINE = "#f7f4ec", "#fffdf8", "#1b2530", "#4c5762", "#d9d0bd"
BRAND, BRAND_INK, BAND, SAND, AMBER = "#12384f", "#f9f4e6", "#a36c12", "#f2d48f", "#e0b25c"
LINK, ON, STOP, WAIT = "#12537a", "#1f6b4d", "#8c1f34", "#6a4a00"
RETURNED, GROUND, RULE = "#5f97a8", "#e9e2d0", "#8b8270"
_STATUS = {"cancelled": STOP, "suspended": WAIT, "completed": ON, "not-started": SOFT, "under-way": LINK}
_PARTS = {"spent": LINK, "returned": RETURNED, "unexplained": GROUND}


def draw_card(card: Card, fonts: Path) -> bytes:
    """Return a card as a PNG file, the same bytes every time."""
    image = Image.new("RGB", SIZE, PAPER)
    canvas = ImageDraw.Draw(image)
    _masthead(image, canvas, card, fonts)
    below = _title(canvas, card, fonts)
    lettering = Lettering(fonts, 29)
    about, _ = lettering.lines(card.about, _WIDTH, 1 if card.status else 4)
    for number, line in enumerate(about):
        lettering.draw(canvas, _EDGE, below + number * 29 * _LINE, line, SOFT)
    if card.status:
        _figures(canvas, card, fonts)
    stored = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(stored, "PNG", optimize=True)
    return stored.getvalue()


def _masthead(image: Image.Image, canvas: ImageDraw.ImageDraw, card: Card, fonts: Path) -> None:
    canvas.rectangle((0, 0, SIZE[0], 92), fill=BRAND)
    canvas.rectangle((0, 92, SIZE[0], 105), fill=BAND)
    for x in range(0, SIZE[0] + 26, 26):
        canvas.polygon([(x, 93), (x + 7, 98.5), (x, 104), (x - 7, 98.5)], fill=SAND)
        canvas.polygon([(x + 13, 97), (x + 15, 98.5), (x + 13, 100), (x + 11, 98.5)], fill=SAND)
    image.paste(AMBER, (_EDGE, 18), _emblem())
    name, _ = Lettering(fonts, 30, bold=True).lines(card.site, _WIDTH - 80, 1)
    Lettering(fonts, 30, bold=True).draw(canvas, _EDGE + 76, 57, name[0], BRAND_INK)


def _title(canvas: ImageDraw.ImageDraw, card: Card, fonts: Path) -> float:
    """Draw what stands above the title and the title itself, as large as it fits; return the next line's place."""
    Lettering(fonts, 29).draw(canvas, _EDGE, 164, card.where, SOFT)
    for size, most in ((56, 2), (46, 3), (38, 3)):
        lettering = Lettering(fonts, size, bold=True)
        lines, whole = lettering.lines(card.title, _WIDTH, most)
        if whole:
            break
    baseline = 186 + size * 1.15
    for number, line in enumerate(lines):
        lettering.draw(canvas, _EDGE, baseline + number * size * _LINE, line, INK)
    return baseline + (len(lines) - 1) * size * _LINE + 54


def _figures(canvas: ImageDraw.ImageDraw, card: Card, fonts: Path) -> None:
    small, large = Lettering(fonts, 26), Lettering(fonts, 38, bold=True)
    for number, (label, value) in enumerate(card.money):
        small.draw(canvas, _EDGE + number * 340, 482, label, SOFT)
        large.draw(canvas, _EDGE + number * 340, 531, value, INK)
    tag = Lettering(fonts, 29, bold=True)
    x, colour = _EDGE + 680.0, _STATUS[card.status]
    end = x + tag.width(card.status_words) + 76
    canvas.rounded_rectangle((x, 444, end, 500), 28, fill=SURFACE, outline=colour, width=3)
    _shape(canvas, card.status, x + 34, 472, colour)
    tag.draw(canvas, x + 56, 482, card.status_words, colour)
    small.draw(canvas, x, 531, card.progress, SOFT)
    if card.bar:
        _bar(canvas, card.bar)
    else:
        canvas.line((_EDGE, 580, SIZE[0] - _EDGE, 580), fill=LINE, width=2)


def _bar(canvas: ImageDraw.ImageDraw, parts: tuple[tuple[str, float], ...]) -> None:
    left: float = _EDGE
    for name, width in parts:
        right = left + width * _WIDTH / 100
        canvas.rectangle((left, 562, right, 592), fill=_PARTS[name])
        if name == "unexplained":
            for x in range(int(left), int(right), 12):
                canvas.line((x, 592, min(x + 30, right), 592 - min(30, right - x)), fill=RULE, width=3)
        left = right


def _shape(canvas: ImageDraw.ImageDraw, status: str, x: float, y: float, colour: str) -> None:
    """Draw a status by its shape, so that colour is not all that tells it apart."""
    box = (x - 11, y - 11, x + 11, y + 11)
    canvas.ellipse(box, outline=colour, width=3, fill=colour if status == "completed" else None)
    if status == "cancelled":
        canvas.line((x - 4, y - 4, x + 4, y + 4), fill=colour, width=3)
        canvas.line((x - 4, y + 4, x + 4, y - 4), fill=colour, width=3)
    elif status == "suspended":
        canvas.line((x - 3, y - 5, x - 3, y + 5), fill=colour, width=3)
        canvas.line((x + 3, y - 5, x + 3, y + 5), fill=colour, width=3)
    elif status == "under-way":
        canvas.pieslice((x - 7, y - 7, x + 7, y + 7), -90, 90, fill=colour)
    elif status == "completed":
        canvas.line((x - 5, y, x - 1, y + 4, x + 6, y - 4), fill=SURFACE, width=3)


# A quarter of the emblem (`.brand` in the style sheet) as cubic curves, in its box of 40, from the top to the right.
_PETAL = (((20, 1), (25, 5), (26.5, 9.5), (26, 14)), ((26, 14), (30.5, 13.5), (35, 15), (39, 20)))


@cache
def _emblem() -> Image.Image:
    """Return the site's mark as a mask of 56 pixels, with the report's lines left out of it."""
    scale, size = 8, 56
    big = size * scale
    quarter = [_at(curve, step / 16) for curve in _PETAL for step in range(16)]
    outline = list[tuple[float, float]]()
    for _ in range(4):
        outline += [(x * big / 40, y * big / 40) for x, y in quarter]
        quarter = [(40 - y, x) for x, y in quarter]
    mask = Image.new("L", (big, big), 0)
    canvas = ImageDraw.Draw(mask)
    canvas.polygon(outline, fill=255)
    for y, right in ((16.5, 25.5), (20, 25.5), (23.5, 21.5)):
        canvas.line(
            (14.5 * big / 40, y * big / 40, right * big / 40, y * big / 40), fill=0, width=round(1.8 * big / 40)
        )
    return mask.resize((size, size), Image.Resampling.LANCZOS)


def _at(curve: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    """Return a point of a cubic curve."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    return x, sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))

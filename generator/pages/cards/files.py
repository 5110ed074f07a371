"""The cards of a site: one for each project, and one for all other pages; from the cache, or drawn over all cores."""

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import PIL
from PIL import features

from generator.file_cache import FileCache
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile
from generator.pages.cards.drawing import draw_card
from generator.pages.cards.facts import Card, project_card
from generator.pages.cards.lettering import legible
from generator.pages.studio import Studio
from generator.workers import spread

SITE_CARD = "card.png"
_WORTH_A_PROCESS = 24


class CardsUnavailable(Exception):  # noqa: N818 # says what is so, as a sentence would
    """Cards cannot be drawn here; the message says why, for the person who runs the build."""


def card_files(catalog: Catalog, studio: Studio, cache_folder: Path | None) -> Iterator[OutputFile]:
    """Yield every card; raise `CardsUnavailable` where Thai letters cannot be shaped."""
    if not features.check("raqm"):
        raise CardsUnavailable("share cards need a Pillow with Raqm, which shapes Thai letters; its wheels have it")
    language = catalog.site.languages[0]
    words, title = studio.words[language], catalog.site.title[language]
    fonts = studio.templates / "assets/fonts"
    cards = {SITE_CARD: Card(legible(title), legible(title), legible(words.text("site.description")))}
    cards |= {f"projects/{row.key}.png": project_card(row, title, words) for row in catalog.summaries}
    cache, program = FileCache(cache_folder), _program(fonts)
    keys = {path: hashlib.sha256(f"{program} {card!r}".encode()).hexdigest()[:32] for path, card in cards.items()}
    kept = {path: cache.load(key) for path, key in keys.items()}
    lacking = [path for path, content in kept.items() if content is None]
    drawn = spread(partial(draw_card, fonts=fonts), [cards[path] for path in lacking], worth_a_process=_WORTH_A_PROCESS)
    for path, content in zip(lacking, drawn, strict=True):
        if content is None:
            raise CardsUnavailable(f"the process that drew {path} ended")
        cache.store(keys[path], content)
        kept[path] = content
    cache.sweep()
    yield from (OutputFile(path, content) for path, content in kept.items() if content is not None)


def _program(fonts: Path) -> str:
    """Return a digest of what cards depend on besides their facts: this code, the fonts, and Pillow."""
    digest = hashlib.sha256(PIL.__version__.encode())
    for file in (*sorted(Path(__file__).parent.glob("*.py")), *sorted(fonts.glob("*.woff2"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()

"""Share cards: the picture of a project that goes with its link on social media, 1200 by 630 pixels.

A card says what its project's page says first, in the site's first language, and names no person. It is drawn anew
only when something on it changed.

    files    which cards there are, from the cache or anew      facts       what stands on a card
    drawing  a card as a picture                                lettering   Thai and Latin letters in pixels
"""

from generator.pages.cards.files import CardsUnavailable, card_files

__all__ = ["CardsUnavailable", "card_files"]

"""Where the words of a text begin and end, as ICU's dictionary of Thai has them.

Search never depends on this for what it finds, only for what it shows first and what it guesses where nothing is found:
no dictionary knows every word, and a word beside others may be cut otherwise than alone.
"""

from icu4py.breakers import WordBreaker


def words(text: str) -> list[str]:
    """Return a text cut into words, spaces and signs; joined, they are the text."""
    return list(WordBreaker(text, "th"))

"""Where the words of a Thai text begin and end, by a list of words.

Search never depends on this for what it finds, only for what it shows first: no list knows every word.
`words.txt` is the list of Thai words of the PyThaiNLP project (in the public domain under CC0 1.0), its entries of
Thai letters alone.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from nlpo3 import load_dict, segment

_LIST = Path(__file__).with_name("words.txt")


def words(text: str) -> list[str]:
    """Return a text cut into words; what is no word is cut somehow too, and nothing is lost."""
    return segment(text, _dictionary())


def compound_parts(word: str) -> Iterator[str]:
    """Yield the two words of the list that make up a word: `ห้องสมุด` and `ประชาชน`."""
    known = _listed()
    for at in range(2, len(word) - 1):
        if word[:at] in known and word[at:] in known:
            yield from (word[:at], word[at:])


@cache
def _listed() -> frozenset[str]:
    return frozenset(_LIST.read_text("utf-8").split())


@cache
def _dictionary() -> str:
    """Load the list, once for each process, and return the name it goes by."""
    load_dict(str(_LIST), _LIST.name)
    return _LIST.name

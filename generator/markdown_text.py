"""Text from anywhere as Markdown that a forge shows as text: no markup, no link, nobody called by name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"[!\"#$&'()*:<>@\[\\\]^_`{|}~]|(?<=www)\.", re.IGNORECASE)
# A forge turns `@name` and `#12` into links even where they are written as entities, but not across a comment.
_CALLS = {"@": "&#64;<!-- -->", "#": "&#35;<!-- -->"}


def plain(text: object) -> str:
    r"""Return a text for the middle of a line or the cell of a table; its lines run on, control characters are shown.

    >>> plain("**a** <b>\n@c")
    '&#42;&#42;a&#42;&#42; &#60;b&#62; &#64;<!-- -->c'
    """
    line = " ".join(str(text).split())
    shown = "".join(repr(one)[1:-1] if unicodedata.category(one).startswith("C") else one for one in line)
    return _MARKUP.sub(lambda found: _CALLS.get(found[0], f"&#{ord(found[0])};"), shown)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table; its cells are Markdown already. No lines where there are no rows."""
    cells = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *cells, ""] if cells else []


def shortened(rows: Sequence[Sequence[str]], most: int) -> list[Sequence[str]]:
    """Return at most so many rows of a table, with one in the end that says how many more there are."""
    left = len(rows) - most
    return [*rows[:most], (f"… +{left:,}", *[""] * (len(rows[0]) - 1))] if left > 0 else list(rows)

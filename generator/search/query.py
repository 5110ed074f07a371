"""What a query asks for. `templates/assets/search/match.js` is the twin of this module; tests prove the two equal."""

from generator.thai.clusters import normalise, placed_units
from generator.thai.written import written_dates, written_quantities


def read_query(query: str) -> list[tuple[str, ...]]:
    """Return a query's pieces, all of which a project must hold: each the keys of units in a row.

    A day in any of its written forms is one piece (`2019-09-30`), as is a number of millions (`12000000`); other
    pieces are what stands between spaces. Nothing but punctuation gives no pieces.
    """
    plain = normalise(query)
    meant = [(start, end, day.isoformat()) for day, start, end in written_dates(plain)]
    meant = sorted([*meant, *((start, end, digits) for digits, start, end in written_quantities(plain))])
    pieces: list[tuple[str, ...]] = [(key,) for _, _, key in meant]
    rest, done = "", 0
    for start, end, _ in meant:
        rest += plain[done : max(start, done)] + " "
        done = max(end, done)
    pieces += [tuple(placed_units(word)[0]) for word in (rest + plain[done:]).split()]
    return list(dict.fromkeys(filter(None, pieces)))

"""What stands at an address whose page is no more: a page that leads on, or one that says why it is gone.

A data file that moved is there again under its old name; one that was withdrawn says so in its own form.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

from generator.model.addresses import Moved
from generator.model.outputs import OutputFile
from generator.model.settings import Language, Site
from generator.pages.places import Place
from generator.pages.studio import Studio

_LINE_ENDS = {ord(one): f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029"}


def moved_pages(moved: Iterable[Moved], read: Callable[[str], bytes], studio: Studio) -> Iterator[OutputFile]:
    """Yield a file for each address; `read` gives the bytes of a data file of the site."""
    for one in moved:
        if one.path.endswith("/") or one.path.endswith(".html"):
            place = _place(one.path, studio.site)
            yield studio.page("moved.html", place, {"moved": one, "target": one.target})
        elif one.target is not None:
            yield OutputFile(one.path, read(one.target))
        else:
            yield OutputFile(one.path, _notice(one).encode())


def _place(path: str, site: Site) -> Place:
    languages: dict[str, Language] = {f"{language}/": language for language in site.languages[1:]}
    for prefix, language in languages.items():
        if path.startswith(prefix):
            return Place(path.removeprefix(prefix), language, prefix)
    return Place(path, site.languages[0])


def _notice(one: Moved) -> str:
    said = {"withdrawn": one.move.reason or "", "date": one.move.day.isoformat() if one.move.day else ""}
    known = {key: value for key, value in said.items() if value}
    if one.path.endswith((".json", ".jsonld")):
        return _quoted(known) + "\n"
    if one.path.endswith(".csv"):
        return "withdrawn\r\n" + '"' + known["withdrawn"].replace('"', '""') + '"\r\n'
    if one.path.endswith(".xml"):
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<withdrawn>{escape(known["withdrawn"])}</withdrawn>\n'
    return "".join(f"{key}: {_quoted(value)}\n" for key, value in known.items())


def _quoted(value: object) -> str:
    """Return a value as JSON that is YAML as well: what ends a line in YAML alone is escaped."""
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS)

"""What stands at an address whose page is no more: a page that leads on, or one that says why it is gone.

A data file that moved is there again under its old name; one that was withdrawn says so in its own form.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from generator.model.addresses import Moved
from generator.model.outputs import OutputFile
from generator.model.settings import Language, Site
from generator.pages.places import Place
from generator.pages.studio import Studio


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
    if one.path.endswith(".json"):
        return json.dumps(known, ensure_ascii=False) + "\n"
    if one.path.endswith(".csv"):
        return "withdrawn\r\n" + '"' + known["withdrawn"].replace('"', '""') + '"\r\n'
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items())

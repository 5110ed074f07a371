"""The search's scripts as files: the page asks for all that it needs at once."""

import re
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "templates" / "assets" / "search"


def imported(name: str) -> set[str]:
    """Return the names of all scripts that a script needs, itself among them."""
    found, open_names = {name}, [name]
    while open_names:
        text = (SCRIPTS / f"{open_names.pop()}.js").read_text("utf-8")
        new = set(re.findall(r'^(?:import|export) .*from "\./(\w+)\.js";', text, re.MULTILINE)) - found
        found |= new
        open_names += new
    return found


def test_the_page_asks_at_once_for_every_script_that_it_imports() -> None:
    text = (SCRIPTS / "start.js").read_text("utf-8")
    [needed] = re.findall(r'NEEDED =\s+"([\w ]+)"', text)
    assert {"page", *needed.split()} == imported("page")

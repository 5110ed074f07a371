"""`pages/`: the pages of prose."""

import re
from pathlib import Path

from generator.bounds import USUAL, Bounds
from generator.configuration.faults import INVALID_SETTING
from generator.configuration.files import read_settings
from generator.diagnostics import Diagnostic, Position, Text
from generator.model.settings import ProsePage
from generator.yaml_text import TURNS_WRITING, control_character

_PROSE = re.compile(r"([a-z0-9][a-z0-9-]*)\.(th|en)\.md")
# A prose page may not take the address of a page that the generator makes; `about` is made to be written.
RESERVED = frozenset(
    [
        "add-report",
        "agencies",
        "api",
        "assets",
        "catalog",
        "changes",
        "corrections",
        "data",
        "en",
        "feed",
        "overview",
        "projects",
        "quality",
        "schema",
        "search",
        "search-index",
        "sitemap",
        "status",
        "strategies",
        "th",
        "years",
    ]
)


def load_prose(content: Path, bounds: Bounds = USUAL) -> tuple[tuple[ProsePage, ...], tuple[Diagnostic, ...]]:
    """Return the pages of prose, `<slug>.th.md` and `<slug>.en.md`, by name. Hidden files are none."""
    pages, faults = list[ProsePage](), list[Diagnostic]()
    for path in sorted((content / "pages").glob("[!.]*.md")):
        file, match = f"pages/{path.name}", _PROSE.fullmatch(path.name)
        if match is None or match[1] in RESERVED:
            message = Text(f"ใช้ชื่อไฟล์ “{path.name}” ไม่ได้", f"the file name “{path.name}” cannot be used")
            expected = Text("ชื่อเช่น help.th.md ที่ไม่ซ้ำกับหน้าของระบบ", "a name such as help.en.md that no other page has")
            faults.append(Diagnostic(INVALID_SETTING, Position(file), message, expected=expected))
            continue
        text = read_settings(path, file, bounds, "prose_bytes")
        if isinstance(text, Diagnostic):
            faults.append(text)
        elif odd := TURNS_WRITING.search(text):
            faults.append(control_character(INVALID_SETTING, file, text, odd.start()))
        else:
            pages.append(ProsePage(match[1], "th" if match[2] == "th" else "en", text))
    return tuple(pages), tuple(faults)

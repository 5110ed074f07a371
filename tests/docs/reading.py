"""The documents, and what stands in them."""

import re
from pathlib import Path

from tests.conftest import ROOT

DOCS = ROOT / "docs"
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")])
TWINS = sorted(path.name for path in (DOCS / "en").glob("*.md"))
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r'\]\(([^()\s]+)\)|(?:src|srcset|href)="([^"]+)"')


def fences(document: Path, language: str) -> list[str]:
    """What stands between the fences of a language."""
    return [text for kind, text in FENCE.findall(document.read_text("utf-8")) if kind == language]


def names(documents: list[Path]) -> list[str]:
    """Names for tests of documents."""
    return [str(path.relative_to(ROOT)) for path in documents]


def anchors(document: Path) -> set[str]:
    """The anchors of its headings, as forges make them."""
    text = re.sub(r"^```.*?^```$", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ฀-๿]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


SESSIONS = [path for path in sorted((DOCS / "en").glob("*.md")) if fences(path, "console")]

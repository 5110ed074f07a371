"""Examples of every diagnostic: small content folders as Markdown, and what the program says about them.

A section `## code` (with `error` or `warning` behind it where a code has both) holds fenced blocks, each a file of the
content folder. The first word of a block says what its body is:

    text, yaml    the file's text; ⟦x⟧×500 stands for five hundred x
    hex           the file's bytes
    change        `before -> after`, in a file that was converted already
    delete        nothing: the file goes after the conversion

A sound `site.yaml` and `agencies.yaml` are there from the beginning.
"""

import io
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from generator.configuration import load_bounds
from generator.console import Console
from generator.content import ContentFolder
from generator.diagnostics import Rule
from generator.pipeline import check_content, convert_reports

FOLDER = Path(__file__).parent / "examples"
_SECTION = re.compile(r"^## (?P<name>.+)\n(?P<body>(?:(?!## ).*\n?)*)", re.MULTILINE)
_BLOCK = re.compile(r"^```(?P<kind>[a-z]+) (?P<file>\S+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_TIMES = re.compile(r"⟦(.*?)⟧×([0-9]+)")
_GIVEN = {
    "site.yaml": "title: รายงานโครงการฉบับเปิด\nlicence: CC-BY-4.0\nprivacy: withhold\n",
    "agencies.yaml": "- {code: '50010000', name_th: สำนักงานเขตสมมุติ}\n",
}


@dataclass(frozen=True)
class Block:
    kind: str
    file: str
    body: str


@dataclass(frozen=True)
class Example:
    """A content folder that breaks a rule: the rule's code, its severity where that is said, and the files."""

    code: str
    severity: str
    blocks: tuple[Block, ...]

    def shows(self, rule: Rule) -> bool:
        return self.code == rule.code and self.severity in ("", rule.severity.value)


def all_examples() -> list[Example]:
    return [example for file in sorted(FOLDER.glob("*.md")) for example in _read(file)]


def _read(file: Path) -> Iterator[Example]:
    for section in _SECTION.finditer(file.read_text("utf-8")):
        code, _, severity = section["name"].partition(" ")
        blocks = tuple(Block(*match.group("kind", "file", "body")) for match in _BLOCK.finditer(section["body"]))
        yield Example(code, severity, blocks)


def said_about(example: Example) -> str:
    """Return what `convert` and `check` print about an example, of its own rule alone."""
    screen = io.StringIO()
    # Nobody has the program that reads scans, so that every machine says the same.
    with tempfile.TemporaryDirectory() as desk, chdir(desk), patch.dict(os.environ, {"PATH": ""}):
        content = ContentFolder(Path("content"))
        for file, text in _GIVEN.items():
            _write(content, Block("text", file, text))
        first = [block for block in example.blocks if block.kind not in ("change", "delete")]
        for block in first:
            _write(content, block)
        content = replace(content, bounds=load_bounds(content.root))
        said = list(convert_reports(content).diagnostics)
        if len(first) < len(example.blocks):
            for block in example.blocks[len(first) :]:
                _write(content, block)
            said.clear()
        said += check_content(content)
        shown = [one for one in dict.fromkeys(said) if example.shows(one.rule)]
        with redirect_stdout(screen):
            Console("text", content.root).diagnostics(shown)
    return screen.getvalue()


def _write(content: ContentFolder, block: Block) -> None:
    path = content.path(block.file.encode("ascii", "backslashreplace").decode("unicode_escape"))
    path.parent.mkdir(parents=True, exist_ok=True)
    if block.kind == "delete":
        path.unlink()
    elif block.kind == "hex":
        path.write_bytes(bytes.fromhex(block.body))
    elif block.kind == "change":
        before, after = block.body.rstrip("\n").split(" -> ")
        text = path.read_text("utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {block.file}"
        path.write_text(text.replace(before, after), "utf-8")
    else:
        path.write_text(_TIMES.sub(lambda match: match[1] * int(match[2]), block.body), "utf-8")

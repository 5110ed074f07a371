"""Writes `docs/diagnostics.md`: every rule, with its words from the code and its example from `examples/`."""

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Rule
from generator.pipeline import RULES
from tests.diagnostics.examples import Block, Example, all_examples, said_about

PAGE = Path(__file__).parents[2] / "docs" / "diagnostics.md"

# Rules whose fault no small content folder can show, and why.
UNSHOWN = {
    "link-leads-out": "a symbolic link, which a document cannot hold",
    "names-alike": "two files that are one on Windows and macOS",
    "unreadable-file": "a file that may not be read; the tests may run as one who may read all",
    "too-slow-to-read": "a file that takes more than a minute to read",
    "low-confidence-text": "a scanned page, and a machine with Tesseract",
    "past-round-changed": "a repository that remembers an earlier report; the website tells, not `check`",
    "schema-mismatch": "a fault of the program itself, which this check is there to find",
    "reading-stopped": "a file that makes the program fall over; none is known",
}

_HEAD = """\
# สิ่งที่โปรแกรมบอกได้ / What the program can say

<!-- Written by `make golden` from the rules in generator/ and the examples in tests/diagnostics/examples/. -->

ทุกข้อที่ `convert`, `check` และ `build` บอก มีรหัสในวงเล็บเหลี่ยม หน้านี้อธิบายทุกรหัส ว่าหมายถึงอะไร สำคัญอย่างไร และควรทำอะไร
พร้อมตัวอย่างที่ทดสอบทุกครั้ง

All that `convert`, `check` and `build` say has a code in brackets. This page explains each: what it means, why it
matters, what to do, and an example, which the tests run. Beside the files shown, an example has a sound `site.yaml` and
`agencies.yaml`; of what is said about it, only the rule's own words are shown. `⟦x⟧×500` stands for five hundred x.

- **error** · ไฟล์นั้นยังเผยแพร่ไม่ได้ · its file is not published until it is mended
- **warning** · ควรตรวจ · worth a look; `check --strict` fails on it
- **note** · ควรรู้ · worth knowing

"""


def make_page() -> str:
    """Return the page."""
    examples = all_examples()
    codes = list(dict.fromkeys(rule.code for rule in RULES))
    parts = [_HEAD, *_table(codes)]
    for code in codes:
        parts.append(f"\n## {code}\n")
        for rule in _rules(code):
            parts += _about(rule, next((example for example in examples if example.shows(rule)), None))
    return "".join(parts)


def _rules(code: str) -> list[Rule]:
    """Return the rules of a code: an error of records and a flag of projects may share one."""
    return list(dict.fromkeys(rule for rule in RULES if rule.code == code))


def _table(codes: list[str]) -> Iterator[str]:
    yield "| รหัส / code | | |\n|---|---|---|\n"
    for code in codes:
        for rule in _rules(code):
            yield f"| [`{code}`](#{code}) | {rule.severity} | {rule.title.th} · {rule.title.en} |\n"


def _about(rule: Rule, example: Example | None) -> Iterator[str]:
    yield f"\n**{rule.severity}** · {rule.title.th} · {rule.title.en}\n\n"
    yield f"{rule.why.th}\\\n{_sentence(rule.why.en)}\n\n"
    yield f"**ทำอย่างไร / What to do:** {rule.remedy.th}\\\n{_sentence(rule.remedy.en)}\n\n"
    if example is None:
        yield f"ไม่มีตัวอย่าง / No example is shown; it would need {UNSHOWN[rule.code]}.\n"
        return
    for block in example.blocks:
        yield from _block(block)
    said = said_about(example)
    yield f"```console\n{said}```\n"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _block(block: Block) -> Iterator[str]:
    name = f"`content/{block.file}`"
    if block.kind == "delete":
        yield f"{name} is not there · ไม่มีไฟล์นี้\n\n"
        return
    told = {"hex": ", its bytes · ไบต์ของไฟล์", "change": ", changed afterwards · แก้ภายหลัง"}.get(block.kind, "")
    yield f"{name}{told}\n\n```{'yaml' if block.kind == 'yaml' else 'text'}\n{block.body}```\n\n"


def write_page() -> None:
    """Write the page anew."""
    PAGE.write_text(make_page(), "utf-8")

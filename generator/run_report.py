"""What a run did, for who was not there: what was converted, made, left out and flagged, how long it took, how large.

`account` gives it as a tree for programs; `as_markdown` tells the same to people, in the words that the command prints.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.building import Built
from generator.diagnostics import Diagnostic, Severity
from generator.inbox import NewRecord
from generator.markdown_text import plain, shortened, table
from generator.pipeline import Converted
from generator.stopwatch import Stopwatch

Tree = dict[str, Any]

_LISTED = 50  # rows of a table that a person reads
_KINDS = (
    ("projects/", ".html", "pages of projects"),
    ("en/projects/", ".html", "pages of projects"),
    ("th/projects/", ".html", "pages of projects"),
    ("projects/", "", "data of projects"),
    ("search-index/", "", "search index"),
    ("data/", "", "data in bulk"),
    ("assets/", "", "styles, scripts, fonts"),
    ("", ".html", "other pages"),
    ("", "", "other files"),
)
_RECEIPT = (
    "รายงาน / report",
    "ช่อง / fields",
    "รอบ / rounds",
    "ปรับอักขระ / repaired",
    "ข้อสังเกต / flagged",
    "ไม่เข้าช่องใด / unrecognised",
)


def account(
    converted: Converted | None,
    built: Built | None,
    errors: Sequence[Diagnostic],
    stopwatch: Stopwatch,
    *,
    content: Path,
    output: Path | None,
) -> Tree:
    """Return all that there is to tell of a run: of converting, of building, or of both.

    Seconds aside, it is the same for the same content and the same last site.
    """
    tree: Tree = {}
    if converted:
        tree["converted"] = {
            "unchanged": converted.unchanged,
            "written": [_written(made, content) for made in converted.written],
        }
    if built:
        written = built.written
        tree["built"] = {
            "done": written is not None,
            "failure": built.failure,
            "reason": built.reason,
            "projects": built.projects,
            "made": [(content / file).as_posix() for file in built.made],
            "other_files_made": built.shared,
            "left_out": [(content / file).as_posix() for file in built.left_out],
            "files": written.files if written else 0,
            "changed": written.changed if written else 0,
            "bytes": written.size if written else 0,
        }
        tree["found"] = {severity.value: built.counts.get(severity, 0) for severity in Severity}
        tree["flags"] = dict(sorted(built.flags.items(), key=lambda pair: (-pair[1], pair[0])))
    tree["errors"] = [_said(error, content) for error in errors]
    tree["stages"] = {name: round(seconds, 3) for name, seconds in stopwatch.seconds.items()}
    if output and built and built.written:
        tree["sizes"] = _sizes(output)
    return tree


def as_markdown(tree: Tree) -> str:
    """Return the account as Markdown."""
    return "\n".join(_lines(tree)) + "\n"


def _written(made: NewRecord, content: Path) -> Tree:
    receipt = made.receipt
    return {
        "report": (content / made.report).as_posix(),
        "record": (content / made.file).as_posix(),
        "fields": list(receipt.fields),
        "rounds": list(receipt.rounds) if receipt.rounds else None,
        "repairs": dict(receipt.repairs),
        "flags": dict(receipt.flags),
        "unrecognised_lines": receipt.unrecognised,
    }


def _said(said: Diagnostic, content: Path) -> Tree:
    place = said.position
    return {
        "file": (content / place.file).as_posix(),
        "line": place.line,
        "column": place.column,
        "code": said.code,
        "message_th": said.message.th,
        "message_en": said.message.en,
        "expected_th": said.expected.th if said.expected else None,
        "expected_en": said.expected.en if said.expected else None,
    }


def _sizes(output: Path) -> Tree:
    """Return how many files of each kind there are, and how many bytes they have."""
    files, sizes = Counter[str](), Counter[str]()
    left = [""]
    while left:
        here = left.pop()
        with os.scandir(output / here) as found:  # a Path for each of sixty thousand takes seconds
            for one in found:
                path = f"{here}{one.name}"
                if one.is_dir(follow_symlinks=False):
                    left.append(f"{path}/")
                    continue
                kind = _kind(path)
                files[kind] += 1
                sizes[kind] += one.stat(follow_symlinks=False).st_size
    return {kind: {"files": files[kind], "bytes": sizes[kind]} for kind, _ in sizes.most_common()}


def _kind(path: str) -> str:
    return next(kind for start, end, kind in _KINDS if path.startswith(start) and path.endswith(end))


def _lines(tree: Tree) -> Iterator[str]:
    if built := tree.get("built"):
        yield from _of_build(built, tree["found"])
    if converted := tree.get("converted"):
        yield from _of_conversion(converted)
    yield from _of_errors(tree["errors"])
    flags = [(f"`{code}`", f"{count:,}") for code, count in tree.get("flags", {}).items()]
    yield from _section("ข้อสังเกตในสิ่งที่เผยแพร่ / Flags in what is published", ("", ""), flags)
    stages = [(name, f"{seconds:,.1f}") for name, seconds in tree["stages"].items()]
    yield from _section("เวลาที่ใช้ / How long it took", ("", "วินาที / seconds"), stages)
    found = tree.get("sizes", {}).items()
    sizes = [(kind, f"{size['files']:,}", f"{size['bytes'] / 1e6:,.1f}") for kind, size in found]
    yield from _section("ขนาด / Sizes", ("", "ไฟล์ / files", "MB"), sizes)


def _of_build(built: Tree, found: Tree) -> Iterator[str]:
    yield "## เว็บไซต์ / The website"
    yield ""
    if not built["done"]:
        why = f" {plain(built['failure'])}" if built["failure"] else ""
        yield f"**ไม่ได้สร้างใหม่ เว็บไซต์เดิมยังอยู่ครบ / Not built: the last site stands as it was.**{why}"
    elif built["reason"]:
        yield f"Everything was made, as {built['reason']}."
    yield ""
    made = len(built["made"])
    rows = [
        ("โครงการที่เผยแพร่ / projects published", f"{built['projects']:,}"),
        ("ระเบียนที่ทำใหม่ / records made anew", f"{made:,}"),
        ("ระเบียนที่คงจากครั้งก่อน / records kept", f"{built['projects'] + len(built['left_out']) - made:,}"),
        ("ไฟล์ / files", f"{built['files']:,}"),
        ("ไฟล์ใหม่หรือเปลี่ยน / files new or changed", f"{built['changed']:,}"),
        ("ขนาด / size", f"{built['bytes'] / 1e6:,.1f} MB"),
    ]
    yield from table(("", ""), rows if built["done"] else [])
    if built["left_out"]:
        yield f"**ไม่ได้เผยแพร่เพราะมีข้อผิดพลาด / Left out for their errors:** {_names(built['left_out'])}"
        yield ""
    yield from table(("สิ่งที่พบ / Found", ""), [(name, f"{count:,}") for name, count in found.items()])


def _of_conversion(converted: Tree) -> Iterator[str]:
    yield "## รายงานที่แปลง / Reports converted"
    yield ""
    counts = ("เขียนระเบียน / records written", f"{len(converted['written']):,}")
    yield from table(("", ""), [counts, ("เหมือนเดิม / unchanged", f"{converted['unchanged']:,}")])
    yield from table(_RECEIPT, shortened([_receipt(made) for made in converted["written"]], _LISTED))


def _receipt(made: Tree) -> tuple[str, ...]:
    return (
        plain(made["report"]),
        _of(made["fields"]),
        _of(made["rounds"]),
        _counted(made["repairs"]),
        _counted(made["flags"]),
        str(made["unrecognised_lines"]),
    )


def _of(pair: Sequence[int] | None) -> str:
    return f"{pair[0]}/{pair[1]}" if pair else "–"


def _counted(counts: Tree) -> str:
    return ", ".join(name if count == 1 else f"{name} {count}" for name, count in counts.items()) or "–"


def _of_errors(errors: Sequence[Tree]) -> Iterator[str]:
    rows = [(_where(error), f"`{error['code']}`", _words(error)) for error in errors]
    yield from _section("ต้องแก้ / To be mended", ("ที่ / where", "รหัส / code", "อะไร / what"), rows)


def _where(error: Tree) -> str:
    return plain(error["file"]) + (f" : {error['line']}" if error["line"] else "")


def _words(error: Tree) -> str:
    words = [error["message_th"], error["message_en"]]
    if error["expected_en"]:
        words += [f"ที่ถูกควรเป็น: {error['expected_th']}", f"expected: {error['expected_en']}"]
    return "<br>".join(map(plain, words))


def _names(files: Iterable[str]) -> str:
    named = list(files)
    return ", ".join(map(plain, named[:_LISTED])) + (f" … +{len(named) - _LISTED:,}" if len(named) > _LISTED else "")


def _section(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"### {title}", "", *table(head, shortened(rows, _LISTED))] if rows else []

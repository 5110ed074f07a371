"""A review in words: a table of the projects, before and after of their figures; and links into the built site."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity, Text
from generator.markdown_text import plain, shortened, table
from generator.model.derived import FACTS, find_field
from generator.model.fields import RECORD
from generator.model.summary import Summary
from generator.receipt import Receipt
from generator.review import Review, ReviewedProject

_LISTED = 100  # rows of a table, and pages named
_FIELDS = 20  # fields of a project named
_FIGURES = (
    *(find_field(RECORD, name) for name in ("title", "budget_allocated", "budget_spent", "start_date", "end_date")),
    *(find_field(FACTS, name) for name in ("status", "progress_percent", "budget_returned", "budget_unexplained")),
    *(find_field(FACTS, name) for name in ("disbursed_total", "last_report_date")),
)
_ROUNDS = Text("รายงานครั้งล่าสุด", "Last round")
_FLAGS = Text("ข้อสังเกต", "Flags")


def as_markdown(review: Review, pages: Iterable[str]) -> str:
    """Return a review as Markdown; `pages` are the paths of pages that changed."""
    return "\n".join(_lines(review, list(pages))) + "\n"


def changed_pages(review: Review, site: Path) -> list[str]:
    """Return the paths in a built site of the pages that are about the projects touched, of each kind in order."""
    now = [project.after for project in review.projects if project.after]
    own = [f"{summary.url}{rest}" for summary in now for rest in ("", "source/")]
    agencies = [f"agencies/{summary.agency.code}/" for summary in now]
    years = [f"years/{summary.fiscal_year}/" for summary in now]
    folders = dict.fromkeys([*own, *agencies, *years])
    paths = [f"{language}{folder}index.html" for folder in folders for language in ("", "th/", "en/")]
    return [path for path in paths if (site / path).is_file()]


def links_page(pages: Iterable[str], site: Path, file: Path) -> str:
    """Return an HTML page, to lie in `file`, with links to pages of a site."""
    root = os.path.relpath(site, file.parent)
    links = "\n".join(f'<li><a href="{escape(f"{root}/{page}")}">{escape(page)}</a></li>' for page in pages)
    title = "หน้าที่เปลี่ยน / Changed pages"
    head = f'<!doctype html>\n<html lang="th">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    return f"{head}<h1>{title}</h1>\n<ul>\n{links}\n</ul>\n</html>\n"


def _lines(review: Review, pages: list[str]) -> Iterator[str]:
    yield "## สิ่งที่เปลี่ยนสำหรับผู้อ่าน / What changes for readers"
    yield ""
    if not review.projects:
        yield "ไม่มีโครงการใดเปลี่ยน / No project changes."
        yield ""
    yield from table(
        ("โครงการ / project", "", "อ่านได้ / read", "ข้อสังเกต / flags"),
        shortened([_row(project) for project in review.projects], _LISTED),
    )
    for project in review.projects[:_LISTED]:
        yield from _before_and_after(project)
    errors = [said for said in review.diagnostics if said.severity is Severity.ERROR]
    if errors:
        yield "### ต้องแก้ / To be mended"
        yield ""
        yield from table(("ที่ / where", "รหัส / code", "อะไร / what"), shortened([_said(one) for one in errors], _LISTED))
    if pages:
        yield f"<details><summary>หน้าที่เปลี่ยน / Changed pages: {len(pages):,}</summary>"
        yield ""
        yield from (f"- `{page}`" for page in pages[:_LISTED])
        yield from ([f"- … +{len(pages) - _LISTED:,}"] if len(pages) > _LISTED else [])
        yield ""
        yield "</details>"
        yield ""


def _row(project: ReviewedProject) -> tuple[str, ...]:
    shown = project.after or project.before
    title = f"<br>{plain(shown.title)}" if shown else ""
    flags = ", ".join(f"`{code}` {count}" for code, count in project.after.flags) if project.after else ""
    return f"<code>{plain(project.key)}</code>{title}", _what(project), _read(project.receipt), flags or "–"


def _what(project: ReviewedProject) -> str:
    if project.errors:
        return "**มีข้อผิดพลาด ยังไม่เผยแพร่ / has errors, not published**"
    if project.after is None:
        return "เอาออก / removed"
    return "ใหม่ / new" if project.before is None else "เปลี่ยน / changed"


def _read(receipt: Receipt | None) -> str:
    if receipt is None:
        return "–"
    rounds = f"{receipt.rounds[0]}/{receipt.rounds[1]} รอบ / rounds, " if receipt.rounds else ""
    lost = f", {receipt.unrecognised} บรรทัดไม่เข้าช่องใด / lines unrecognised" if receipt.unrecognised else ""
    return f"{rounds}{receipt.fields[0]}/{receipt.fields[1]} ช่อง / fields{lost}"


def _before_and_after(project: ReviewedProject) -> Iterator[str]:
    """Yield the figures that differ; of a new project all that it has."""
    old, new = _figures(project.before), _figures(project.after)
    rows = [
        (f"{label.th} / {label.en}", plain(before) or "–", plain(after) or "–")
        for (label, before), (_, after) in zip(old, new, strict=True)
        if before != after
    ]
    if project.fields:
        more = f" … +{len(project.fields) - _FIELDS:,}" if len(project.fields) > _FIELDS else ""
        named = ", ".join(f"`{field}`" for field in project.fields[:_FIELDS]) + more
        rows.append(("ช่องที่เปลี่ยน / fields changed", "", named))
    if rows:
        yield f"<details><summary><code>{plain(project.key)}</code></summary>"
        yield ""
        yield from table(("", "เดิม / before", "ใหม่ / after"), rows)
        yield "</details>"
        yield ""


def _figures(summary: Summary | None) -> list[tuple[Text, str]]:
    figures = [(field.label, _value(getattr(summary, field.name, None))) for field in _FIGURES]
    flags = ", ".join(f"{code} {count}" for code, count in summary.flags) if summary else ""
    return [*figures, (_ROUNDS, _value(summary.last_round if summary else None)), (_FLAGS, flags)]


def _value(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:,f}"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _said(said: Diagnostic) -> tuple[str, str, str]:
    where = plain(said.position.file) + (f" : {said.position.line}" if said.position.line else "")
    return where, f"`{said.code}`", f"{plain(said.message.th)}<br>{plain(said.message.en)}"

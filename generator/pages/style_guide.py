"""The style guide: every part of the site's pages with made-up values, for those who work on the look of the site.

It is there where the content has a page of prose of that name (`pages/style-guide.th.md`), as the sample has, and
shows what the templates draw today: the parts themselves, and the colours that `style.css` names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.facts import Status, derive
from generator.model.groups import add_up, by_agency, by_progress, by_status
from generator.model.outputs import OutputFile
from generator.model.project import Project, Round
from generator.model.settings import Agency
from generator.pages.bars import sparkline
from generator.pages.comparison import side_by_side
from generator.pages.facets import facets
from generator.pages.listing import Slice
from generator.pages.overviews import answers
from generator.pages.places import places
from generator.pages.project import project_data
from generator.pages.prose import STYLE_GUIDE, prose_data
from generator.pages.studio import Studio
from generator.pages.verdicts import month_counts, months_chart, strip

_TOKENS = re.compile(r":root\s*{([^}]*)}")
_TOKEN = re.compile(r"--([a-z-]+):\s*([^;]+);")
_TITLE = "โครงการสมมุติปรับปรุงทางเท้าและปลูกต้นไม้ริมคลอง ที่ ปุ๊ ฎู ฟื้น กี่"  # the tallest and the deepest letters
_WAITS = "รอผลการจัดซื้อจัดจ้าง"


@dataclass(frozen=True, slots=True)
class Token:
    """A colour by its name in the style sheet, and its value in the light and in the dark scheme."""

    name: str
    light: str
    dark: str


def style_guide(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language and its own style sheet, where the content asks for it."""
    if STYLE_GUIDE not in {page.slug for page in catalog.site.prose}:
        return
    colours = tokens(studio.templates / "assets/style.css")
    rows = catalog.summaries
    agencies = by_agency(rows)[:3]
    year = rows[0].fiscal_year if rows else 0
    data: dict[str, Any] = {
        **project_data(_example(catalog.rules), studio),
        "colours": colours,
        "statuses": tuple(Status),
        "severities": tuple(Severity),
        "slice": Slice(2, 3, "projects/", rows[:1], len(rows), facets=facets(rows)),
        "cards": [group.projects[0] for group in by_status(rows)],
        "totals": add_up(rows),
        "rows": side_by_side(agencies),
        "status_groups": by_status(rows),
        "bands": by_progress(rows),
        "count": len(rows),
        "months": months_chart(month_counts(year, rows)),
        "strips": tuple(strip(year, agency) for agency in agencies),
        "answers": answers(rows),
        "sparkline": sparkline,
    }
    twins = places(catalog.site, f"{STYLE_GUIDE}/")
    for place in twins:
        yield studio.page("style-guide.html", place, {**data, **prose_data(catalog.site, STYLE_GUIDE, place)}, twins)
    rules = "".join(
        f".token-{colour.name} {{ fill: var(--{colour.name}); stroke: var(--rule); }}\n" for colour in colours
    )
    yield OutputFile(f"{STYLE_GUIDE}/style.css", rules.encode())


def tokens(style_sheet: Path) -> tuple[Token, ...]:
    """Return the colours that a style sheet names in its first `:root`, each with its value in the second, the dark."""
    light, dark = (
        dict[str, str](_TOKEN.findall(block)) for block in _TOKENS.findall(style_sheet.read_text("utf-8"))[:2]
    )
    return tuple(Token(name, light[name], {**light, **dark}[name]) for name in light)


def _example(rules: Sequence[Rule]) -> Entry:
    """Return an invented project that has something of all there is to show, with a flag of the first of the rules."""
    project = Project(
        id="00000000-1",
        title=_TITLE,
        fiscal_year=2569,
        start_date=date(2025, 10, 1),
        budget_allocated=Decimal(2_000_000),
        budget_spent=Decimal("640000.50"),
        rounds=(
            _round(1, 11, progress="10", disbursed="0", on_plan=True, narrative="- สำรวจพื้นที่\n- ออกแบบทางเท้า"),
            _round(2, 12, progress="35", disbursed="640000.50", on_plan=True, narrative="ปูทางเท้าช่วงที่ 1 แล้วเสร็จ"),
            _round(3, 1, progress="35", disbursed=None, on_plan=False, narrative=_WAITS, label="4"),
            _round(4, 2, progress="35", disbursed="0", on_plan=False, narrative=_WAITS),
            _round(5, 3, progress="35", disbursed="0", on_plan=None, narrative="ส่งคืนเงิน 1,000,000 บาท"),
        ),
        illegible={"end_date": "31/2/2569"},
    )
    flags = [
        Diagnostic(rule, Position("reports/2569/00000000-1.txt"), Text("ข้อความสมมุติ", "Made-up words"), "rounds.3")
        for rule in rules[:1]
    ]
    agency = Agency("00000000", "หน่วยงานสมมุติ", "Invented agency")
    return Entry(project, derive(project), tuple(flags), (), {}, {}, agency, reading=None, source_bytes=None)


def _round(
    number: int,
    month: int,
    *,
    progress: str,
    disbursed: str | None,
    on_plan: bool | None,
    narrative: str,
    label: str | None = None,
) -> Round:
    return Round(
        number=number,
        label=label or str(number),
        date=date(2025 if month >= 10 else 2026, month, 15),
        narrative=narrative,
        progress_percent=Decimal(progress),
        disbursed=None if disbursed is None else Decimal(disbursed),
        on_plan=on_plan,
        on_target=on_plan,
    )

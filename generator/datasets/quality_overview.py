"""What the quality page shows, as data: each rule, and how often it was raised."""

from collections.abc import Iterator

from generator.datasets.bulk import json_array
from generator.datasets.csv_text import lines
from generator.datasets.json_text import dump_json
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile

COLUMNS = ("code", "severity", "title_th", "title_en", "projects", "flags", "url")


def quality_overview(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield `quality.csv` and `quality.json`: a row for each rule, with its projects and its flags counted."""
    rows = [
        dict(zip(COLUMNS, (rule.code, rule.severity.value, rule.title.th, rule.title.en, *counts, url), strict=True))
        for rule in catalog.rules
        for counts, url in ((_counts(catalog, rule.code), catalog.site.url(f"quality/{rule.code}/")),)
    ]
    yield OutputFile("quality.csv", lines([COLUMNS, *([str(cell) for cell in row.values()] for row in rows)]))
    yield OutputFile("quality.json", json_array(dump_json(row).encode() for row in rows))


def _counts(catalog: Catalog, code: str) -> tuple[int, int]:
    found = [count for summary in catalog.summaries for flag, count in summary.flags if flag == code]
    return len(found), sum(found)

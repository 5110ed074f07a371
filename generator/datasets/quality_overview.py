"""What the quality page shows, as data: each rule, and how often it was raised."""

from collections.abc import Iterator

from generator.datasets.counted import as_csv_and_json
from generator.model.catalog import Catalog
from generator.model.outputs import OutputFile

COLUMNS = ("code", "severity", "title_th", "title_en", "projects", "flags", "url")


def quality_overview(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield `quality.csv` and `quality.json`: a row for each rule, with its projects and its flags counted."""
    rows = [
        (
            rule.code,
            rule.severity.value,
            rule.title.th,
            rule.title.en,
            *_counts(catalog, rule.code),
            catalog.site.url(f"quality/{rule.code}/"),
        )
        for rule in catalog.rules
    ]
    yield from as_csv_and_json("quality", COLUMNS, rows)


def _counts(catalog: Catalog, code: str) -> tuple[int, int]:
    found = [count for summary in catalog.summaries for flag, count in summary.flags if flag == code]
    return len(found), sum(found)

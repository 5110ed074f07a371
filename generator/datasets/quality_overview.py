"""What the quality page shows, as data: each rule, and how often it was raised."""

from collections import Counter
from collections.abc import Iterator

from generator.datasets.counted import as_csv_and_json
from generator.model.catalog import Catalog
from generator.model.groups import flag_counts
from generator.model.outputs import OutputFile

COLUMNS = ("code", "severity", "title_th", "title_en", "projects", "flags", "url")


def quality_overview(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield `quality.csv` and `quality.json`: a row for each rule, with its projects and its flags counted."""
    flags = flag_counts(catalog.summaries)
    projects = Counter(code for summary in catalog.summaries for code, _ in summary.flags)
    rows = [
        (
            rule.code,
            rule.severity.value,
            rule.title.th,
            rule.title.en,
            projects[rule.code],
            flags[rule.code],
            catalog.site.url(f"quality/{rule.code}/"),
        )
        for rule in catalog.rules
    ]
    yield from as_csv_and_json("quality", COLUMNS, rows)

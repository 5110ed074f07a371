"""Data quality: `quality/`, and each rule explained with its projects, `quality/money-unexplained/`."""

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.model.groups import flag_counts
from generator.model.outputs import OutputFile
from generator.pages.facets import Choice
from generator.pages.listing import list_pages
from generator.pages.studio import Studio


def quality_pages(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the pages in every language."""
    rules = sorted(catalog.rules, key=lambda rule: (rule.severity.rank, rule.code))
    flagged = {group.key: group.projects for group in catalog.flags}
    members = {rule.code: flagged.get(rule.code, ()) for rule in rules}
    counts = flag_counts(catalog.summaries)
    data = {
        "rules": rules,
        "members": {code: len(projects) for code, projects in members.items()},
        "counts": counts,
        "projects": len(catalog.summaries),
        "clean": sum(not project.flags for project in catalog.summaries),
    }
    yield from studio.twins("quality.html", "quality/", data)
    for rule in rules:
        data = {"rule": rule, "times": counts[rule.code]}
        choice = Choice("flag", rule.code)
        yield from list_pages(studio, "rule.html", f"quality/{rule.code}/", members[rule.code], data, choice=choice)

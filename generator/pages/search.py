"""The search page: a form, places for what is found, and the words that its scripts show it with."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.model.catalog import Catalog
from generator.model.facts import Status
from generator.model.outputs import OutputFile, Projects
from generator.pages.places import places
from generator.pages.studio import Later, Studio
from generator.pages.words import Words

_PAGE = "search/"
_MESSAGES = (
    "search.empty",
    "search.unsearchable",
    "search.loading",
    "search.slow",
    "search.partial",
    "search.found",
    "search.none",
    "search.none_filtered",
    "search.none_help",
    "search.missing",
    "search.retry",
    "search.failed",
    "search.also",
    "search.meant",
    "search.as_filter",
    "search.remove",
    "search.clear",
    "search.filters_chosen",
    "search.download_failed",
)
_FIELDS = ("fiscal_year", "status", "agency", "strategy", "flag", "plan", "allocated")


def search_page(catalog: Catalog, studio: Studio) -> Iterator[OutputFile]:
    """Yield the page in every language."""
    twins = places(catalog.site, _PAGE)
    for place in twins:
        words = studio.words[place.language]
        shown = Later(Projects(catalog.summaries), partial(_search, catalog, words))
        yield studio.page("search.html", place, shown, twins)


def _search(catalog: Catalog, words: Words) -> dict[str, object]:
    printed = {group.key: group.label.printed for group in catalog.strategies}
    titles = {rule.code: rule.title[words.language] for rule in catalog.rules}
    return {
        "years": catalog.years,
        "agencies": catalog.agencies,
        "themes": catalog.themes,
        "statuses": catalog.statuses,
        "search_words": script_words(words, printed, titles),
    }


def script_words(words: Words, strategies: Mapping[str, str], flags: Mapping[str, str]) -> dict[str, Any]:
    """Return the words for the page's scripts, by the names that these know them by. Messages keep their `{places}`."""
    message = words.messages.__getitem__
    return {
        **{key.removeprefix("search."): message(key) for key in _MESSAGES},
        "count": message("count.projects"),
        "more": message("facet.more"),
        "filters": message("facet.narrow"),
        "fields": {name: message(f"facet.{name}") for name in _FIELDS},
        "fiscal_year": message("search.fiscal_year"),
        "status": {status.value: message(f"status.{status.value}.name") for status in Status},
        "strategies": dict(strategies),
        "flags": dict(flags),
        "plan": {"on": message("plan.yes"), "off": message("plan.no"), "unstated": message("plan.unstated")},
        "allocated": {
            "0-1000000": message("search.under_million"),
            "1000000-10000000": message("search.from_million"),
            "10000000-100000000": message("search.from_ten_million"),
            "100000000-": message("search.from_hundred_million"),
            "unstated": message("value.missing"),
        },
        "places": {
            "rationale": message("project.rationale"),
            "objectives": message("project.objectives"),
            "targets": message("project.targets"),
            "strategy": message("project.strategy"),
            "rounds": message("round.name"),
        },
        "page": message("list.page"),
        "previous": message("list.previous"),
        "next": message("list.next"),
        "allocation": message("list.allocated"),
        "no_allocation": message("list.no_allocation"),
        "last_report": message("list.last_report"),
        "no_report": message("list.no_report"),
        "baht": message("money.baht"),
        "millions": message("money.millions"),
    }

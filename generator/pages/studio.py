"""The studio: templates, words and the site's settings, set up once, that turn values into pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.diagnostics import Rule, Text
from generator.model.fields import field_at
from generator.model.headers import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from generator.model.outputs import OutputFile
from generator.model.settings import Language, Site
from generator.pages.compiler import QuickEnvironment
from generator.pages.markdown import OWN_PAGES, find_prose
from generator.pages.narrative import blocks
from generator.pages.places import Place, places
from generator.pages.reporting import report_links
from generator.pages.verdicts import MONTHS
from generator.pages.words import Words, load_words, together
from generator.thai.collation import collation_key


@dataclass(frozen=True)
class Later:
    """The data of a page, worked out only when one is made; `inputs` are all that it is worked out from."""

    inputs: Any
    make: Callable[[], Mapping[str, Any]]

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What the page shows, worked out once for all languages."""
        return self.make()


class Studio:
    """What every page is made with.

    Templates see the page's `place`, its `words` and their formats under short names (`t`, `date`, `baht`, ...),
    the links `href` (to a page in this language) and `file` (to what all languages share), and `site`. `rules` are
    those that flags may name; `has_cards` says that share cards are made, so that pages may name them.
    """

    def __init__(self, site: Site, templates: Path, rules: Iterable[Rule] = (), *, has_cards: bool = False) -> None:
        # The day of the build is shown where a page is given it: no other page is made anew for a new day.
        self.site = replace(site, build_date=None)
        self._has_cards = has_cards
        self.templates = templates
        self.words: dict[Language, Words] = {
            language: load_words(templates / "locale", language) for language in site.languages
        }
        self._prose = {
            slug: {language: find_prose(site, slug, language).title for language in site.languages}
            for slug in sorted({page.slug for page in site.prose} - {*OWN_PAGES})
        }
        self._marks_words = (templates / "assets/search/mark.js").is_file()
        self._environment = _environment(templates)
        titles = {rule.code: rule.title for rule in rules}
        self._helpers = {language: _helpers(words, titles) for language, words in self.words.items()}

    def twins(self, template: str, path: str, data: Mapping[str, Any] | Later) -> Iterator[OutputFile]:
        """Yield one page in every language of the site."""
        twins = places(self.site, path)
        for place in twins:
            yield self.page(template, place, data, twins)

    def page(
        self, template: str, place: Place, data: Mapping[str, Any] | Later, twins: tuple[Place, ...] = ()
    ) -> OutputFile:
        """Return one page, rendered when asked for; `twins` are its places in all languages, itself among them."""
        later = data if isinstance(data, Later) else Later(data, lambda: data)
        inputs = (template, place, later.inputs)
        return OutputFile(place.file, lambda: [self._render(template, place, later.data, twins)], inputs)

    def _render(self, template: str, place: Place, data: Mapping[str, Any], twins: tuple[Place, ...]) -> bytes:
        html: str = self._environment.get_template(f"pages/{template}").render(
            site=self.site,
            place=place,
            twins=twins,
            href=place.page,
            file=place.shared,
            prose=self._prose,
            site_report=report_links(self.site),
            marks_words=self._marks_words,
            has_cards=self._has_cards,
            all_words=self.words,
            policy=CONTENT_SECURITY_POLICY,
            referrer=REFERRER_POLICY,
            **self._helpers[place.language],
            **{"card": None, **data},
        )
        return html.encode()


class _Loader(FileSystemLoader):
    """Reads templates; where one is not UTF-8, the fault has its place, as any other in a template."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = 1 + error.object.count(b"\n", 0, error.start)
            error.add_note(f'in "{Path(self.searchpath[0], template)}", line {line}')
            raise


@lru_cache(maxsize=2)
def _environment(templates: Path) -> QuickEnvironment:
    """Return the templates, compiled once in a process; one that was edited is compiled again."""
    return QuickEnvironment(
        loader=_Loader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _helpers(words: Words, titles: Mapping[str, Text]) -> dict[str, Any]:
    def flag_title(code: str) -> str:
        return titles[code][words.language] if code in titles else code

    def by_name(things: Iterable[Any], path: str) -> list[Any]:
        """Return things in the order of the names, in this language, of the agencies that they have at a path."""
        agency = attrgetter(path)
        return sorted(things, key=lambda thing: collation_key(agency(thing).name[words.language]))

    return {
        "words": words,
        "language": words.language,
        "t": words.text,
        "date": words.date,
        "long_date": words.long_date,
        "month": words.month,
        "year": words.year,
        "fiscal_year": words.fiscal_year,
        "short_fiscal_year": words.short_fiscal_year,
        "baht": words.baht,
        "short_baht": words.short_baht,
        "percent": words.percent,
        "file_size": words.file_size,
        "change": words.change,
        "is_foreign": words.is_foreign,
        "runs": words.runs,
        "together": together,
        "flag_title": flag_title,
        "by_name": by_name,
        "fiscal_months": MONTHS,
        "field_at": field_at,
        "blocks": blocks,
    }

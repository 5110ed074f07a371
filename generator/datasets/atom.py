"""Atom feeds (RFC 4287): what was reported or corrected last, in all and by agency.

Entries are dated by the report or the correction, never by the clock, so a feed changes only when its content does.
Ids are `tag:` URIs (RFC 4151) of the site's address and the project's path, and stay when a title changes.
Officials' names and phones are never in a feed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from generator.datasets.xml_text import add, document
from generator.diagnostics import Text
from generator.model.catalog import Catalog
from generator.model.derived import STATUS_LABELS, names_official
from generator.model.history import REVISION_LABELS, History, path_label
from generator.model.outputs import OutputFile
from generator.model.project import Correction
from generator.model.settings import Site
from generator.model.summary import Summary
from generator.thai.dates import fiscal_year_span

LENGTH = 50
_ATOM = "http://www.w3.org/2005/Atom"
_TAGS_SINCE = 2026  # RFC 4151: a year in which the site's address was its own; it must never change
_NO_DATE = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry: `path` leads to the page, `key` makes the id."""

    key: str
    path: str
    title: str
    day: date
    summary: str


def feeds(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield the feed of all projects, that of corrections alone, and one for each agency that has projects."""
    site, projects = catalog.site, catalog.summaries
    yield _feed(site, "feed.xml", "", site.title, _items(site, projects))
    title = Text(f"{site.title.th} – การแก้ไข", f"{site.title.en} – corrections")
    yield _feed(site, "corrections/feed.xml", "corrections/", title, _corrections(site, projects))
    title = Text(f"{site.title.th} – การเปลี่ยนแปลง", f"{site.title.en} – changes")
    yield _feed(site, "changes/feed.xml", "changes/", title, _revisions(site, catalog.history))
    by_agency: dict[str, list[Summary]] = {}
    for project in projects:
        by_agency.setdefault(project.agency.code, []).append(project)
    for code, own in sorted(by_agency.items()):
        name = own[0].agency.name
        title = Text(f"{site.title.th} – {name.th}", f"{site.title.en} – {name.en}")
        yield _feed(site, f"agencies/{code}/feed.xml", f"agencies/{code}/", title, _items(site, own))


def _feed(site: Site, path: str, page: str, title: Text, found: Iterable[_Item]) -> OutputFile:
    items = sorted(found, key=lambda item: item.key)
    items = sorted(items, key=lambda item: item.day, reverse=True)[:LENGTH]
    language = site.languages[0]
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    add(root, "id", _tag(site, path))
    add(root, "title", title[language])
    add(root, "updated", _moment(items[0].day if items else site.build_date or _NO_DATE))
    add(root, "link", rel="self", type="application/atom+xml", href=site.url(path))
    add(root, "link", rel="alternate", type="text/html", href=site.url(page))
    add(add(root, "author"), "name", (site.publisher or site.title)[language])
    add(root, "rights", site.licence.name)
    for item in items:
        entry = add(root, "entry")
        add(entry, "id", _tag(site, item.key))
        add(entry, "title", item.title)
        add(entry, "updated", _moment(item.day))
        add(entry, "link", rel="alternate", type="text/html", href=site.url(item.path))
        add(entry, "summary", item.summary)
    return OutputFile(path, document(root))


def _items(site: Site, projects: Iterable[Summary]) -> Iterator[_Item]:
    for project in projects:
        yield _report(project, thai=site.languages[0] == "th")
        yield from _corrections(site, (project,))


def _corrections(site: Site, projects: Iterable[Summary]) -> Iterator[_Item]:
    for project in projects:
        for correction in project.corrections:
            if not names_official(correction.field):
                yield _correction(project, correction, thai=site.languages[0] == "th")


def _revisions(site: Site, history: History) -> Iterator[_Item]:
    language = site.languages[0]
    for revision in history.revisions:
        kind = REVISION_LABELS[revision.kind][language]
        changes = "; ".join(change.words[language] for change in revision.changes)
        key = f"changes/{revision.id}"
        yield _Item(key, "changes/", f"{kind}: {revision.title or revision.key}", revision.day, changes or kind)


def _report(project: Summary, *, thai: bool) -> _Item:
    """Return the entry of a project as of its last report; without one, as of its first day."""
    day = project.last_report_date or project.start_date or fiscal_year_span(project.fiscal_year)[0]
    parts = [STATUS_LABELS[project.status]]
    if project.progress_percent is not None:
        parts.append(Text(f"ความก้าวหน้า {project.progress_percent:f} %", f"progress {project.progress_percent:f} %"))
    if project.budget_allocated is not None:
        amount = f"{project.budget_allocated:,f}"
        parts.append(Text(f"งบประมาณที่ได้รับ {amount} บาท", f"budget allocated {amount} baht"))
    parts.append(Text(f"ปีงบประมาณ {project.fiscal_year}", f"fiscal year {project.fiscal_year} (Buddhist era)"))
    summary = " · ".join(part["th" if thai else "en"] for part in parts)
    return _Item(project.url, project.url, project.title, day, summary)


def _correction(project: Summary, correction: Correction, *, thai: bool) -> _Item:
    said = (correction.field, correction.before, correction.after, correction.date.isoformat())
    digest = hashlib.sha256("\0".join(said).encode()).hexdigest()[:16]
    head, *rest = correction.field.split(".")
    anchor = f"#round-{rest[0]}" if head == "rounds" and rest else ""
    name = path_label(correction.field)["th" if thai else "en"]
    before = f"“{correction.before}”" if correction.before else "ไม่มี" if thai else "none"
    return _Item(
        key=f"{project.url}corrections/{digest}",
        path=f"{project.url}{anchor}",
        title=f"{'แก้ไขข้อมูล' if thai else 'Corrected'}: {project.title}",
        day=correction.date,
        summary=f"{name}: {before} → “{correction.after}” ({correction.reason})",
    )


def _tag(site: Site, key: str) -> str:
    """Return the tag URI of a path of the site. A site without an address is nobody's but this machine's."""
    address = urlsplit(site.base_url or "http://localhost/")
    return f"tag:{address.hostname},{_TAGS_SINCE}:{address.path}{key}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"

"""The site built again whenever content or a template changes; meanwhile its pages are shown as they will be."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from jinja2 import TemplateError

from generator.building import build_site, cache_folder
from generator.building.preview import Preview, last_build
from generator.configuration import load_bounds, load_site
from generator.console import Console
from generator.content import ContentFolder, key_of, record_file
from generator.diagnostics import Severity
from generator.pipeline import convert_reports
from generator.publish import reason
from generator.serving.server import Showing


class Superseded(Exception):  # noqa: N818 # says what is so
    """What is being built has changed once more."""


class Rebuilder:
    """Keeps a site as its content is: what changed is shown at once, and built by a thread of its own.

    A build that is overtaken by another change is given up while it makes projects; the last site stands.
    """

    def __init__(
        self, content: ContentFolder, showing: Showing, base_url: str | None, build_date: date, console: Console
    ) -> None:
        self._content, self.showing, self._console = content, showing, console
        self._base_url, self._build_date = base_url, build_date
        self._cache = cache_folder(showing.site)
        self._last = last_build(self._cache)
        self._edited = set[str]()
        self._converting = threading.Lock()
        self._wanted = threading.Event()
        self._is_over = False
        self._builder = threading.Thread(target=self._build_when_wanted)

    def start(self) -> None:
        """Build on every change from now on, beside what else the program does."""
        self._builder.start()

    def stop(self) -> None:
        """Give up what is being built, and build no more."""
        self._is_over = True
        self._wanted.set()
        self._builder.join()

    def changed(self, files: Iterable[str]) -> None:
        """Show what has changed: files of the content by name. What is no content, such as a template, has none."""
        self._wanted.set()
        named = list(files)
        of_projects = [file for file in named if file.startswith(("projects/", "corrections/"))]
        self._edited.update(record_file(key_of(file)) for file in of_projects)
        reports = [file for file in named if file.startswith("reports/") and self._content.exists(file)]
        if reports:
            with self._converting:
                converted = convert_reports(self._bounded(), reports)
            self._edited.update(made.file for made in converted.written)
        self.showing.fresh = Preview(
            self._bounded(), self._last, self._edited, base_url=self._base_url, build_date=self._build_date
        )
        self.showing.bell.ring()

    def build(self) -> None:
        """Convert and build, and say what came of it."""
        content = self._bounded()
        base_path = self._base_path(content)
        with self._converting:
            converted = convert_reports(content)
        try:
            built = build_site(
                content,
                self.showing.site,
                base_url=self._base_url,
                build_date=self._build_date,
                cache=self._cache,
                progress=self._until_superseded,
            )
        except TemplateError as error:  # someone is at work on a template; the next change will build again
            self._console.complain(f"a template cannot be used: {type(error).__name__}: {error}")
            return
        errors = [one for one in (*converted.diagnostics, *built.diagnostics) if one.severity is Severity.ERROR]
        self._console.diagnostics(dict.fromkeys(errors))
        if built.written is None:
            self._console.complain(f"nothing was changed: {built.failure or 'mend the errors above'}")
            return
        written = built.written
        self._console.say(f"Built {built.projects} projects: {written.changed} of {written.files} files changed.")
        self.showing.base_path = base_path
        self._last = last_build(self._cache)
        if not self._wanted.is_set():
            self._edited.clear()
            self.showing.fresh = None
        if written.changed:
            self.showing.bell.ring()

    def _build_when_wanted(self) -> None:
        while self._wanted.wait() and not self._is_over:
            self._wanted.clear()
            try:
                self.build()
            except Superseded:
                continue
            except OSError as error:
                self._console.complain(f"อ่านหรือเขียนไม่ได้ / cannot read or write: {reason(error, self._content.root)}")

    def _until_superseded(self, _stage: str, things: list[str]) -> Iterator[str]:
        for thing in things:
            if self._wanted.is_set():
                raise Superseded
            yield thing

    def _bounded(self) -> ContentFolder:
        return replace(self._content, bounds=load_bounds(self._content.root))

    def _base_path(self, content: ContentFolder) -> str:
        site, _ = load_site(content.root, base_url=self._base_url, build_date=None)
        path = urlsplit(site.base_url).path if site and site.base_url else "/"
        return path if path.endswith("/") else f"{path}/"

"""The site built again whenever content or a template changes; meanwhile its pages are shown as they will be."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from generator.building import build_site, cache_folder, package_root
from generator.building.preview import Preview, last_build
from generator.configuration import load_bounds, load_site
from generator.console import Console
from generator.content import ContentFolder, key_of, record_file
from generator.diagnostics import Severity
from generator.pipeline import convert_reports
from generator.serving.faults import told
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
        self._preview: Preview | None = None
        self._told = ""
        showing.fresh = self
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
        try:
            self._show(list(files))
        except Exception as error:  # what is just being saved may not be readable yet: the next change shows it
            self._tell(error)

    def file(self, path: str) -> bytes | None:
        """Return a file of the site as it will be when it is built; None where it is shown as it was built."""
        preview = self._preview
        try:
            return preview.file(path) if preview else None
        except Exception as error:  # whatever a template raises that is being worked on
            self._tell(error)
            return None

    def build(self) -> None:
        """Convert and build, and say what came of it, or what stops it: whoever mends that is at work."""
        try:
            self._build()
        except Superseded:
            raise
        except Exception as error:  # whatever a template raises, or the system refuses
            self._tell(error)

    def _show(self, named: list[str]) -> None:
        of_projects = [file for file in named if file.startswith(("projects/", "corrections/"))]
        self._edited.update(record_file(key_of(file)) for file in of_projects)
        reports = [file for file in named if file.startswith("reports/") and self._content.exists(file)]
        if reports:
            with self._converting:
                converted = convert_reports(self._bounded(), reports)
            self._edited.update(made.file for made in converted.written)
        self._preview = Preview(
            self._bounded(), self._last, self._edited, base_url=self._base_url, build_date=self._build_date
        )
        self.showing.bell.ring()

    def _build(self) -> None:
        content = self._bounded()
        base_path = self._base_path(content)
        with self._converting:
            converted = convert_reports(content)
        built = build_site(
            content,
            self.showing.site,
            base_url=self._base_url,
            build_date=self._build_date,
            cache=self._cache,
            progress=self._until_superseded,
        )
        self._told = ""
        errors = [one for one in (*converted.diagnostics, *built.diagnostics) if one.severity is Severity.ERROR]
        self._console.diagnostics(dict.fromkeys(errors))
        if built.written is None:
            self._console.complain(f"nothing was changed: {built.failure or 'mend the errors above'}")
            return
        written = built.written
        projects = f"{built.projects} project{'' if built.projects == 1 else 's'}"
        self._console.say(f"Built {projects}: {written.changed} of {written.files} files changed.")
        self.showing.base_path = base_path
        self._last = last_build(self._cache)
        if not self._wanted.is_set():
            self._edited.clear()
            self._preview = None
        if written.changed:
            self.showing.bell.ring()

    def _build_when_wanted(self) -> None:
        while self._wanted.wait() and not self._is_over:
            self._wanted.clear()
            with suppress(Superseded):
                self.build()

    def _tell(self, error: Exception) -> None:
        """Say what is wrong, once: the page that is asked for meets the same fault as the build behind it."""
        lines = told(error, package_root(), self._content.root)
        if lines[0] != self._told:
            self._told = lines[0]
            self._console.complain(*lines)

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

"""The website on this computer: built, served, and built and reloaded again when content or a template changes."""

import html
import threading
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import watch

from generator.configuration import load_site
from generator.console import Console
from generator.content import ContentFolder
from generator.diagnostics import Severity
from generator.pipeline import Built, Cache, build_site, convert_reports, package_root
from generator.publish import PublishError
from generator.search import SearchFailed

_RELOADER = b"""\
const events = new EventSource(new URL('events', import.meta.url));
events.onmessage = () => location.reload();
"""
_PREFIX = "/__serve/"
_TAG = f'<script type="module" src="{_PREFIX}reload.js"></script></body>'.encode()
# What one project depends on; a change of anything else in the content concerns all of them.
_PER_PROJECT = ("reports", "projects", "corrections")


class Bell:
    """Rings for every open page when the site has changed."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._rung = 0

    def ring(self) -> None:
        """Wake all that wait."""
        with self._changed:
            self._rung += 1
            self._changed.notify_all()

    def wait(self, timeout: float) -> bool:
        """Wait for the next ring; return False when none came in time."""
        with self._changed:
            before = self._rung
            return self._changed.wait_for(lambda: self._rung != before, timeout)


class Handler(SimpleHTTPRequestHandler):
    """Serves the site under its base path, with the script that reloads a page when the site has changed."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 # the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".ttl": "text/turtle",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
        ".yaml": "application/yaml",
        ".txt": "text/plain; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".xml": "application/xml",
    }

    def __init__(self, *args: object, site: Path, base_path: str, bell: Bell, **kwargs: object) -> None:
        self.bell, self.base_path = bell, base_path
        super().__init__(*args, directory=str(site), **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file of the site, the reloader, or a stream of events."""
        path = urlsplit(self.path).path
        if path == f"{_PREFIX}events":
            self._stream_events()
        elif path == f"{_PREFIX}reload.js":
            self._answer(HTTPStatus.OK, "text/javascript", _RELOADER)
        elif not path.startswith(self.base_path):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.base_path)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._file()

    def _file(self) -> None:
        self.path = "/" + self.path.removeprefix(self.base_path)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            self._answer(HTTPStatus.OK, "text/html; charset=utf-8", _with_reloader(path))
        elif path.exists():
            super().do_GET()
        else:
            self._not_found()

    def _not_found(self) -> None:
        page = Path(self.directory, "404.html")
        body = _with_reloader(page) if page.is_file() else html.escape(self.path).encode()
        self._answer(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", body)

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(b"data: changed\n\n" if self.bell.wait(15) else b": waiting\n\n")
                self.wfile.flush()
        except OSError:
            return  # the page was closed

    def end_headers(self) -> None:
        """Keep browsers from holding on to what the next build may change."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
        """Say nothing: the builds are what a maintainer wants to read."""


def _with_reloader(page: Path) -> bytes:
    return page.read_bytes().replace(b"</body>", _TAG)


def make_server(site: Path, port: int, base_path: str, bell: Bell) -> ThreadingHTTPServer:
    """Return a server of a site on this computer alone; port 0 takes a free one."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, site=site, base_path=base_path, bell=bell))
    server.daemon_threads = True
    return server


def serve(
    content: ContentFolder, output: Path, *, port: int, base_url: str | None, build_date: date, console: Console
) -> int:
    """Build, serve and watch until stopped. Return 0, or 1 where the port is taken."""
    cache: Cache = {}
    bell = Bell()

    def rebuild() -> Built | None:
        converted = convert_reports(content)
        try:
            built = build_site(content, output, base_url=base_url, build_date=build_date, cache=cache)
        except (PublishError, SearchFailed) as error:
            console.complain(f"nothing was changed: {error}")
            return None
        errors = [said for said in (*converted.diagnostics, *built.diagnostics) if said.severity is Severity.ERROR]
        console.diagnostics(dict.fromkeys(errors))
        if built.written:
            console.say(
                f"Built {built.projects} projects: {built.written.changed} of {built.written.files} files changed."
            )
        return built

    rebuild()
    base_path = _base_path(content, base_url, build_date)
    try:
        server = make_server(output.absolute(), port, base_path, bell)
    except OSError as error:
        console.complain(f"port {port} cannot be used: {error.strerror}; choose another with --port")
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    console.say(f"Serving http://localhost:{server.server_port}{base_path} - stop with Ctrl+C")
    templates = package_root()
    try:
        for changes in watch(content.root, templates, raise_interrupt=False):
            if any(not _of_one_project(content, Path(path)) for _, path in changes):
                cache.clear()
            if rebuild():
                bell.ring()
    finally:
        server.shutdown()
    return 0


def _base_path(content: ContentFolder, base_url: str | None, build_date: date) -> str:
    site, _ = load_site(content.root, base_url=base_url, build_date=build_date)
    path = urlsplit(site.base_url).path if site and site.base_url else "/"
    return path if path.endswith("/") else f"{path}/"


def _of_one_project(content: ContentFolder, path: Path) -> bool:
    name = content.name(path)
    return name is not None and name.split("/")[0] in _PER_PROJECT

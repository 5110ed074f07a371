"""The website on this computer as a static host would serve it, and open pages that load again when it changes."""

import html
import sys
import threading
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

_RELOADER = b"""\
const events = new EventSource(new URL('events', import.meta.url));
events.onmessage = () => location.reload();
"""
_PREFIX = "/__serve/"
_TAG = f'<script type="module" src="{_PREFIX}reload.js"></script></body>'.encode()
_HEARTBEAT = 15  # seconds between signs of life to an open page


class Bell:
    """Rings for every open page when the site has changed."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.rung = 0

    def ring(self) -> None:
        """Wake all that wait."""
        with self._changed:
            self.rung += 1
            self._changed.notify_all()

    def wait(self, heard: int, timeout: float) -> int:
        """Wait until it has rung more often than was heard, or the time is over; return how often it has rung."""
        with self._changed:
            self._changed.wait_for(lambda: self.rung > heard, timeout)
            return self.rung


class Fresh(Protocol):
    """What knows the site as it will be when it is built again."""

    def file(self, path: str) -> bytes | None:
        """Return a file by its path in the site; None for one that is not known better than it stands."""


@dataclass(slots=True)
class Showing:
    """What is shown: the folder of the site, the path it has on its host (`/`, `/open-reports/`), and its bell.

    `fresh` has what changed since the site was built, until it is built again.
    """

    site: Path
    base_path: str = "/"
    bell: Bell = field(default_factory=Bell)
    fresh: Fresh | None = None


class Handler(SimpleHTTPRequestHandler):
    """Serves the site under its base path, with the script that reloads a page when the site has changed."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 # the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".ttl": "text/turtle",
        ".woff2": "font/woff2",
        ".yaml": "application/yaml",
        ".txt": "text/plain; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".xml": "application/xml",
    }

    def __init__(self, *args: object, showing: Showing, **kwargs: object) -> None:
        self.showing = showing
        super().__init__(*args, directory=str(showing.site), **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file of the site, the reloader, or a stream of events."""
        path, base_path = urlsplit(self.path).path, self.showing.base_path
        if path == f"{_PREFIX}events":
            self._stream_events()
        elif path == f"{_PREFIX}reload.js":
            self._answer(HTTPStatus.OK, "text/javascript", _RELOADER)
        elif path.startswith(base_path):
            self._file(path, "/" + path.removeprefix(base_path))
        else:
            self._redirect(base_path)

    do_HEAD = do_GET  # noqa: N815 # the base class names it so

    def _file(self, asked: str, inside: str) -> None:
        """Answer as a static host does: `index.html` for a folder, the site's 404 page for what is not there."""
        path = Path(self.translate_path(inside))
        if asked.endswith("/"):
            path /= "index.html"
        if fresh := self._fresh(path):
            body = _with_reloader(fresh) if path.suffix == ".html" else fresh
            self._answer(HTTPStatus.OK, self.guess_type(path), body)
        elif (path / "index.html").is_file():
            self._redirect(f"{asked}/")
        elif not path.is_file():
            self._not_found()
        elif path.suffix == ".html":
            self._answer(HTTPStatus.OK, self.guess_type(path), _with_reloader(path.read_bytes()))
        else:
            self._answer(HTTPStatus.OK, self.guess_type(path), path.read_bytes())

    def _fresh(self, path: Path) -> bytes | None:
        fresh = self.showing.fresh
        return fresh.file(path.relative_to(self.showing.site).as_posix()) if fresh else None

    def _not_found(self) -> None:
        page = self.showing.site / "404.html"
        body = _with_reloader(page.read_bytes()) if page.is_file() else html.escape(self.path).encode()
        self._answer(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", body)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream_events(self) -> None:
        heard = self.showing.bell.rung
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while self.command != "HEAD":
            rung = self.showing.bell.wait(heard, _HEARTBEAT)
            self.wfile.write(b"data: changed\n\n" if rung > heard else b": waiting\n\n")
            heard = rung

    def end_headers(self) -> None:
        """Keep browsers from holding on to what the next build may change."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
        """Say nothing: the builds are what a maintainer wants to read."""


class Server(ThreadingHTTPServer):
    """A server on this computer alone, for as many pages as are open; it waits for none of them to end."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a page that was closed before its answer was there; any other error is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _with_reloader(page: bytes) -> bytes:
    return page.replace(b"</body>", _TAG)


def make_server(showing: Showing, port: int) -> Server:
    """Return a server of a site; port 0 takes a free one."""
    return Server(("127.0.0.1", port), partial(Handler, showing=showing))

"""A folder served as a host serves a website: compressed, under a base path, with its page for what is not there."""

import gzip
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BASE = "/base/"  # as a project site on a forge has
_COMPRESSED = (".html", ".css", ".js", ".json", ".csv", ".svg", ".xml", ".txt", ".ndjson", ".yaml")


class _Handler(SimpleHTTPRequestHandler):
    delay = 0.0
    headers_of_all: Mapping[str, str] = {}

    def do_GET(self) -> None:
        time.sleep(self.delay)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        missing = not path.is_file()
        if missing:
            path = Path(self.directory) / "404.html"
        content = path.read_bytes() if path.is_file() else b""
        packed = path.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = gzip.compress(content, mtime=0) if packed else content
        self.send_response(HTTPStatus.NOT_FOUND if missing else HTTPStatus.OK)
        kind = self.guess_type(str(path))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        for name, value in self.headers_of_all.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        if not path.startswith(BASE):
            return os.devnull + "/nothing"
        return super().translate_path(path.removeprefix(BASE.rstrip("/")))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class names it so
        """Keep the test log to the tests."""


@contextmanager
def served(folder: Path, delay: float = 0.0, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder on this computer while the context lasts; its URL ends with a slash.

    Each answer comes so many seconds later, as over a slow line, and has the headers given.
    """
    handler = type("_GivenHandler", (_Handler,), {"delay": delay, "headers_of_all": headers or {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()

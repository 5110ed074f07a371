"""The website on this computer: built, served, and shown anew when content or a template changes.

server      the site as a static host would serve it, with a bell that open pages hear
rebuilding  what a change does: shown at once, built behind it
faults      what is told where that cannot be done, such as for a template at fault
"""

import threading
from datetime import date
from pathlib import Path

from watchfiles import watch

from generator.building import package_root
from generator.console import Console
from generator.content import ContentFolder
from generator.serving.rebuilding import Rebuilder
from generator.serving.server import Bell, Handler, Server, Showing, make_server

__all__ = ["Bell", "Handler", "Server", "Showing", "make_server", "serve"]


def serve(
    content: ContentFolder, output: Path, *, port: int, base_url: str | None, build_date: date, console: Console
) -> int:
    """Build, serve and watch until stopped. Return 0, or 1 where the port is taken."""
    showing = Showing(output.absolute())
    try:
        server = make_server(showing, port)
    except OSError as error:
        console.complain(f"port {port} cannot be used: {error.strerror}; choose another with --port")
        return 1
    rebuilder = Rebuilder(content, showing, base_url, build_date, console)
    rebuilder.build()
    rebuilder.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    console.say(f"Serving http://localhost:{server.server_port}{showing.base_path} - stop with Ctrl+C")
    try:
        for changes in watch(content.root, package_root(), raise_interrupt=False):
            rebuilder.changed(file for _, path in changes if (file := content.name(Path(path))))
    finally:
        rebuilder.stop()
        server.shutdown()
        server.server_close()
    return 0

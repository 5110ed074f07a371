"""Firefox, driven by WebDriver BiDi: it speaks that itself, so that a socket is all that is needed."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parents[2]
_ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_LARGEST_ANSWER = 1 << 26  # bytes
# Nothing is asked of the outside while the tests run.
_PREFERENCES = """
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "http://127.0.0.1:9/");
user_pref("toolkit.telemetry.server", "");
"""


def firefox_path() -> str:
    """Return the Firefox that the set-up found, or one on the PATH."""
    noted = ROOT / ".venv/firefox"
    found = noted.read_text().strip() if noted.is_file() else None
    found = found or next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    assert found, "the browser tests need Firefox: run `make test`, which installs one"
    return found


class Firefox:
    """One tab. Only what the tests need of the protocol is here."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection, self._numbers = connection, count(1)
        self._send("session.new", {"capabilities": {}})
        [tab] = self._send("browsingContext.getTree", {})["contexts"]
        self._tab: str = tab["context"]

    def goto(self, url: str) -> None:
        """Open a page and wait until it is loaded."""
        self._send("browsingContext.navigate", {"context": self._tab, "url": url, "wait": "complete"})

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Return what a JavaScript function gives for an argument, both as JSON; raise what it throws."""
        asked = {
            "functionDeclaration": f"async (given) => JSON.stringify(await ({function})(JSON.parse(given)))",
            "arguments": [{"type": "string", "value": json.dumps(argument)}],
            "awaitPromise": True,
            "target": {"context": self._tab},
        }
        answer = self._send("script.callFunction", asked)
        if answer["type"] == "exception":
            raise AssertionError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def _send(self, method: str, parameters: dict[str, Any]) -> Any:
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:  # events come in between
            answer = json.loads(self._connection.recv(timeout=120))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]


@contextmanager
def launched() -> Iterator[Firefox]:
    """Run Firefox without a window, with a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        (Path(profile) / "user.js").write_text(_PREFERENCES)
        command = [firefox_path(), "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as program:
            try:
                said = iter(program.stderr or ())
                address = next((match[1] for line in said if (match := _ADDRESS.search(line))), None)
                assert address, "Firefox ended before it could be driven"
                with connect(f"{address}/session", max_size=_LARGEST_ANSWER) as connection:
                    yield Firefox(connection)
            finally:
                program.terminate()

"""Pages as a real browser has them: what they are made of, what they say, and what they tried to do."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Dialog, Page

# What no page is made of, whatever else it is.
NEVER = re.compile(
    r"object|embed|base|i?frame(set)?|applet|math|plaintext|style|audio|video|source|track|marquee|portal"
    r"|foreignObject|animate.*|set|use"
    r"|\S+ (on.*|style|srcdoc|formaction|xlink:href|ping|background|autofocus|accesskey)",
    re.IGNORECASE,
)
# Before anything of a page: every breach of its policy is noted, in frames too.
_COUNT_BREACHES = """
window.breaches = [];
document.addEventListener("securitypolicyviolation", (event) =>
  breaches.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""
_LOOK = """() => {
  const made = new Set(), addresses = new Set();
  const links = ["href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "background", "xlink:href"];
  for (const element of document.querySelectorAll("*")) {
    made.add(element.localName);
    for (const { name, value } of element.attributes) {
      made.add(`${element.localName} ${name}`);
      if (links.includes(name)) addresses.add(new URL(value, document.baseURI).href);
    }
    if (element.localName === "meta" && element.httpEquiv) made.add(`meta ${element.httpEquiv.toLowerCase()}`);
  }
  const linked = [...document.querySelectorAll("script[type='application/ld+json']")];
  return {
    made: [...made],
    addresses: [...addresses],
    title: document.title,
    text: document.body.textContent,
    linked: linked.map((script) => JSON.parse(script.textContent)),
    breaches: window.breaches,
  };
}"""


@dataclass(frozen=True)
class Look:
    """What a page is made of (elements, and elements with the name of an attribute), where it leads, what it says."""

    path: str
    made: frozenset[str]
    addresses: frozenset[str]
    title: str
    text: str
    linked: list[Any]


@dataclass
class Watch:
    """A page of a browser, and what happened on it that should not."""

    page: Page
    root: str
    events: list[str] = field(default_factory=list)

    def look(self, path: str) -> Look:
        """Open a page, all that can be folded open too, and return what it is; note what it did."""
        self.page.goto(self.root + path)
        self.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        found = self.page.evaluate(_LOOK)
        self.events += [f"{path}: breach of the policy: {breach}" for breach in found.pop("breaches")]
        made, addresses = frozenset(found.pop("made")), frozenset(found.pop("addresses"))
        return Look(path, made, addresses, **found)


@contextmanager
def watched(browser: Browser, root: str) -> Iterator[Watch]:
    """Give a page on which dialogs, errors, breaches and all that asks for another place than `root` are noted.

    All but this computer lies behind a proxy that notes who is asked for and answers nothing, so that what a browser
    fetches of itself, ahead of any script, is seen as well.
    """
    with _proxy() as (address, asked):
        context = browser.new_context(
            viewport={"width": 1000, "height": 800}, proxy={"server": address, "bypass": "127.0.0.1"}
        )
        context.add_init_script(_COUNT_BREACHES)
        watch = Watch(context.new_page(), root)
        page, events = watch.page, watch.events

        def dismiss(dialog: Dialog) -> None:
            events.append(f"{page.url}: dialog {dialog.message}")
            dialog.dismiss()

        page.on("dialog", dismiss)
        page.on("console", lambda message: events.append(f"{page.url}: {message.type} {message.text}"))
        page.on("pageerror", lambda error: events.append(f"{page.url}: {error}"))
        page.on("popup", lambda other: events.append(f"{page.url}: opened {other.url}"))
        context.on("request", lambda one: None if _is_own(one.url, root) else events.append(f"{page.url}: {one.url}"))
        yield watch
        context.close()
        events += [f"asked of the network: {line}" for line in asked]


def _is_own(url: str, root: str) -> bool:
    return url.startswith((root, f"blob:{root.split('/base/', maxsplit=1)[0]}", "data:"))


@contextmanager
def _proxy() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a proxy that answers nothing, and what it was asked for."""
    asked = list[str]()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline(1000).decode("latin-1").strip())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def squeezed(text: str) -> str:
    """Return a text without white space, and without the control characters that HTML cannot hold."""
    return "".join(one for one in text if not one.isspace() and one > "\x1f" and one not in "\x7f\ufffd")

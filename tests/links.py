"""Follows every link of a built site: those within it to files and anchors and, where asked, those that leave it.

    python -m tests.links SITE [--external FILE...]

FILEs are Markdown whose links are asked for too. Exit status 1 where a link leads nowhere. A link that leaves the site
is asked for once; a host that does not answer at all is told of and is no failure, as the network may be what is gone.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import Request, urlopen

from lxml import html

_ROOT = "https://site.invalid/"
_MARKDOWN_LINK = re.compile(r"\]\((https?://[^)\s]+)\)|<(https?://[^>\s]+)>")
# Addresses of nobody, kept for examples (RFC 2606); and forms that open for those alone who are signed in.
_UNASKED = re.compile(
    r"//(?:[^/]*\.)?(?:example(?:\.(?:org|com|net))?|invalid|test|localhost)(?:[:/]|$)|/issues/new\?|/upload/"
)
_GONE = (404, 410)


class Site:
    """A built site: its pages with their links and anchors, read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.links = dict[str, list[str]]()
        self._anchors = dict[str, frozenset[str]]()
        for file in sorted(root.rglob("*.html")):
            page = html.fromstring(file.read_bytes().decode())
            path = file.relative_to(root).as_posix()
            self.links[path] = [str(link) for link in page.xpath("//@href | //@src | //@action")]
            self._anchors[path] = frozenset(map(str, page.xpath("//@id")))

    def broken(self) -> Iterator[str]:
        """Yield each link within the site that leads nowhere, with the page that it stands on."""
        for path, links in self.links.items():
            for link in links:
                target = urlsplit(urljoin(_ROOT + path, link))
                if f"{target.scheme}://{target.netloc}/" == _ROOT and not self._leads(target.path, target.fragment):
                    yield f"{path}: {link}"

    def external(self) -> dict[str, str]:
        """Return the links that leave the site, each with the first page that has it; not those to its own address."""
        home = html.fromstring((self.root / "index.html").read_bytes().decode())
        own = tuple(map(str, home.xpath("//link[@rel='canonical']/@href")))
        found = dict[str, str]()
        for path, links in self.links.items():
            for link in links:
                if link.startswith(("https://", "http://")) and not link.startswith(own):
                    found.setdefault(link.partition("#")[0], path)
        return found

    def _leads(self, path: str, anchor: str) -> bool:
        name = unquote(path).removeprefix("/")
        file = f"{name}index.html" if name.endswith("/") or not name else name
        anchors = self._anchors.get(file)
        return (self.root / file).is_file() and (not anchor or anchors is None or unquote(anchor) in anchors)


def in_markdown(files: Iterable[Path]) -> dict[str, str]:
    """Return the links to elsewhere in Markdown, each with the first file that has it."""
    found = dict[str, str]()
    for file in files:
        for one, other in _MARKDOWN_LINK.findall(file.read_text("utf-8")):
            found.setdefault((one or other).partition("#")[0], file.as_posix())
    return found


def ask(links: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the links that are gone, and those of hosts that do not answer, each with where it stands."""
    gone, silent = list[str](), list[str]()
    for link, place in sorted(links.items()):
        if _UNASKED.search(link):
            continue
        try:
            with urlopen(Request(link, headers={"User-Agent": "open-reports link check"}), timeout=20) as answer:
                answer.read(1)
        except HTTPError as error:
            (gone if error.code in _GONE else silent).append(f"{place}: {link} ({error.code})")
        except (URLError, OSError) as error:
            silent.append(f"{place}: {link} ({error})")
    return gone, silent


def main(arguments: list[str]) -> int:
    """Check what the arguments name, and say what leads nowhere."""
    folder, *rest = arguments
    site = Site(Path(folder))
    broken = list(site.broken())
    print(f"{sum(map(len, site.links.values())):,} links on {len(site.links):,} pages; {len(broken)} lead nowhere")
    if rest:
        links = site.external() | in_markdown(map(Path, rest[1:]))
        gone, silent = ask(links)
        print(f"{len(links):,} links elsewhere: {len(gone)} are gone, {len(silent)} did not answer")
        print(*(f"no answer: {line}" for line in silent), sep="\n")
        broken += gone
    print(*(f"nowhere: {line}" for line in broken), sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

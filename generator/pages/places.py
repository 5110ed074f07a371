"""Where a page stands and how it links to others: by relative links, so that a site works in any folder of any host."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from generator.model.settings import Language, Site


@dataclass(frozen=True, slots=True)
class Place:
    """One page in one language. Paths count from the site's root: `projects/` is a folder, `404.html` a file.

    `path` is the same in all languages; `prefix` is `en/` for a language that is not served at the root. `root`
    is set only where relative links cannot work, as the page answers for any URL: there all links begin with it.
    """

    path: str
    language: Language
    prefix: str = ""
    root: str | None = None

    @property
    def url(self) -> str:
        """The page's path in the site, language and all."""
        return self.prefix + self.path

    @property
    def file(self) -> str:
        """The path of the file that holds the page."""
        return self.url + "index.html" if self.url.endswith("/") or not self.url else self.url

    def page(self, path: str) -> str:
        """Return the link from here to a page in this language; `path` may end with `?query` or `#fragment`."""
        return self.shared(self.prefix + path)

    def shared(self, path: str) -> str:
        """Return the link from here to what all languages share: data, assets, source pages."""
        target, mark, rest = _split(path)
        link = relative_link(self.url, target) if self.root is None else self.root + quote(target)
        return link + mark + rest


def _split(path: str) -> tuple[str, str, str]:
    """Return a path's file, the mark that ends it if any, and what follows the mark."""
    mark = next((sign for sign in path if sign in "?#"), "")
    target, mark, rest = path.partition(mark) if mark else (path, "", "")
    return target, mark, rest


@lru_cache(maxsize=1 << 14)
def relative_link(origin: str, target: str) -> str:
    """Return the relative URL from one path of the site to another.

    >>> relative_link("projects/2563/", "assets/style.css"), relative_link("", "")
    ('../../assets/style.css', './')
    """
    here, there = origin.split("/")[:-1], target.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    steps = [".."] * (len(here) - shared) + there[shared:]
    link = "/".join(steps)
    return quote(link) if link and ":" not in steps[0] else f"./{quote(link)}"


def places(site: Site, path: str) -> tuple[Place, ...]:
    """Return the places of a page in every language of the site; the first language is served at the root."""
    root_language = site.languages[0]
    return tuple(
        Place(path, language, "" if language == root_language else f"{language}/") for language in site.languages
    )


def shared_place(site: Site, path: str) -> Place:
    """Return the place of a page that exists once, in the first language."""
    return Place(path, site.languages[0])


def root_path(site: Site) -> str:
    """Return the path that the site's root has on its host: `/`, or `/open-reports/`."""
    return urlsplit(site.base_url or "/").path or "/"

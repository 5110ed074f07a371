"""What hosts and those who look for flaws read: a file of headers, and security.txt."""

from collections.abc import Iterator
from datetime import timedelta

from generator.model.catalog import Catalog
from generator.model.headers import HEADERS, OPEN_FOLDERS
from generator.model.outputs import OutputFile

_LASTS = timedelta(days=364)  # RFC 9116: less than a year is recommended


def host_headers(_: Catalog) -> Iterator[OutputFile]:
    """Yield `_headers`, in the form that Cloudflare Pages and Netlify read; other hosts serve it as a file."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS)]
    for folder in OPEN_FOLDERS:
        lines += [folder, "  Access-Control-Allow-Origin: *"]
    yield OutputFile("_headers", ("\n".join(lines) + "\n").encode())


def security_txt(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield security.txt (RFC 9116), in its place and at the top, for hosts that leave out hidden folders.

    It has to say whom to write to and until when it holds: a site without a contact, or of no known day, has none.
    """
    site = catalog.site
    if not (site.contact and site.build_date):
        return
    expires = f"{site.build_date + _LASTS:%Y-%m-%d}T00:00:00Z"
    lines = [f"Contact: mailto:{site.contact}", f"Expires: {expires}", "Preferred-Languages: th, en"]
    if site.base_url:
        lines.append(f"Canonical: {site.url('.well-known/security.txt')}")
    content = ("\n".join(lines) + "\n").encode()
    yield OutputFile(".well-known/security.txt", content)
    yield OutputFile("security.txt", content)

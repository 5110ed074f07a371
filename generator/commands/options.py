"""What several commands take: the folders, the date of a build, and how the text of an argument is read."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from generator.building import SHARD
from generator.configuration import is_address, load_bounds
from generator.content import ContentFolder
from generator.model.values import read_value
from generator.publish import SITE, is_replaceable

# Thailand keeps one time, seven hours ahead of UTC, all year.
_THAI_TIME = timedelta(hours=7)
_FORMATS = {"text": "text for people", "github": "github for annotations", "json": "json for programs"}


def add_content(parser: ArgumentParser, formats: Iterable[str] = _FORMATS) -> None:
    """Add what every command takes: where the content lies, and how to print what is wrong in it."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="the content folder (default: content)"
    )
    parser.add_argument(
        "--format",
        choices=tuple(formats),
        default="text",
        help=f"how to print what is wrong: {', '.join(_FORMATS[name] for name in formats)} (default: text)",
    )


def content_of(options: Namespace) -> ContentFolder:
    """Return the content folder, with the bounds that its settings give."""
    return ContentFolder(options.content, load_bounds(options.content))


def add_output(parser: ArgumentParser, about: str = "where the site goes") -> None:
    """Add the folder of the site."""
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help=f"{about} (default: site)")


def add_site(parser: ArgumentParser) -> None:
    """Add what a build takes: the folder, the public address, the date."""
    add_output(parser)
    parser.add_argument(
        "--base-url", type=url, metavar="URL", help="the site's public address; overrides base_url of site.yaml"
    )
    parser.add_argument(
        "--date",
        type=day,
        metavar="YYYY-MM-DD",
        help="the date of this build (default: SOURCE_DATE_EPOCH, else today)",
    )


def add_extent(parser: ArgumentParser) -> None:
    """Add how much of a site is made."""
    parser.add_argument(
        "--core", action="store_true", help="leave out search, cards, Excel, SQLite, Parquet and ZIP: for benchmarks"
    )
    parser.add_argument("--cards", action="store_true", help="make a picture of each project for links on social media")


def add_report(parser: ArgumentParser) -> None:
    """Add where an account of the run goes."""
    parser.add_argument(
        "--report",
        type=_account,
        metavar="FILE",
        help="write what was done, left out and flagged, how long it took and how large it is; "
        "FILE ends in .md for people, in .json for programs",
    )


def _account(text: str) -> Path:
    if not text.endswith((".md", ".json")):
        raise ArgumentTypeError(f"“{text}” ends neither in .md nor in .json")
    return Path(text)


def url(text: str) -> str:
    """Read a public address."""
    if not is_address(text):
        raise ArgumentTypeError(f"“{text}” is no address such as https://example.org/reports/")
    return text


def day(text: str) -> date:
    """Read a date of the common era."""
    read = read_value("date", text)
    if not isinstance(read, date):
        raise ArgumentTypeError(f"“{text}” is no date such as 2026-09-01")
    return read


def port(text: str) -> int:
    """Read the number of a port."""
    if not (text.isascii() and text.isdigit() and int(text) < 1 << 16):
        raise ArgumentTypeError(f"“{text}” is no port such as 8000")
    return int(text)


def fiscal_year(text: str) -> int:
    """Read a fiscal year, B.E."""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise ArgumentTypeError(f"“{text}” is no fiscal year such as 2563")
    return int(text)


def today(options: Namespace) -> date:
    """Return the date of what is done: the one place that reads the clock, and only where nobody says the date."""
    if options.date:
        given: date = options.date
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    # Eleven digits reach past the year 5000.
    known = epoch.isascii() and epoch.isdigit() and len(epoch) <= 11
    return ((datetime.fromtimestamp(int(epoch), UTC) if known else datetime.now(UTC)) + _THAI_TIME).date()


def wrong_use(options: Namespace) -> str | None:
    """Return why the folders named cannot be meant; a site takes the place of all that stands in its folder."""
    content: Path = options.content
    if options.needs_content and not content.is_dir():
        return f"ไม่พบโฟลเดอร์ {content} / there is no folder {content}"
    output: Path | None = getattr(options, "output", None)
    if output is None:
        return None
    inside, outside = output.resolve(), content.resolve()
    if inside.is_relative_to(outside) or outside.is_relative_to(inside) or Path.cwd().is_relative_to(inside):
        return f"--output {output}: เว็บไซต์ต้องอยู่นอกโฟลเดอร์ที่ใช้อยู่ / the site needs a folder of its own"
    report: Path | None = getattr(options, "report", None)
    if report and report.resolve().is_relative_to(inside):
        return f"--report {report}: ต้องอยู่นอกเว็บไซต์ / it belongs outside of the site"
    if not is_replaceable(inside, SHARD if getattr(options, "shard", None) else SITE):
        return f"--output {output}: มีไฟล์อื่นอยู่แล้ว / there are other things in it, no site that this program made"
    return None

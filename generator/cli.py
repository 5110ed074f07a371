"""The command line: arguments in, exit status out.

0 is fine; 1 an error in the content (or, with --strict, a warning); 2 a wrong use of the command.
"""

import argparse
import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from generator.addresses import PUBLISHED, addresses_of, load_addresses
from generator.building import SHARD, Built, build_site, cache_folder
from generator.configuration import is_address
from generator.console import Console
from generator.content import ContentFolder
from generator.diagnostics import Diagnostic, Severity
from generator.explanation import explain
from generator.model.values import read_value
from generator.pipeline import Converted, check_content, convert_reports, read_again
from generator.publish import SITE, is_replaceable, write_file
from generator.receipt import receipt_lines
from generator.serve import serve
from generator.workers import few_collections

FINE, FAULTY, WRONG_USE = 0, 1, 2
_NAMED = 5  # records named in one line
# What GitHub Pages takes (docs.github.com, limits of Pages), and from where on a build warns.
_PAGES_LIMIT, _NEAR = 1_000_000_000, 0.8
# Thailand keeps one time, seven hours ahead of UTC, all year.
_THAI_TIME = timedelta(hours=7)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    options = _parser().parse_args(arguments)
    few_collections()
    console = Console(options.format, options.content)
    wrong = _wrong_use(options)
    if wrong:
        console.complain(wrong)
        return WRONG_USE
    try:
        status: int = options.run(options, console)
    except KeyboardInterrupt:
        console.complain("หยุดตามคำสั่ง / stopped")
        return FAULTY
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULTY
    return status


def _wrong_use(options: argparse.Namespace) -> str | None:
    """Return why the folders named cannot be meant; a site takes the place of all that stands in its folder."""
    content: Path = options.content
    if not content.is_dir():
        return f"ไม่พบโฟลเดอร์ {content} / there is no folder {content}"
    output: Path | None = getattr(options, "output", None)
    if output is None:
        return None
    inside, outside = output.resolve(), content.resolve()
    if inside.is_relative_to(outside) or outside.is_relative_to(inside) or Path.cwd().is_relative_to(inside):
        return f"--output {output}: เว็บไซต์ต้องอยู่นอกโฟลเดอร์ที่ใช้อยู่ / the site needs a folder of its own"
    if not is_replaceable(inside, SHARD if getattr(options, "shard", None) else SITE):
        return f"--output {output}: มีไฟล์อื่นอยู่แล้ว / there are other things in it, no site that this program made"
    return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="open-reports",
        description="Turns project progress reports into open data and a searchable website.",
        epilog="Exit status: 0 fine; 1 an error in the content (with --strict, also a warning); 2 wrong use.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="the content folder (default: content)"
    )
    common.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="how to print what is wrong: for people, as GitHub annotations, or as JSON (default: text)",
    )
    site = argparse.ArgumentParser(add_help=False)
    site.add_argument(
        "--output", type=Path, default=Path("site"), metavar="DIR", help="where the site goes (default: site)"
    )
    site.add_argument(
        "--base-url", type=_url, metavar="URL", help="the site's public address; overrides base_url of site.yaml"
    )
    site.add_argument(
        "--date",
        type=_day,
        metavar="YYYY-MM-DD",
        help="the date of this build (default: SOURCE_DATE_EPOCH, else today)",
    )
    made = argparse.ArgumentParser(add_help=False)
    made.add_argument(
        "--core", action="store_true", help="leave out search, cards, Excel, SQLite, Parquet and ZIP: for benchmarks"
    )
    made.add_argument("--cards", action="store_true", help="make a picture of each project for links on social media")

    convert = commands.add_parser(
        "convert", parents=[common], help="convert report files to records", description=_convert.__doc__
    )
    convert.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="report files or folders of them (default: all that are new or changed)",
    )
    convert.add_argument(
        "--explain", action="store_true", help="show line by line what each report is read as, and write nothing"
    )
    convert.set_defaults(run=_convert)
    check = commands.add_parser(
        "check", parents=[common], help="say what is wrong or doubtful, and write nothing", description=_check.__doc__
    )
    check.add_argument("--strict", action="store_true", help="fail on warnings as well")
    check.set_defaults(run=_check)
    build = commands.add_parser(
        "build", parents=[common, site, made], help="build the website from the records", description=_build.__doc__
    )
    build.set_defaults(run=_build)
    build.add_argument(
        "--shard",
        type=_fiscal_year,
        metavar="YEAR",
        help="make only the projects of a fiscal year (B.E.), to be joined later",
    )
    join = commands.add_parser(
        "join",
        parents=[common, site, made],
        help="build the website from shards made apart",
        description=_join.__doc__,
    )
    join.add_argument("shards", nargs="+", type=Path, metavar="SHARD", help="folders made by build --shard")
    join.set_defaults(run=_join)
    both = commands.add_parser(
        "site",
        parents=[common, site, made],
        help="convert what is new, then build the website",
        description=_site.__doc__,
    )
    both.set_defaults(run=_site)
    listed = commands.add_parser(
        "addresses",
        parents=[common],
        help="list the addresses of the site in published-urls.txt",
        description=_addresses.__doc__,
    )
    listed.add_argument(
        "--output", type=Path, default=Path("site"), metavar="DIR", help="the built site (default: site)"
    )
    listed.set_defaults(run=_addresses)
    shown = commands.add_parser(
        "serve",
        parents=[common, site],
        help="show the website here; rebuild and reload on every change",
        description=_serve.__doc__,
    )
    shown.add_argument(
        "--port", type=_port, default=8000, metavar="N", help="the port; 0 takes a free one (default: 8000)"
    )
    shown.set_defaults(run=_serve)
    return parser


def _url(text: str) -> str:
    if not is_address(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no address such as https://example.org/reports/")
    return text


def _day(text: str) -> date:
    day = read_value("date", text)
    if not isinstance(day, date):
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2026-09-01")
    return day


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(f"“{text}” is no port such as 8000")
    return int(text)


def _fiscal_year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise argparse.ArgumentTypeError(f"“{text}” is no fiscal year such as 2563")
    return int(text)


def _build_date(options: argparse.Namespace) -> date:
    """Return the date of the build: the one place that reads the clock, and only where nobody says the date."""
    if options.date:
        given: date = options.date
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    # Eleven digits reach past the year 5000.
    known = epoch.isascii() and epoch.isdigit() and len(epoch) <= 11
    return ((datetime.fromtimestamp(int(epoch), UTC) if known else datetime.now(UTC)) + _THAI_TIME).date()


def _convert(options: argparse.Namespace, console: Console) -> int:
    """Read report files under CONTENT/reports and write a record for each under CONTENT/projects."""
    content = ContentFolder(options.content)
    files: list[str] | None = None
    if options.paths:
        files, strangers = _named(content, options.paths)
        if strangers:
            console.complain(*strangers)
            return WRONG_USE
    if options.explain:
        return _explain(content, content.reports() if files is None else files, console)
    converted = convert_reports(content, files, progress=console.progress)
    console.diagnostics(converted.diagnostics)
    console.say(*_receipts(converted, options.content), _conversion_line(converted, converted.diagnostics))
    return _status(converted.diagnostics)


def _explain(content: ContentFolder, files: Sequence[str], console: Console) -> int:
    """Show what each report is read as today, whether it is converted already or not."""
    said = list[Diagnostic]()
    for readings, faults in read_again(content, files):
        said += faults
        for reading in readings:
            lines = f"lines {reading.first_line} to {reading.last_line}"
            console.say(f"{content.root / reading.source.file}, {lines}, read by {reading.form}:")
            console.explain(explain(reading))
    console.diagnostics(said)
    console.say(f"Explained {len(files)} files: {_counts(said)}. Nothing was written.")
    return _status(said)


def _named(content: ContentFolder, paths: Sequence[Path]) -> tuple[list[str], list[str]]:
    """Return the report files that paths name, and a complaint for each path that names none."""
    known, files, complaints = content.reports(), list[str](), list[str]()
    for path in paths:
        name = content.name(path) if path.exists() else None
        folder = "" if name == "." else f"{name}/"
        found = [file for file in known if file == name or file.startswith(folder)]
        files += found
        if not path.exists():
            complaints.append(f"ไม่พบ {path} / there is no {path}")
        elif name is None or not (found or path.is_dir()):
            complaints.append(
                f"{path}: ไฟล์รายงานต้องอยู่ใน {content.root}/reports/ / report files belong in {content.root}/reports/"
            )
    return list(dict.fromkeys(files)), complaints


def _check(options: argparse.Namespace, console: Console) -> int:
    """Say all that is wrong or doubtful in settings, reports, records and corrections. Writes nothing."""
    found = check_content(ContentFolder(options.content), progress=console.progress)
    console.diagnostics(found)
    console.say(f"Checked {options.content}: {_counts(found)}.{_pointer(found)}")
    return _status(found, strict=options.strict)


def _build(options: argparse.Namespace, console: Console) -> int:
    """Build the website from the records and corrections in CONTENT, index it for search, and put it into OUTPUT."""
    built = _built(options, console)
    console.diagnostics(_errors(built.diagnostics))
    return _report_build(built, options, console) or _status(built.diagnostics)


def _join(options: argparse.Namespace, console: Console) -> int:
    """Build the website in OUTPUT, taking from each SHARD the projects that it has as they are in CONTENT."""
    built = _built(options, console)
    console.diagnostics(_errors(built.diagnostics))
    return _report_build(built, options, console) or _status(built.diagnostics)


def _site(options: argparse.Namespace, console: Console) -> int:
    """Convert the reports that are new or changed, then build the website from all records."""
    converted = convert_reports(ContentFolder(options.content), progress=console.progress)
    built = _built(options, console)
    known = set(converted.diagnostics)
    said = (*converted.diagnostics, *(error for error in _errors(built.diagnostics) if error not in known))
    console.diagnostics(said)
    unsaid = f" In all records: {_numbers(built.counts)}; `make validate` lists them." if built.counts else ""
    console.say(*_receipts(converted, options.content), _conversion_line(converted, said, unsaid))
    return _report_build(built, options, console) or _status(said)


def _addresses(options: argparse.Namespace, console: Console) -> int:
    """Put every address of the built site into CONTENT/published-urls.txt; none that is listed is taken out."""
    before, faults = load_addresses(options.content)
    console.diagnostics(faults)
    files = (path.relative_to(options.output).as_posix() for path in options.output.rglob("*") if path.is_file())
    text = addresses_of(files, before)
    changed = write_file(options.content / PUBLISHED, text.encode())
    count = len(text.splitlines()) - 1
    console.say(f"{options.content / PUBLISHED}: {count:,} addresses{'' if changed else ', as before'}.")
    return _status(faults)


def _serve(options: argparse.Namespace, console: Console) -> int:
    """Convert, build and show the website on this computer; do it again whenever the content or a template changes."""
    return serve(
        ContentFolder(options.content),
        options.output,
        port=options.port,
        base_url=options.base_url,
        build_date=_build_date(options),
        console=console,
    )


def _built(options: argparse.Namespace, console: Console) -> Built:
    return build_site(
        ContentFolder(options.content),
        options.output,
        base_url=options.base_url,
        build_date=_build_date(options),
        core=options.core,
        cards=options.cards,
        cache=cache_folder(options.output),
        shard=getattr(options, "shard", None),
        shards=tuple(getattr(options, "shards", ())),
        progress=console.progress,
    )


def _errors(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [said for said in diagnostics if said.severity is Severity.ERROR]


def _status(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FAULTY if any(said.severity in grave for said in diagnostics) else FINE


def _counts(diagnostics: Sequence[Diagnostic]) -> str:
    return _numbers(Counter(said.severity for said in diagnostics))


def _numbers(counts: Mapping[Severity, int]) -> str:
    return ", ".join(_several(counts.get(severity, 0), severity.value) for severity in Severity)


def _pointer(diagnostics: Sequence[Diagnostic]) -> str:
    """Return where codes are explained, where there is one to look up."""
    return " docs/diagnostics.md explains each code." if diagnostics else ""


def _receipts(converted: Converted, content: Path) -> list[str]:
    """Return a block of lines for each record written: from where, to where, and what became of the report."""
    return [
        line
        for made in converted.written
        for line in (f"{content / made.report} -> {content / made.file}", *receipt_lines(made.receipt))
    ]


def _conversion_line(converted: Converted, diagnostics: Sequence[Diagnostic], unsaid: str = "") -> str:
    """Return what converting did, and how much there is to say of the content looked at."""
    written = f"{_several(len(converted.written), 'record')} written, {converted.unchanged} unchanged"
    return f"Converted: {written}; {_counts(diagnostics)}.{unsaid}{_pointer(diagnostics)}"


def _several(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _serve_command(options: argparse.Namespace) -> str:
    """Return the command that shows the site just built."""
    folders = {"CONTENT": (options.content, "content"), "OUTPUT": (options.output, "site")}
    others = [f"{name}={shlex.quote(str(path))}" for name, (path, usual) in folders.items() if str(path) != usual]
    return " ".join(["make serve", *others])


def _too_large(size: int) -> Iterator[str]:
    """Yield a warning where a site comes near what GitHub Pages takes."""
    if size > _NEAR * _PAGES_LIMIT:
        told = f"{size / 1e9:.2f} GB"
        yield (
            f"เว็บไซต์มีขนาด {told} GitHub Pages รับได้ 1 GB ดู docs/deploying.md / "
            f"the site has {told}, and GitHub Pages takes 1 GB: docs/deploying.md says where to go"
        )


def _made(built: Built) -> str:
    """Return what of the site was made in this build, and why."""
    if not (built.made or built.shared):
        return "Nothing that it is made from has changed since the last build."
    if built.reason:
        return f"Everything was made, as {built.reason}."
    named = ", ".join(built.made[:_NAMED]) + (" ..." if len(built.made) > _NAMED else "")
    projects = _several(len(built.made), "project") + (f" ({named})" if named else "")
    return f"Made anew: {projects} and {_several(built.shared, 'other file')}; the rest is kept from the last build."


def _report_build(built: Built, options: argparse.Namespace, console: Console) -> int:
    """Say what became of the site; return the status of that alone."""
    if built.left_out:
        console.say(f"Left out for their errors: {', '.join(built.left_out)}.")
    if built.failure:
        console.complain(f"สร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่ครบ / the site stands as it was: {built.failure}")
        return FAULTY
    if built.written and getattr(options, "shard", None):
        console.say(
            f"Built: {options.output}, the shard of {options.shard} with {_several(built.projects, 'project')}."
        )
        return FINE
    if built.written is None:
        console.say(f"Built nothing: {options.output} stands as it was. Mend the errors above and run again.")
        return FAULTY
    console.complain(*_too_large(built.written.size))
    console.say(
        f"Built: {options.output} with {_several(built.projects, 'project')}, {built.written.files:,} files "
        f"({built.written.changed} new or changed), {built.written.size / 1e6:.1f} MB.",
        _made(built),
        f"Look at it: {_serve_command(options)}, then open http://localhost:8000/ in a browser.",
    )
    return FINE

"""The build as `build`, `join` and `site` ask for it, and what is said of it."""

import shlex
from argparse import Namespace
from collections.abc import Iterator

from generator.building import Built, build_site, cache_folder
from generator.commands.options import content_of, today
from generator.commands.outcome import FAULTY, FINE, errors_of, status_of
from generator.commands.report_file import write_report
from generator.commands.wording import several
from generator.console import Console
from generator.stopwatch import Stopwatch

_NAMED = 5  # records named in one line
# What GitHub Pages takes (docs.github.com, limits of Pages), and from where on a build warns.
_PAGES_LIMIT, _NEAR = 1_000_000_000, 0.8


def build(options: Namespace, console: Console, stopwatch: Stopwatch) -> Built:
    """Build the site that the options ask for."""
    return build_site(
        content_of(options),
        options.output,
        base_url=options.base_url,
        build_date=today(options),
        core=options.core,
        cards=options.cards,
        cache=cache_folder(options.output),
        shard=getattr(options, "shard", None),
        shards=tuple(getattr(options, "shards", ())),
        progress=console.progress,
        stopwatch=stopwatch,
    )


def build_and_tell(options: Namespace, console: Console) -> int:
    """Build the site that the options ask for, say all that there is to say of it, and return the exit status."""
    built = build(options, console, stopwatch := Stopwatch())
    errors = errors_of(built.diagnostics)
    console.diagnostics(errors)
    told = write_report(options, console, stopwatch, errors=errors, built=built)
    return report_build(built, options, console) or told or status_of(built.diagnostics)


def report_build(built: Built, options: Namespace, console: Console) -> int:
    """Say what became of the site; return the status of that alone."""
    if built.left_out:
        console.say(f"Left out for their errors: {', '.join(built.left_out)}.")
    if built.failure:
        console.complain(f"สร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่ครบ / the site stands as it was: {built.failure}")
        return FAULTY
    if built.written and getattr(options, "shard", None):
        console.say(f"Built: {options.output}, the shard of {options.shard} with {several(built.projects, 'project')}.")
        return FINE
    if built.written is None:
        console.say(f"Built nothing: {options.output} stands as it was. Mend the errors above and run again.")
        return FAULTY
    console.complain(*_too_large(built.written.size))
    console.say(
        f"Built: {options.output} with {several(built.projects, 'project')}, {built.written.files:,} files "
        f"({built.written.changed} new or changed), {built.written.size / 1e6:.1f} MB.",
        _made(built),
        f"Look at it: {_serve_command(options)}, then open http://localhost:8000/ in a browser.",
    )
    return FINE


def _made(built: Built) -> str:
    """Return what of the site was made in this build, and why."""
    if not (built.made or built.shared):
        return "Nothing that it is made from has changed since the last build."
    if built.reason:
        return f"Everything was made, as {built.reason}."
    named = ", ".join(built.made[:_NAMED]) + (" ..." if len(built.made) > _NAMED else "")
    projects = several(len(built.made), "project") + (f" ({named})" if named else "")
    return f"Made anew: {projects} and {several(built.shared, 'other file')}; the rest is kept from the last build."


def _serve_command(options: Namespace) -> str:
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

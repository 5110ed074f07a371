"""`status`: what waits for a maintainer."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from generator.commands.command import Command
from generator.commands.options import add_content, content_of
from generator.commands.outcome import status_of
from generator.commands.wording import several
from generator.console import Console
from generator.content import ContentFolder
from generator.diagnostics import Text
from generator.pipeline import check_content
from generator.stock import Stock, take_stock

_LISTED = 10  # files of a kind that are named
_KINDS = {
    "unconverted": Text("รายงานที่ยังไม่มีระเบียน", "Reports without a record"),
    "changed": Text("รายงานที่เปลี่ยนไปหลังแปลง", "Reports changed since they were converted"),
    "drifted": Text("ระเบียนที่ไม่ตรงกับรายงาน", "Records that differ from what their report gives today"),
    "orphaned": Text("ระเบียนที่ไม่พบไฟล์รายงาน", "Records whose report is gone"),
    "stale": Text("การแก้ไขที่ไม่ตรงกับระเบียนแล้ว", "Corrections that no longer fit"),
    "hand_written": Text("ระเบียนที่เขียนเอง", "Records written by hand"),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    add_content(parser, formats=("text", "json"))


def run(options: Namespace, console: Console) -> int:
    """Say in short what there is in CONTENT and what waits to be done: converted, mended, looked at. Writes nothing."""
    content = content_of(options)
    found = check_content(content, progress=console.progress)
    stock = take_stock(content, found)
    if options.format == "json":
        console.document(_as_json(stock))
    else:
        console.say(*_lines(stock, content))
    return status_of(found)


def _lines(stock: Stock, content: ContentFolder) -> Iterator[str]:
    yield f"{content.root}: {several(stock.reports, 'report')}, {several(stock.records, 'record')}"
    for name, title in _KINDS.items():
        files: tuple[str, ...] = getattr(stock, name)
        if files:
            yield f"{title.en} / {title.th}: {len(files):,}"
            yield from (f"    {content.root / file}" for file in files[:_LISTED])
            if len(files) > _LISTED:
                yield f"    … +{len(files) - _LISTED:,}"
    if stock.found:
        yield "Found, the gravest first / สิ่งที่พบ เรียงตามความร้ายแรง:"
        width = max(len(rule.code) for rule, _ in stock.found)
        for rule, count in stock.found:
            yield f"    {rule.severity:<7} {count:>6,}  {rule.code:<{width}}  {rule.title.en} / {rule.title.th}"
        yield "`make validate` shows each with its line."
    else:
        yield "Nothing is wrong or doubtful. / ไม่พบข้อผิดพลาดหรือข้อสังเกต"


def _as_json(stock: Stock) -> str:
    found = [
        {
            "severity": rule.severity.value,
            "code": rule.code,
            "count": count,
            "title_th": rule.title.th,
            "title_en": rule.title.en,
        }
        for rule, count in stock.found
    ]
    files = {name: getattr(stock, name) for name in _KINDS}
    counted = {"reports": stock.reports, "records": stock.records}
    return json.dumps({**counted, **files, "found": found}, ensure_ascii=False, indent=2)


COMMAND = Command("status", "say in short what waits to be converted, mended or looked at", add_arguments, run)

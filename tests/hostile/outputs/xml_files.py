"""Feeds and all other XML, and the notices of what was withdrawn."""

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from tests.hostile.outputs.csv_files import csv_rows
from tests.hostile.outputs.published import Published, Seen

NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ATOM = "{http://www.w3.org/2005/Atom}"


def read_xml(content: bytes) -> Any:
    """Return a document's root; one with a document type, and so with entities of its own, is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    tree = etree.parse(io.BytesIO(content), parser)
    assert tree.docinfo.doctype == ""
    kinds = {type(node) for node in tree.iter()}
    assert kinds <= {etree._Element}, kinds  # no processing instruction, comment or entity
    return tree.getroot()


def in_xml(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)


def feeds(site: Published) -> Iterator[Seen]:
    for case in site.cases:
        feed = read_xml(site.bytes(f"agencies/{case.agency}/feed.xml"))
        titles = [node.text for node in feed.iterfind(f"{ATOM}entry/{ATOM}title")]
        yield Seen(str(case.attack), f"{case.origin}: title", True, in_xml(case.record["title"]) in titles)
        for link in feed.iter(f"{ATOM}link"):
            assert link.get("href").startswith("https://reports.example/base/")
        if case.origin == "record":
            name = in_xml(f"{site.site_text} – {case.attack.text.strip()}")
            yield Seen(str(case.attack), "register: name_th", name, feed.findtext(f"{ATOM}title"))
            said = in_xml(f"({case.attack.text})")
            summaries = "".join(node.text or "" for node in feed.iterfind(f"{ATOM}entry/{ATOM}summary"))
            yield Seen(str(case.attack), "ledger: reason", True, said in summaries)


def every_xml_file(site: Published) -> Iterator[Seen]:
    for path in (*site.files(".xml"), *site.files(".svg")):
        read_xml(site.bytes(path))
        yield Seen("all", path, True, True)


def notices(site: Published) -> Iterator[Seen]:
    """What was withdrawn says why, in the form of the file that it was."""
    readers: dict[str, Callable[[bytes], object]] = {
        ".json": lambda content: json.loads(content)["withdrawn"],
        ".yaml": lambda content: yaml.safe_load(content)["withdrawn"],
        ".csv": lambda content: csv_rows(content)[0]["withdrawn"],
        ".xml": lambda content: read_xml(content).text,
    }
    texts = yaml.safe_load((site.content / "redirects.yaml").read_text("utf-8"))
    for entry in texts:
        if not entry["from"].endswith("/"):
            read = readers[Path(entry["from"]).suffix]
            yield Seen(
                entry["from"], "redirects: withdrawn", entry["withdrawn"].strip(), read(site.bytes(entry["from"]))
            )

"""CITATION.cff (1.2.0): the data set as reference managers and portals read it."""

from collections.abc import Iterator
from typing import Any

import yaml

from generator.model.catalog import Catalog
from generator.model.citation import cite_projects
from generator.model.outputs import OutputFile


def citation_file(catalog: Catalog) -> Iterator[OutputFile]:
    """Yield `data/CITATION.cff`."""
    site = catalog.site
    citation = cite_projects(site, catalog.summaries)
    tree: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "โปรดอ้างอิงชุดข้อมูลนี้ตามรายละเอียดด้านล่าง / Please cite this data set as below.",
        "type": "dataset",
        "title": f"{citation.title.th} / {citation.title.en}",
        "authors": [{"name": f"{citation.author.th} / {citation.author.en}"}],
    }
    if citation.url:
        tree["url"] = citation.url
    if site.licence.id:
        tree["license"] = site.licence.id
    elif site.licence.url:
        tree["license-url"] = site.licence.url
    if citation.day:
        tree["date-released"] = citation.day
    text = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    yield OutputFile("data/CITATION.cff", text.encode())

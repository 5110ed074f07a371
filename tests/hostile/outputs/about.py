"""What tells of the data: descriptions as JSON, YAML, Turtle and JSON-LD, and what the archive says of itself."""

import zipfile
from collections.abc import Iterator

import yaml
from markdown_it import MarkdownIt
from rdflib import Graph, Literal, Namespace

from tests.hostile.outputs.published import Published, Seen, settings_in

DCT, FOAF = Namespace("http://purl.org/dc/terms/"), Namespace("http://xmlns.com/foaf/0.1/")
OWN = ("https://reports.example/base/", "https://licence.example/")


def _texts(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from _texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value)
    elif isinstance(tree, str):
        yield tree


def descriptions(site: Published) -> Iterator[Seen]:
    """The data package, GD Catalog's fields, OpenAPI, the citation: the settings' texts are texts in them."""
    for path in ("data/datapackage.json", "data/gdc.json", "catalog.jsonld"):
        yield from settings_in(site, _texts(site.json(path)))
    for path in ("api/openapi.yaml", "data/CITATION.cff"):
        yield from settings_in(site, _texts(yaml.safe_load(site.bytes(path))))


def turtle_and_json_ld(site: Published) -> Iterator[Seen]:
    turtle = Graph().parse(data=site.bytes("catalog.ttl"), format="turtle")
    linked = Graph().parse(data=site.bytes("catalog.jsonld"), format="json-ld")
    assert set(turtle) == set(linked)
    allowed = ("https://reports.example/", "https://licence.example/", "mailto:data@reports.example")
    for node in {node for triple in turtle for node in triple if not isinstance(node, Literal)}:
        assert "evil" not in str(node) or str(node).startswith(allowed), node
    for subject, predicate in (("#catalog", DCT.title), ("#publisher", FOAF.name)):
        uri = next(node for node in turtle.subjects(predicate) if str(node).endswith(subject))
        said = {(str(value), value.language) for value in turtle.objects(uri, predicate) if isinstance(value, Literal)}
        wanted = {(site.site_text.strip(), "th"), (f"en {site.site_text}".strip(), "en")}
        yield Seen("settings", f"site.yaml: {subject}", wanted, said)


def readme_of_the_archive(site: Published) -> Iterator[Seen]:
    """Shown by a reader of Markdown that takes HTML, it has none, and leads to the site and its licence alone."""
    with zipfile.ZipFile(site.folder / "data/all.zip") as packed:
        for name in ("README.th.md", "README.en.md"):
            blocks = MarkdownIt("commonmark", {"html": True}).parse(packed.read(name).decode())
            parts = [*blocks, *(one for block in blocks for one in block.children or ())]
            yield Seen("settings", name, [], [one.content for one in parts if one.type.startswith("html")])
            links = {str(one.attrs["href"]) for one in parts if one.type == "link_open"}
            yield Seen("settings", name, set(), {one for one in links if not one.startswith(OWN)})
            yield Seen("settings", name, 1, sum(one.type == "fence" for one in parts))

"""What a site gives out, each format read by a reader that did not write it.

An output yields for every text that went in what it should say there and what it does; `OUTPUTS` lists them all. Pages
are read by a real browser: `browsing`.
"""

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import openpyxl
import yaml
from lxml import etree
from markdown_it import MarkdownIt
from PIL import Image
from rdflib import Graph, Literal, Namespace

from tests.hostile.inputs import Case, leaves

Rows = list[dict[str, str]]
FORMULA = re.compile(r"[=+\-@\t\r\n\0＝＋－＠]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PLAIN_NAME = re.compile(r"(?:[A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9-]+)*")
ATOM = "{http://www.w3.org/2005/Atom}"
DCT, FOAF = Namespace("http://purl.org/dc/terms/"), Namespace("http://xmlns.com/foaf/0.1/")


class Seen(NamedTuple):
    """A text that went in at `field` of a project or of the settings, and what an output says in its place."""

    attack: str
    field: str
    expected: object
    found: object


@dataclass(frozen=True)
class Published:
    """A built site, the projects in it, the text in its settings, and the folder of content it was made from."""

    folder: Path
    cases: tuple[Case, ...]
    site_text: str
    content: Path

    def bytes(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def json(self, path: str) -> Any:
        """Return a JSON file's tree, its numbers as they stand there."""
        return json.loads(self.bytes(path), parse_float=str, parse_int=str)

    def files(self, suffix: str = "") -> list[str]:
        found = (path for path in self.folder.rglob(f"*{suffix}") if path.is_file())
        return sorted(path.relative_to(self.folder).as_posix() for path in found)


Output = Callable[[Published], Iterable[Seen]]


# --- Tables ------------------------------------------------------------------------------------------------------


def table_rows(case: Case) -> dict[str, Rows]:
    """Return what the tables must say of a project, by the name of the table; only columns of text."""
    record = case.record
    strategy, agency = record.get("strategy", {}), record.get("agency", [])
    project = {
        "title": record["title"],
        "agency": agency[0] if agency else "",
        "agency_path": ";".join(agency),
        "strategy_theme": strategy.get("theme", ""),
        "strategy_sub_theme": strategy.get("sub_theme", ""),
        "strategy_goal": strategy.get("goal", ""),
        "indicator": strategy.get("indicator", ""),
        "rationale": record.get("rationale", ""),
    }
    rounds = [
        {"printed_label": round_.get("label", ""), "narrative": round_.get("narrative", "")}
        for round_ in record.get("rounds", [])
    ]
    return {
        "projects": [project],
        "rounds": rounds,
        "objectives": [{"text": text} for text in record.get("objectives", [])],
        "targets": [{"text": text} for text in record.get("targets", [])],
        "corrections": [
            {name: item[name] for name in ("from", "to", "reason", "by")} | {"to": record["targets"][0]}
            for item in case.corrections
        ],
    }


def _tables(
    site: Published, read: Callable[[str], Rows], shown: Callable[[str], str] = lambda text: text
) -> Iterator[Seen]:
    for table in ("projects", "rounds", "objectives", "targets", "corrections"):
        rows: dict[str, Rows] = {}
        for row in read(table):
            rows.setdefault(f"{row['fiscal_year_be']}/{row['project_id']}", []).append(row)
        for case in site.cases:
            wanted, found = table_rows(case)[table], rows.get(case.key, [])
            assert len(found) == len(wanted), (table, case)
            for at, (row, other) in enumerate(zip(wanted, found, strict=True), 1):
                for name, text in row.items():
                    yield Seen(str(case.attack), f"{case.origin}: {table}.{at}.{name}", shown(text), other[name])


def read_csv(text: str) -> list[list[str]]:
    """Return the cells of a CSV file, strictly after RFC 4180: lines end with CRLF, quotes stand around whole cells."""
    rows, at, row = list[list[str]](), 0, list[str]()
    cell = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)')
    while at < len(text):
        found = cell.match(text, at)
        assert found, text[at : at + 80]
        row.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        if found[3] != ",":
            rows.append(row)
            row = []
        at = found.end()
    assert not row
    return rows


def _csv_rows(content: bytes) -> Rows:
    head, *rows = read_csv(content.decode("utf-8-sig"))
    return [dict(zip(head, row, strict=True)) for row in rows]


def canonical_csv(site: Published) -> Iterator[Seen]:
    yield from _tables(site, lambda table: _csv_rows(site.bytes(f"data/{table}.csv")))


def excel_csv(site: Published) -> Iterator[Seen]:
    def read(table: str) -> Rows:
        rows = _csv_rows(site.bytes(f"data/excel/{table}.csv"))
        for row in rows:
            for name, text in row.items():
                assert not FORMULA.match(text) or NUMBER.fullmatch(text), (table, name, text)
        return rows

    yield from _tables(site, read, lambda text: f"'{text}" if FORMULA.match(text) else text)


def csv_of_one_project(site: Published) -> Iterator[Seen]:
    for case in site.cases:
        rows = _csv_rows(site.bytes(f"projects/{case.key}.csv"))
        for wanted, row in zip(table_rows(case)["rounds"], rows, strict=True):
            for name, text in wanted.items():
                yield Seen(str(case.attack), f"{case.origin}: rounds.{name}", text, row[name])


def csv_and_json_of_a_group(site: Published) -> Iterator[Seen]:
    years = {case.key.split("/")[0] for case in site.cases}
    names = [*(f"agencies/{case.agency}" for case in site.cases), *(f"years/{year}" for year in years)]
    rows = {
        path: {row["project_id"]: row for row in read(site.bytes(path))}
        for name in names
        for path, read in ((f"{name}.csv", _csv_rows), (f"{name}.json", json.loads))
    }
    for case in site.cases:
        places = (f"agencies/{case.agency}", f"years/{case.key.split('/')[0]}")
        for path in (f"{place}{kind}" for place in places for kind in (".csv", ".json")):
            row = rows[path][case.id]
            for name, text in table_rows(case)["projects"][0].items():
                value = row.get(name, "")
                found = ";".join(value) if isinstance(value, list) else value
                yield Seen(str(case.attack), f"{case.origin}: {name}", text, found)


def sqlite_values(site: Published) -> Iterator[Seen]:
    with closing(sqlite3.connect(site.folder / "data/open-reports.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()

        def read(table: str) -> Rows:
            cursor = database.execute(f'SELECT * FROM "{table}"')  # noqa: S608 # of a list here
            names = [column[0] for column in cursor.description]
            return [
                {name: "" if cell is None else str(cell) for name, cell in zip(names, row, strict=True)}
                for row in cursor
            ]

        yield from _tables(site, read)
        about = dict(database.execute("SELECT name, value FROM about").fetchall())
        yield from _site(site, about.values())


def sqlite_search(site: Published) -> Iterator[Seen]:
    """Searched for as words, each is found; as a query of FTS5 it is an answer or an error, and harms nothing."""
    with closing(sqlite3.connect(site.folder / "data/open-reports.sqlite")) as database:
        find = "SELECT count(*) FROM projects_search WHERE projects_search MATCH ?"
        for case in site.cases:
            text = case.record["title"].split("\0")[0]
            with suppress(sqlite3.OperationalError):  # most are no query
                database.execute(find, (text,)).fetchall()
            if len(text) >= 3:
                (found,) = database.execute(find, ('"' + text.replace('"', '""') + '"',)).fetchone()
                yield Seen(str(case.attack), f"{case.origin}: title", True, found >= 1)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def parquet_values(site: Published) -> Iterator[Seen]:
    def read(table: str) -> Rows:
        found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(site.folder / f"data/{table}.parquet")])
        names = [column[0] for column in found.description or ()]
        rows = found.fetchall()
        return [
            {name: "" if cell is None else str(cell) for name, cell in zip(names, row, strict=True)} for row in rows
        ]

    yield from _tables(site, read)


def workbook_cells(site: Published) -> Iterator[Seen]:
    book = openpyxl.load_workbook(site.folder / "data/open-reports.xlsx")
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type in ("s", "n", "b", "d", "inlineStr"), (sheet.title, cell.coordinate)
                assert cell.hyperlink is None, (sheet.title, cell.coordinate)

    def read(table: str) -> Rows:
        head, *rows = book[table].iter_rows(values_only=True)
        names = [str(name) for name in head]
        return [
            {name: "" if cell is None else _unescaped(str(cell)) for name, cell in zip(names, row, strict=True)}
            for row in rows
        ]

    yield from _tables(site, read)
    yield from _site(site, (_unescaped(str(row[1])) for row in book["notes"].iter_rows(values_only=True)))


def _unescaped(text: str) -> str:
    """Return a cell's text: ECMA-376 writes what XML cannot hold as `_x0001_`."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


# --- Trees -------------------------------------------------------------------------------------------------------


def _at(tree: Any, path: str) -> object:
    if path in tree.get("illegible", {}):
        return tree["illegible"][path]
    value = tree
    for step in path.split("."):
        if isinstance(value, list):
            value = value[int(step) - 1] if int(step) <= len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _trees(site: Published, trees: dict[str, Any]) -> Iterator[Seen]:
    for case in site.cases:
        tree = trees[case.key]
        for path, text in leaves(case.record):
            found = _at(tree, path)
            is_typed = path.endswith(("date", "percent", "disbursed", "budget_allocated", "budget_spent"))
            yield Seen(str(case.attack), f"{case.origin}: {path}", text, str(found) if is_typed else found)
        for item, given in zip(tree.get("corrections", []), case.corrections, strict=True):
            for name in ("from", "reason", "by"):
                yield Seen(str(case.attack), f"ledger: {name}", given[name], item[name])
            yield Seen(str(case.attack), "ledger: to", case.record["targets"][0], item["to"])
        if case.origin == "record":
            agency = tree["facts"]["agency"]
            name = case.attack.text.strip()
            yield Seen(str(case.attack), "register: name_th", name, agency["name_th"])
            yield Seen(str(case.attack), "register: name_en", f"en {case.attack.text}", agency["name_en"])


def json_of_one_project(site: Published) -> Iterator[Seen]:
    yield from _trees(site, {case.key: site.json(f"projects/{case.key}.json") for case in site.cases})


def json_of_all(site: Published) -> Iterator[Seen]:
    projects = site.json("data/projects.json")
    yield from _trees(site, {f"{tree['fiscal_year']}/{tree['id']}": tree for tree in projects})


def ndjson_of_all(site: Published) -> Iterator[Seen]:
    lines = site.bytes("data/projects.ndjson").decode().removesuffix("\n").split("\n")
    trees = (json.loads(line, parse_int=str, parse_float=str) for line in lines)
    yield from _trees(site, {f"{tree['fiscal_year']}/{tree['id']}": tree for tree in trees})


def yaml_of_one_project(site: Published) -> Iterator[Seen]:
    for case in site.cases:
        content = site.bytes(f"projects/{case.key}.yaml").decode()
        tree = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506 # makes text alone
        assert isinstance(yaml.safe_load(content), dict)
        for path, text in leaves(case.record):
            changed = path == "targets.1" and case.corrections
            expected = case.corrections[0]["from"] if changed else text
            yield Seen(str(case.attack), f"{case.origin}: {path}", expected, _at(tree, path))


def every_json_and_yaml_file(site: Published) -> Iterator[Seen]:
    for path in site.files():
        if path.endswith((".json", ".jsonld")):
            json.loads(site.bytes(path))
        elif path.endswith((".yaml", ".cff")) and not path.startswith("projects/"):
            yaml.safe_load(site.bytes(path))
        else:
            continue
        yield Seen("all", path, True, True)


def sums_of_agencies(site: Published) -> Iterator[Seen]:
    rows = {row["agency_code"]: row for row in site.json("agencies.json")}
    cells = {row["agency_code"]: row for row in _csv_rows(site.bytes("agencies.csv"))}
    for case in site.cases:
        if case.origin == "record":
            for found in (rows[case.agency], cells[case.agency]):
                yield Seen(str(case.attack), "register: name_th", case.attack.text.strip(), found["agency"])


def _site(site: Published, texts: Iterable[object]) -> Iterator[Seen]:
    """Yield whether texts hold that of the settings, word for word."""
    held = any(isinstance(text, str) and site.site_text.strip() in text for text in texts)  # settings are trimmed
    yield Seen("settings", "site.yaml", True, held)


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
        yield from _site(site, _texts(site.json(path)))
    for path in ("api/openapi.yaml", "data/CITATION.cff"):
        yield from _site(site, _texts(yaml.safe_load(site.bytes(path))))


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


# --- XML, pictures, archives, lines ------------------------------------------------------------------------------


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
    for path in site.files(".xml"):
        read_xml(site.bytes(path))
        yield Seen("all", path, True, True)
    for path in site.files(".svg"):
        read_xml(site.bytes(path))


def notices(site: Published) -> Iterator[Seen]:
    """What was withdrawn says why, in the form of the file that it was."""
    readers: dict[str, Callable[[bytes], object]] = {
        ".json": lambda content: json.loads(content)["withdrawn"],
        ".yaml": lambda content: yaml.safe_load(content)["withdrawn"],
        ".csv": lambda content: _csv_rows(content)[0]["withdrawn"],
        ".xml": lambda content: read_xml(content).text,
    }
    texts = yaml.safe_load((site.content / "redirects.yaml").read_text("utf-8"))
    for entry in texts:
        if not entry["from"].endswith("/"):
            read = readers[Path(entry["from"]).suffix]
            yield Seen(
                entry["from"], "redirects: withdrawn", entry["withdrawn"].strip(), read(site.bytes(entry["from"]))
            )


def archive(site: Published) -> Iterator[Seen]:
    with zipfile.ZipFile(site.folder / "data/all.zip") as packed:
        assert packed.testzip() is None
        for entry in packed.infolist():
            assert re.fullmatch(r"(?:[A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9-]+)*", entry.filename), (
                entry.filename
            )
            if (site.folder / "data" / entry.filename).exists() and entry.filename != "SHA256SUMS":
                yield Seen("all", entry.filename, site.bytes(f"data/{entry.filename}"), packed.read(entry))


def readme_of_the_archive(site: Published) -> Iterator[Seen]:
    """Shown by a reader of Markdown that takes HTML, it has none, and leads to the site and its licence alone."""
    with zipfile.ZipFile(site.folder / "data/all.zip") as packed:
        for name in ("README.th.md", "README.en.md"):
            blocks = MarkdownIt("commonmark", {"html": True}).parse(packed.read(name).decode())
            parts = [*blocks, *(one for block in blocks for one in block.children or ())]
            yield Seen("settings", name, [], [one.content for one in parts if one.type.startswith("html")])
            links = {str(one.attrs["href"]) for one in parts if one.type == "link_open"}
            yield Seen("settings", name, set(), {one for one in links if not one.startswith(_OWN)})
            yield Seen("settings", name, 1, sum(one.type == "fence" for one in parts))


_OWN = ("https://reports.example/base/", "https://licence.example/")


def checksums(site: Published) -> Iterator[Seen]:
    lines = site.bytes("SHA256SUMS").decode().removesuffix("\n").split("\n")
    found = [re.fullmatch("[0-9a-f]{64}  (.+)", line) for line in lines]
    assert all(found)
    hidden = {path for path in site.files() if path.startswith(".") and not path.startswith(".well-known/")}
    yield Seen("all", "names", set(site.files()) - {"SHA256SUMS"} - hidden, {one[1] for one in found if one})


_LINES = {
    "robots.txt": r"User-agent: \*|Allow: /|Sitemap: https://reports\.example/base/sitemap\.xml|",
    "security.txt": r"Contact: mailto:data@reports\.example|Expires: 20[0-9-]{8}T00:00:00Z|Preferred-Languages: th, en"
    r"|Canonical: https://reports\.example/base/\.well-known/security\.txt",
    "_headers": r"/(?:[a-z]+/)?\*|  [A-Z][A-Za-z-]+: [\x20-\x7e]+",
}


def lines_for_hosts(site: Published) -> Iterator[Seen]:
    """Of what hosts and crawlers read line by line, no line is anybody's but the program's."""
    for path, allowed in _LINES.items():
        for line in site.bytes(path).decode().split("\n"):
            yield Seen("settings", path, True, not line or bool(re.fullmatch(allowed, line)))
    assert "evil" not in site.bytes("_headers").decode().lower()


def report_bytes(site: Published) -> Iterator[Seen]:
    """A report's own bytes are served as they came, under a name that no browser runs."""
    for case in site.cases:
        source = case.record.get("source")
        if source:
            sent = (site.content / source["file"]).read_bytes()
            served = [
                path for path in (site.folder / f"projects/{case.key}/source").iterdir() if path.suffix != ".html"
            ]
            yield Seen(
                str(case.attack), "report: file", [(".txt", sent)], [(one.suffix, one.read_bytes()) for one in served]
            )


def cards(site: Published) -> Iterator[Seen]:
    for path in site.files(".png"):
        with Image.open(site.folder / path) as picture:
            picture.verify()
            yield Seen("all", path, ("PNG", (1200, 630)), (picture.format, picture.size))


OUTPUTS: tuple[Output, ...] = (
    canonical_csv,
    excel_csv,
    csv_of_one_project,
    csv_and_json_of_a_group,
    sqlite_values,
    sqlite_search,
    parquet_values,
    workbook_cells,
    json_of_one_project,
    json_of_all,
    ndjson_of_all,
    yaml_of_one_project,
    every_json_and_yaml_file,
    sums_of_agencies,
    descriptions,
    turtle_and_json_ld,
    feeds,
    every_xml_file,
    notices,
    archive,
    readme_of_the_archive,
    checksums,
    lines_for_hosts,
    report_bytes,
    cards,
)

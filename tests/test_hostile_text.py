"""Text is text everywhere: what looks like code, markup or a formula comes out as typed."""

import csv
import io
import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.conftest import TRUTH, Desk
from tests.forms.truth import Round

HOSTILE = """<script>alert(1)</script> {{ 7*7 }} {% raw %} **หนา** "อ้าง" 'เดี่ยว' &amp; ]]> <!-- \\n $&"""
KEY = "projects/2566/50010000-11"


class Texts(HTMLParser):
    """The texts of a page, and how many scripts it has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        # Which runs of a text are marked as Thai depends on the text itself.
        self.attributes += [value or "" for name, value in attrs if name != "lang"]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def parse(page: bytes) -> Texts:
    texts = Texts()
    texts.feed(page.decode())
    return texts


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """A site with hostile text, and the same with ordinary text."""
    made = []
    for text in (HOSTILE, "ข้อความธรรมดา"):
        desk = Desk(tmp_path_factory.mktemp("desk"))
        desk.write("site.yaml", json.dumps({"title": text, "licence": text, "publisher": text, "notice": text}))
        desk.report(
            title=text,
            agency=(text,),
            rationale=(text,),
            objectives=(text,),
            targets=(text,),
            rounds=(Round(TRUTH.rounds[0].day, 1, (text, f"- {text}"), TRUTH.rounds[0].progress, None),),
        )
        ledger = [
            {"field": "targets.1", "from": text, "to": f"{text}!", "reason": text, "by": text, "date": "2026-01-01"}
        ]
        desk.write("corrections/2566/50010000-11.yaml", json.dumps(ledger))
        built = desk.build(base_url="https://reports.example/open/")
        assert built.written, built.diagnostics
        made.append(desk.site_bytes())
    return made[0], made[1]


def test_pages_show_it_as_typed_and_run_none_of_it(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    hostile, ordinary = sites
    page = parse(hostile[f"{KEY}/index.html"])
    shown = "\n".join(page.texts)
    assert shown.count(HOSTILE) >= 6
    pages = [path for path in hostile if path.endswith(".html")]
    assert pages == [path for path in ordinary if path.endswith(".html")]
    for path in pages:
        assert parse(hostile[path]).scripts == parse(ordinary[path]).scripts, path
        assert len(parse(hostile[path]).attributes) == len(parse(ordinary[path]).attributes), path
        assert b"&amp;amp;amp;" not in hostile[path], path


def test_lists_of_projects_show_the_title_as_typed(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    for path in ("projects/index.html", "en/projects/index.html", "index.html", "years/2566/index.html"):
        assert any(HOSTILE in text for text in parse(sites[0][path]).texts), path


def test_json_yaml_and_csv_hold_it_as_typed(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    files = sites[0]
    project = json.loads(files[f"{KEY}.json"])
    assert project["title"] == project["rationale"] == project["objectives"][0] == HOSTILE
    assert project["rounds"][0]["narrative"] == f"{HOSTILE}\n- {HOSTILE}"
    assert project["corrections"][0]["reason"] == HOSTILE
    record = yaml.safe_load(files[f"{KEY}.yaml"])
    assert record["title"] == record["targets"][0] == HOSTILE
    (row,) = csv.DictReader(io.StringIO(files["data/projects.csv"].decode(), newline=""))
    assert row["title"] == row["rationale"] == HOSTILE
    (row,) = csv.DictReader(io.StringIO(files["data/rounds.csv"].decode(), newline=""))
    assert row["narrative"] == f"{HOSTILE}\n- {HOSTILE}"
    (listed,) = json.loads(files["data/projects.json"])
    assert listed["title"] == HOSTILE


def test_the_feed_holds_it_as_typed_and_all_xml_is_well_formed(
    sites: tuple[dict[str, bytes], dict[str, bytes]],
) -> None:
    files = sites[0]
    for path in files:
        if path.endswith(".xml"):
            ET.fromstring(files[path])  # noqa: S314 # our own
    titles = [title.text for title in ET.fromstring(files["feed.xml"]).iter("{http://www.w3.org/2005/Atom}title")]  # noqa: S314
    assert any(HOSTILE in (title or "") for title in titles)


def test_every_json_file_can_be_read(sites: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    for path, content in sites[0].items():
        if path.endswith(".json"):
            json.loads(content)

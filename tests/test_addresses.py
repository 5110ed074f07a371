"""Old addresses never die."""

import csv
import io
import json

import pytest
import yaml
from lxml import etree

from generator.addresses import ADDRESS_LOST, addresses_of, load_addresses
from generator.cli import main
from generator.pipeline import check_content
from tests.conftest import TRUTH, Desk

OLD = "projects/2566/50010000-99"


def test_a_build_that_would_drop_an_address_builds_nothing_and_the_last_site_stands(desk: Desk) -> None:
    desk.report()
    desk.build()
    before = desk.site_bytes()
    desk.write("published-urls.txt", f"# a list\n\n{OLD}/\nyears/2566/\nyears/2550.csv\n")
    built = desk.build()
    assert built.written is None
    lost = [(said.rule, said.position.line) for said in built.diagnostics if said.position.file == "published-urls.txt"]
    assert lost == [(ADDRESS_LOST, 3), (ADDRESS_LOST, 5)]
    assert desk.site_bytes() == before
    found = [said for said in check_content(desk.content) if said.rule is ADDRESS_LOST]
    assert [said.position.line for said in found] == [3]


def test_what_one_entry_would_cover_is_told_once_with_the_entry(desk: Desk) -> None:
    desk.report()
    desk.write(
        "published-urls.txt", "agencies/9.csv\nagencies/9/\nagencies/9/feed.xml\nen/agencies/9/\nyears/2550.csv\n"
    )
    told = {said.position.line: said for said in desk.build().diagnostics if said.rule is ADDRESS_LOST}
    assert list(told) == [2, 5]
    assert told[2].message.en == "there is no agencies/9/ any more, and 3 more below and beside it"
    assert told[2].expected
    assert "- {from: agencies/9/, withdrawn: the reason}" in told[2].expected.en
    desk.write("redirects.yaml", "- {from: agencies/9/, withdrawn: a}\n- {from: years/2550.csv, withdrawn: b}\n")
    assert desk.build().written


def test_a_redirect_leads_pages_of_every_language_on_and_gives_files_their_old_names(desk: Desk) -> None:
    desk.report()
    desk.write("published-urls.txt", f"{OLD}/\nen/{OLD}/\n{OLD}/source/\n{OLD}.json\n{OLD}.csv\n")
    desk.write("redirects.yaml", f"- {{from: {OLD}/, to: projects/2566/{TRUTH.id}/}}\n")
    assert desk.build().written
    files = desk.site_bytes()
    for language in ("", "en/"):
        page = files[f"{language}{OLD}/index.html"].decode()
        assert f'<meta http-equiv="refresh" content="0; url=../{TRUTH.id}/">' in page
        assert f'href="../{TRUTH.id}/"' in page
    assert f"url=../../{TRUTH.id}/source/" in files[f"{OLD}/source/index.html"].decode()
    for suffix in (".json", ".csv"):
        assert files[OLD + suffix] == files[f"projects/2566/{TRUTH.id}{suffix}"]


def test_a_notice_says_why_something_was_taken_out(desk: Desk) -> None:
    desk.report()
    desk.write("published-urls.txt", f"{OLD}/\nen/{OLD}/\n{OLD}.json\n{OLD}.csv\n{OLD}.yaml\n")
    desk.write("redirects.yaml", f"- {{from: {OLD}/, withdrawn: <b>หน่วยงานขอถอน</b>, date: 2026-11-24}}\n")
    assert desk.build().written
    files = desk.site_bytes()
    page = files[f"en/{OLD}/index.html"].decode()
    assert "&lt;b&gt;หน่วยงานขอถอน&lt;/b&gt;" in page
    assert "24\u00a0November\u00a02026" in page
    assert 'http-equiv="refresh"' not in page
    assert json.loads(files[f"{OLD}.json"]) == {"withdrawn": "<b>หน่วยงานขอถอน</b>", "date": "2026-11-24"}
    assert files[f"{OLD}.csv"].startswith(b"withdrawn\r\n")
    assert OLD.encode() not in files["sitemap.xml"]


def test_what_is_there_needs_no_redirect(desk: Desk) -> None:
    desk.report()
    desk.write("redirects.yaml", f"- {{from: projects/2566/{TRUTH.id}/, withdrawn: เข้าใจผิด}}\n")
    desk.build()
    assert TRUTH.title in desk.site_bytes()[f"projects/2566/{TRUTH.id}/index.html"].decode()


@pytest.mark.parametrize(
    "entry",
    [
        "{from: /x/, to: y/}",
        "{from: x/}",
        "{from: x/, to: y/, withdrawn: z}",
        "{from: ../x/, to: y/}",
        "x",
        "{from: x/, to: y/, when: z}",
        "{from: x/, withdrawn: y, date: 2569-13-01}",
        "{from: ./index.html, withdrawn: y}",
        "{from: data/./projects.csv, withdrawn: y}",
        "{from: projects/index.html, withdrawn: y}",
        "{from: _worker.js, withdrawn: y}",
        "{from: .htaccess, withdrawn: y}",
        "{from: evil.htm, withdrawn: y}",
        "{from: evil.svg, to: data/projects.csv}",
        '{from: "a\\0b", withdrawn: y}',
        '{from: "a\\u200eb/", withdrawn: y}',
        '{from: x/, withdrawn: "a\\0b"}',
    ],
)
def test_a_faulty_entry_is_told_and_left_out(desk: Desk, entry: str) -> None:
    desk.write("redirects.yaml", f"- {entry}\n- {{from: a/, to: b/}}\n")
    addresses, faults = load_addresses(desk.content.root)
    assert [move.origin for move in addresses.moves] == ["a/"]
    assert len(faults) == 1


def test_a_listed_line_that_is_no_path_is_told(desk: Desk) -> None:
    desk.write("published-urls.txt", "../etc/\nhttps://example.org/?x\n")
    addresses, faults = load_addresses(desk.content.root)
    assert (addresses.published, len(faults)) == ((), 2)


@pytest.mark.parametrize(
    "entry",
    [
        "{from: feed.xml/, withdrawn: y}",
        "{from: data, withdrawn: y}",
        "{from: Data/Projects.csv, withdrawn: y}",
        "{from: data/projects.csv/x/, withdrawn: y}",
        f"{{from: old.pdf, to: projects/2566/{TRUTH.id}/source/{TRUTH.id}.txt}}",
    ],
)
def test_nothing_takes_the_place_of_a_file_and_no_file_that_of_another_kind(desk: Desk, entry: str) -> None:
    desk.report()
    desk.write("redirects.yaml", f"- {entry}\n")
    built = desk.build()
    assert built.written is None
    assert [said.position.file for said in built.diagnostics if said.severity == "error"] == ["redirects.yaml"]


def test_every_address_of_a_site_may_stand_in_the_list(desk: Desk) -> None:
    desk.report("reports/ปี 2566/รายงาน ครั้งที่ 1 #ก%20?.txt")
    assert desk.build().written
    assert main(["addresses", "--content", str(desk.content.root), "--output", str(desk.site)]) == 0
    addresses, faults = load_addresses(desk.content.root)
    assert faults == ()
    assert f"projects/2566/{TRUTH.id}/source/รายงาน ครั้งที่ 1 #ก%20?.txt" in dict(addresses.published)
    assert desk.build().written


def test_a_notice_can_be_read_as_the_kind_of_file_it_stands_in(desk: Desk) -> None:
    reason = "</withdrawn> ]]> & \u2028 \x85 \"'"
    moves = [{"from": f"old/feed.{kind}", "withdrawn": reason} for kind in ("xml", "yaml", "json", "csv")]
    desk.write("redirects.yaml", json.dumps(moves))
    assert desk.build().written
    files = desk.site_bytes()
    assert etree.fromstring(files["old/feed.xml"]).text == reason
    assert yaml.safe_load(files["old/feed.yaml"]) == json.loads(files["old/feed.json"]) == {"withdrawn": reason}
    assert list(csv.reader(io.StringIO(files["old/feed.csv"].decode(), newline=""))) == [["withdrawn"], [reason]]


def test_a_redirect_to_nowhere_is_an_error(desk: Desk) -> None:
    desk.report()
    desk.write("redirects.yaml", "- {from: old/, to: nowhere/}\n")
    built = desk.build()
    assert built.written is None
    assert [str(said.position.file) for said in built.diagnostics if said.rule is ADDRESS_LOST] == ["redirects.yaml"]


def test_two_addresses_that_are_one_on_some_hosts_are_an_error(desk: Desk) -> None:
    desk.report()
    desk.write("redirects.yaml", "- {from: Old/, to: data/}\n- {from: old/, to: data/}\n")
    built = desk.build(core=True)
    assert built.written is None
    assert [said.code for said in built.diagnostics] == ["invalid-setting"] * 2


def test_the_list_keeps_what_was_published_and_takes_in_what_is(desk: Desk) -> None:
    desk.report()
    desk.build()
    desk.write("published-urls.txt", "gone/\n")
    assert main(["addresses", "--content", str(desk.content.root), "--output", str(desk.site)]) == 0
    listed = desk.read("published-urls.txt").splitlines()
    for path in (
        "gone/",
        f"projects/2566/{TRUTH.id}/",
        f"en/projects/2566/{TRUTH.id}/",
        "data/projects.csv",
        "feed.xml",
    ):
        assert path in listed
    assert not [path for path in listed if path.startswith(("assets", "search-index")) or "/page/" in path]
    desk.write("redirects.yaml", "- {from: gone/, withdrawn: เลิกใช้}\n")
    assert desk.build().written
    addresses, _ = load_addresses(desk.content.root)
    assert addresses_of(desk.site_bytes(), addresses) == desk.read("published-urls.txt")

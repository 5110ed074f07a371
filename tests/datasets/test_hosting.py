"""What hosts are told beside each file."""

import re
from datetime import date

from generator.model.headers import HEADERS
from tests.conftest import ROOT, Desk


def test_security_txt_says_whom_to_write_to_and_until_when(desk: Desk) -> None:
    desk.write("site.yaml", f"{desk.read('site.yaml')}contact: data@example.org\n")
    assert desk.build(build_date=date(2026, 1, 1)).written
    text = (desk.site / ".well-known/security.txt").read_text("utf-8")
    assert text.splitlines() == [
        "Contact: mailto:data@example.org",
        "Expires: 2026-12-31T00:00:00Z",
        "Preferred-Languages: th, en",
        "Canonical: https://reports.example/open/.well-known/security.txt",
    ]
    assert (desk.site / "security.txt").read_text("utf-8") == text


def test_what_others_put_into_the_hidden_folder_stays(desk: Desk) -> None:
    desk.write("site.yaml", f"{desk.read('site.yaml')}contact: data@example.org\n")
    assert desk.build().written
    (desk.site / ".well-known/proof").write_text("x", "utf-8")
    desk.report()
    assert desk.build().written
    assert (desk.site / ".well-known/proof").read_text("utf-8") == "x"
    desk.edit("site.yaml", "contact: data@example.org\n", "")
    assert desk.build().written
    assert not (desk.site / ".well-known/security.txt").exists()


def test_the_documents_give_servers_the_headers_that_hosts_are_given() -> None:
    told = (ROOT / "docs/deploying.md").read_text("utf-8")
    assert re.findall(r'^add_header (\S+) "(.*)" always;$', told, re.MULTILINE) == list(HEADERS)

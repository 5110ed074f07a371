"""`--report`: what a run did, for people and for programs."""

import json
import re
from decimal import Decimal

import pytest

from generator.cli import main
from generator.markdown_text import plain
from tests.conftest import Desk

DAY = ("--date", "2026-01-01")


def test_a_report_tells_what_was_converted_built_and_left_out_and_the_site_is_the_same(here: Desk) -> None:
    here.report(budget_spent=Decimal(500_000))
    here.write("reports/bad.txt", "ไม่ใช่ | <script>แบบรายงาน\n")
    assert main(["site", *DAY, "--report", "build/run.json"]) == 1
    first = here.site_bytes()
    told = json.loads((here.root / "build/run.json").read_text("utf-8"))
    [made] = told["converted"]["written"]
    assert (made["record"], made["rounds"]) == ("content/projects/2566/50010000-11.yaml", [2, 2])
    assert told["built"]["projects"] == 1
    assert [(error["file"], error["code"]) for error in told["errors"]] == [("content/reports/bad.txt", "not-a-report")]
    assert told["flags"]
    assert {"convert", "projects", "search"} <= told["stages"].keys()
    assert sum(kind["bytes"] for kind in told["sizes"].values()) == sum(map(len, first.values()))

    assert main(["site", *DAY, "--report", "build/run.md"]) == 1
    markdown = (here.root / "build/run.md").read_text("utf-8")
    assert "content/reports/bad.txt : 1 | `not-a-report` |" in markdown
    assert "<script" not in markdown
    assert here.site_bytes() == first


@pytest.mark.parametrize("hostile", ["@somebody", "#12", "[a](https://example.org)", "www.example.org", "a|b", "`<b>`"])
def test_text_from_a_report_is_no_markup_and_calls_nobody(hostile: str) -> None:
    assert not re.search(r"@\w|#\d(?!\d*;)|://|www\.|[<>\[\]`|](?!!--|$| -->)", plain(hostile).replace("<!-- -->", " "))


@pytest.mark.parametrize("file", ["run.txt", "site/run.md"])
def test_a_report_that_nobody_could_read_or_that_would_lie_in_the_site_is_refused(here: Desk, file: str) -> None:
    here.report()
    try:
        status = main(["site", "--report", file])
    except SystemExit as stopped:
        status = int(str(stopped.code))
    assert status == 2
    assert not here.site.exists()

"""`status` tells in short what waits for a maintainer."""

import json

import pytest

from generator.cli import main
from tests.conftest import Desk

HAND_WRITTEN = "id: 50010000-99\ntitle: เขียนเอง\nfiscal_year: 2566\n"
LEDGER = "- {field: title, from: ไม่ใช่ชื่อนี้, to: ชื่อ, reason: พิมพ์ผิด, date: 2026-01-01}\n"


def test_each_kind_of_waiting_is_told_with_its_files(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    _, edited, gone, _ = (here.report(id=f"50010000-{number}") for number in range(1, 5))
    main(["convert"])
    here.report(id="50010000-1", title="ชื่อใหม่ในรายงาน")
    here.edit(edited, "ปลูกแล้ว 40 ต้น", "ปลูกแล้ว 400 ต้น")
    here.content.path("reports/2566/50010000-3.txt").unlink()
    here.write("corrections/2566/50010000-4.yaml", LEDGER)
    here.report(id="50010000-5")
    here.write("reports/bad.txt", "ข้อความที่ไม่ใช่แบบรายงาน\n")
    here.write("projects/2566/50010000-99.yaml", HAND_WRITTEN)
    capsys.readouterr()

    assert main(["status", "--format", "json"]) == 1
    stock = json.loads(capsys.readouterr().out)
    found = {item["code"]: (item["severity"], item["count"]) for item in stock.pop("found")}
    assert stock == {
        "reports": 5,
        "records": 5,
        "unconverted": ["reports/bad.txt", "reports/2566/50010000-5.txt"],
        "changed": ["reports/2566/50010000-1.txt"],
        "drifted": [edited],
        "orphaned": [gone],
        "stale": ["corrections/2566/50010000-4.yaml"],
        "hand_written": ["projects/2566/50010000-99.yaml"],
    }
    assert next(iter(found.values()))[0] == "error"
    assert found["stale-correction"] == ("error", 1)

    assert main(["status"]) == 1
    said = capsys.readouterr().out
    assert "Reports changed since they were converted / รายงานที่เปลี่ยนไปหลังแปลง: 1\n" in said
    assert "    content/corrections/2566/50010000-4.yaml\n" in said


def test_where_nothing_waits_that_is_said(here: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    here.report()
    main(["convert"])
    capsys.readouterr()
    assert main(["status"]) == 0
    assert capsys.readouterr().out == (
        "content: 1 report, 1 record\nNothing is wrong or doubtful. / ไม่พบข้อผิดพลาดหรือข้อสังเกต\n"
    )

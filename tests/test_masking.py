"""What is private stays out of every byte that is published."""

import gzip
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from arro3.io import read_parquet

from generator.model.privacy import is_citizen_number
from generator.pipeline import check_content
from tests.conftest import SITE, TRUTH, Desk
from tests.forms.truth import Person

KEY = "projects/2566/50010000-11"
CITIZEN = next(number for tail in range(10) if is_citizen_number(number := f"110170020345{tail}"))
PERSONAL = (CITIZEN, "081-234-5678", "somchai.invented@mail.example", "๐๘๑-๒๓๔-๕๖๗๘")
OFFICER, COORDINATOR = Person("นายสมมุติ ทดลองยิ่ง", "0-2000-0000"), Person("นางสาวตัวอย่าง ไม่มีจริง", "02-000-1544")
SECRETS = ("สมมุติ ทดลองยิ่ง", "ตัวอย่าง ไม่มีจริง", "0-2000-0000", "02-000-1544")


def everything(desk: Desk) -> str:
    """All text of a site, packed files unpacked; escaped and not."""
    return "\n".join(text for path, content in desk.site_bytes().items() for text in texts(path, content))


def texts(path: str, content: bytes) -> Iterator[str]:
    yield path
    if path.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from texts(name, packed.read(name))
    elif path.endswith(".sqlite"):
        database = sqlite3.connect(":memory:")
        database.deserialize(content)
        for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            yield str(database.execute(f'SELECT * FROM "{table}"').fetchall())  # noqa: S608
        database.close()
    elif path.endswith(".parquet"):
        yield str([column.to_pylist() for column in read_parquet(io.BytesIO(content)).read_all().columns])
    else:
        data = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        text = data.decode(errors="replace")
        yield text
        if path.endswith(".json") or (path.endswith(".pack") and text[:1] in ("[", "{")):  # the rest are plain text
            yield json.dumps(json.loads(text), ensure_ascii=False)


@pytest.mark.parametrize("privacy", ["withhold", None])
def test_officials_are_withheld_everywhere(desk: Desk, privacy: str | None) -> None:
    line = f"privacy: {privacy}\n" if privacy else ""
    desk.write("site.yaml", SITE.replace("privacy: publish\n", line))
    rounds = (
        replace(TRUTH.rounds[0], narrative=(f"รายงานโดย {OFFICER.name}", "ติดต่อ สมมุติ  ทดลองยิ่ง")),
        *TRUTH.rounds[1:],
    )
    desk.report(responsible_officer=OFFICER, coordinator=COORDINATOR, rounds=rounds)
    desk.build()
    # A record edited by hand, and a correction, would each tell a name once more.
    desk.edit("projects/2566/50010000-11.yaml", COORDINATOR.name, "นางสาวตัวอย่าง ไม่มีจริงเลย")
    corrected = {"field": "responsible_officer.name", "from": "ทดลองยิ่ง", "to": "ทดสอบนัก"}
    ledger = [{**corrected, "reason": "เห็นในเอกสารอื่น", "date": "2026-01-01"}]
    desk.write("corrections/2566/50010000-11.yaml", json.dumps(ledger))
    built = desk.build()
    assert built.written
    assert "record-drifted" in {said.code for said in check_content(desk.content)}
    published = everything(desk)
    assert [secret for secret in (*SECRETS, "ทดสอบนัก", "ไม่มีจริงเลย", "สมมุติ  ทดลองยิ่ง") if secret in published] == []
    assert f"{KEY}/source/50010000-11.txt" not in desk.site_bytes()
    assert "รายงานโดย นาย█" in published


def test_officials_stand_on_their_projects_page_where_the_site_publishes_them(desk: Desk) -> None:
    desk.report(responsible_officer=OFFICER)
    desk.build()
    files = desk.site_bytes()
    holds = {path for path, content in files.items() if OFFICER.name in "\n".join(texts(path, content))}
    assert holds >= {f"{KEY}/index.html", f"{KEY}.json", f"{KEY}.yaml"}
    # Whole projects hold them; search, lists, feeds and tables do not.
    others = {path for path in holds if not path.startswith((KEY, f"en/{KEY}"))}
    assert others <= {"data/projects.json", "data/projects.ndjson", "data/all.zip"}
    assert files[f"{KEY}/source/50010000-11.txt"] == desk.content.path("reports/2566/50010000-11.txt").read_bytes()


@pytest.mark.parametrize("personal", PERSONAL)
def test_personal_data_in_running_text_is_masked_everywhere(desk: Desk, personal: str) -> None:
    told = {part: f"{part} ติดต่อ {personal} ทุกวัน" for part in ("ชื่อ", "เหตุผล", "วัตถุประสงค์", "เป้าหมาย", "ผลงาน")}
    title, rationale, objective, target, narrative = told.values()
    desk.report(
        title=title,
        rationale=(rationale,),
        objectives=(objective,),
        targets=(target,),
        rounds=(replace(TRUTH.rounds[0], narrative=(narrative,)),),
    )
    desk.build()
    assert [said.code for said in check_content(desk.content)].count("personal-data") == len(told)
    published = everything(desk)
    assert personal not in published
    assert all(f"{part} ติดต่อ xx" in published for part in told)
    assert f"{KEY}/source/50010000-11.txt" not in desk.site_bytes()


def test_amounts_and_ids_are_no_personal_data(desk: Desk) -> None:
    desk.write(
        "projects/2566/50010000-0812345678.yaml",
        f"id: 50010000-0812345678\ntitle: ก\nfiscal_year: 2566\nbudget_allocated: {CITIZEN}\n",
    )
    built = desk.build()
    assert built.written, built.diagnostics
    record = desk.site_bytes()["projects/2566/50010000-0812345678.yaml"].decode()
    assert f"budget_allocated: {CITIZEN}\n" in record

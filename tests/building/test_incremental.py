"""A build makes again what its inputs changed and nothing else, and gives byte for byte what a clean build gives."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from generator.bounds import USUAL
from generator.building import Built, build_site
from generator.building.values import sealed
from generator.pipeline import convert_reports
from tests.building.conftest import build
from tests.conftest import Desk, Run

AGENCY = "- {{code: '50010000', name_th: {0}, name_en: {0}}}\n"


def clean(desk: Desk) -> dict[str, bytes]:
    """Return the site that a build from nothing gives."""
    other = Desk(desk.root / "clean")
    shutil.rmtree(other.root, ignore_errors=True)
    shutil.copytree(desk.content.root, other.content.root)
    assert other.build().written
    return other.site_bytes()


def test_with_nothing_to_do_nothing_is_done(five: tuple[Desk, Built], stocked: Desk) -> None:
    first = five[1]
    inode = stocked.site.stat().st_ino
    again = build(stocked)
    assert (len(first.made), again.made, again.shared) == (5, (), 0)
    assert stocked.site.stat().st_ino == inode
    assert (again.written, again.projects, again.counts) == (
        first.written and type(first.written)(first.written.files, 0, first.written.size),
        first.projects,
        first.counts,
    )


def test_with_nothing_to_do_the_site_before_the_last_stays_for_the_next(stocked: Desk) -> None:
    stocked.report(id="50010000-13", title="ชื่อใหม่")
    build(stocked)
    spare = {path.stat().st_ino for path in (stocked.root / "cache/spare").rglob("*.html")}
    assert spare
    assert not build(stocked).made
    assert {path.stat().st_ino for path in (stocked.root / "cache/spare").rglob("*.html")} == spare


def test_one_changed_record_costs_its_project_and_the_lists_that_show_it(stocked: Desk) -> None:
    stocked.report(id="50010000-13", title="ชื่อใหม่")
    built = build(stocked)
    assert built.made == ("projects/2566/50010000-13.yaml",)
    assert stocked.site_bytes() == clean(stocked)


def test_a_page_that_shows_nothing_of_a_change_is_kept(stocked: Desk) -> None:
    """Of two agencies, the list of the one that nothing happened to is not even linked anew from other bytes."""
    stocked.report(id="50020000-1", agency=("สำนักสมมุติ",))
    build(stocked)
    kept = stocked.site / "agencies/50020000/index.html"
    before = kept.stat()
    stocked.report(id="50010000-13", title="ชื่อใหม่")
    build(stocked)
    after = kept.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_change_counts_by_content_and_not_by_time(stocked: Desk) -> None:
    record = stocked.content.path("projects/2566/50010000-13.yaml")
    os.utime(record, (1, 1))
    assert build(stocked).made == ()
    before = record.stat()
    record.write_bytes(record.read_bytes().replace("โครงการ 13".encode(), "โครงการ 31".encode()))
    os.utime(record, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert build(stocked).made == ("projects/2566/50010000-13.yaml",)
    assert "โครงการ 31".encode() in (stocked.site / "projects/2566/50010000-13/index.html").read_bytes()


def test_a_change_counts_in_every_file_that_may_be_read(stocked: Desk) -> None:
    """Bounds are of kinds of files: one that is beyond another kind's is read all the same."""
    content = replace(stocked.content, bounds=replace(USUAL, packed_bytes=1))
    assert build_site(content, stocked.site, cache=stocked.root / "cache").written
    stocked.report(id="50010000-13", title="ชื่อใหม่")
    convert_reports(stocked.content)
    assert build_site(content, stocked.site, cache=stocked.root / "cache").made == ("projects/2566/50010000-13.yaml",)


def test_a_setting_makes_every_project_again_and_says_why(stocked: Desk) -> None:
    stocked.edit("site.yaml", "เว็บทดสอบ", "เว็บใหม่")
    built = build(stocked)
    assert (len(built.made), built.reason) == (5, "the settings have changed")
    assert stocked.site_bytes() == clean(stocked)


def test_a_template_makes_every_project_again(stocked: Desk, templates: Path) -> None:
    build(stocked, templates=templates)
    page = templates / "pages/project.html"
    page.write_text(page.read_text("utf-8").replace("<h1", '<h1 data-new="1"', 1), "utf-8")
    built = build(stocked, templates=templates)
    assert (len(built.made), built.reason) == (5, "there is no earlier build with this program and these templates")
    assert b"data-new" in (stocked.site / "projects/2566/50010000-13/index.html").read_bytes()


@pytest.mark.parametrize("damage", ["removed", "emptied", "added", "moved away"])
def test_a_site_that_is_not_as_it_was_written_is_made_whole(stocked: Desk, damage: str) -> None:
    before, page = stocked.site_bytes(), stocked.site / "projects/2566/50010000-13/index.html"
    if damage == "removed":
        page.unlink()
    elif damage == "emptied":
        page.write_bytes(b"")
    elif damage == "added":
        page.with_name("stranger.txt").write_bytes(b"x")
    else:
        stocked.site.rename(stocked.root / "elsewhere")
    built = build(stocked)
    assert stocked.site_bytes() == before
    assert len(built.made) == {"added": 0, "moved away": 5}.get(damage, 1)


def test_a_site_copied_to_another_machine_is_kept_for_its_bytes(stocked: Desk) -> None:
    """As a cache of a workflow brings it back: every file with another moment of writing."""
    before = stocked.site_bytes()
    shutil.copytree(stocked.site, stocked.root / "copy", copy_function=shutil.copyfile)
    shutil.rmtree(stocked.site)
    (stocked.root / "copy").rename(stocked.site)
    assert (build(stocked).made, stocked.site_bytes()) == ((), before)
    inode = stocked.site.stat().st_ino
    assert build(stocked).made == ()
    assert stocked.site.stat().st_ino == inode, "and then there is nothing to do"


def test_what_only_the_replaced_site_has_is_in_no_later_one(stocked: Desk) -> None:
    gone = stocked.report(id="50010000-99", title="โครงการที่จะถูกลบ")
    build(stocked)
    stocked.content.path(gone).unlink()
    stocked.content.path("reports/2566/50010000-99.txt").unlink()
    build(stocked)
    spare = stocked.root / "cache/spare/projects/2566/50010000-99"
    assert (spare / "index.html").exists(), "the replaced site is the spare of the next"
    (spare / "stranger").mkdir()
    stocked.report(id="50010000-13", title="ชื่อใหม่")
    build(stocked)
    assert stocked.site_bytes() == clean(stocked)
    assert not (stocked.site / "projects/2566/50010000-99").exists()


def test_a_file_of_the_search_index_that_is_gone_is_made_again_with_the_others(stocked: Desk) -> None:
    before = stocked.site_bytes()
    for file in sorted((stocked.site / "search-index").rglob("*.pack"))[3:5]:
        file.unlink()
    assert build(stocked).made == ()
    assert stocked.site_bytes() == before


@pytest.mark.parametrize("spoilt", [b"", b"no database", None])
def test_a_store_that_cannot_be_read_is_begun_anew(stocked: Desk, spoilt: bytes | None) -> None:
    before, store = stocked.site_bytes(), stocked.root / "cache/build.sqlite"
    store.write_bytes(store.read_bytes()[:50_000] if spoilt is None else spoilt)
    build(stocked)
    assert stocked.site_bytes() == before


def _row(content: bytes) -> str:
    return f"UPDATE project SET row = X'{sealed(content).hex()}'"  # noqa: S608 # with the checksum that it would have


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_row(b"\x80\x05\x95\x28"), id="cut short", marks=pytest.mark.audit),
        pytest.param(_row(b"cos\nsystem\n(S'touch ran'\ntR."), id="a program"),
        pytest.param("UPDATE meta SET value = X'00' WHERE name = 'common'", id="no value", marks=pytest.mark.audit),
        pytest.param("DELETE FROM piece WHERE name = 'projects'", id="pieces gone"),
        pytest.param("DROP TABLE output", id="a table gone", marks=pytest.mark.audit),
    ],
)
def test_a_store_that_was_tampered_with_is_begun_anew(
    stocked: Desk, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    monkeypatch.chdir(stocked.root)
    with closing(sqlite3.connect(stocked.root / "cache/build.sqlite")) as store:
        store.execute(spoil)
        store.commit()
    stocked.report(id="50010000-13", title="ชื่อใหม่")  # something to do, so that what is kept is asked for
    build(stocked)
    assert stocked.site_bytes() == clean(stocked)
    assert not (stocked.root / "ran").exists()


def test_a_build_that_stops_keeps_what_belongs_to_the_site_that_stands(stocked: Desk) -> None:
    before = stocked.site_bytes()
    stocked.report(id="50010000-13", title="ชื่อใหม่")
    stocked.write(
        "corrections/2566/50010000-13.yaml", "- {field: title, from: ก, to: ข, reason: ค, date: 2026-01-01}\n"
    )
    assert stocked.build(cache=stocked.root / "cache").written is None
    assert stocked.site_bytes() == before
    stocked.content.path("corrections/2566/50010000-13.yaml").unlink()
    assert build(stocked).made == ("projects/2566/50010000-13.yaml",)
    assert stocked.site_bytes() == clean(stocked)


def _retitle(desk: Desk, pick: random.Random) -> None:
    desk.report(id=f"50010000-{pick.randrange(11, 20)}", title=f"ชื่อ {pick.random()}")


def _remove(desk: Desk, pick: random.Random) -> None:
    for record in pick.sample(desk.content.records(), min(1, len(desk.content.records()))):
        key = record.removeprefix("projects/").removesuffix(".yaml")
        for file in (record, f"reports/{key}.txt", f"corrections/{key}.yaml"):
            desk.content.path(file).unlink(missing_ok=True)


def _correct(desk: Desk, pick: random.Random) -> None:
    for record in pick.sample(desk.content.records(), min(1, len(desk.content.records()))):
        title = next(line for line in desk.read(record).splitlines() if line.startswith("title:"))[7:]
        correction = f"- {{field: title, from: {title!r}, to: {title!r} ก, reason: ทดสอบ, date: 2026-01-01}}\n"
        desk.write(record.replace("projects/", "corrections/"), correction.replace("' ก", " ก'"))


def _spoil(desk: Desk, pick: random.Random) -> None:
    for record in pick.sample(desk.content.records(), min(1, len(desk.content.records()))):
        desk.write(record, desk.read(record) + "unknown: x\n")


def _register(desk: Desk, pick: random.Random) -> None:
    desk.write("agencies.yaml", AGENCY.format(pick.choice(("สำนักงานเขตสมมุติ", "สำนักสมมุติ"))))


def _prose(desk: Desk, pick: random.Random) -> None:
    desk.write("pages/help.th.md", f"# ช่วยเหลือ\n\n{pick.random()}\n")


def _synonym(desk: Desk, pick: random.Random) -> None:
    desk.write("synonyms.yaml", f"- [กทม., {pick.choice(('กรุงเทพมหานคร', 'บางกอก'))}]\n")


EDITS: tuple[Callable[[Desk, random.Random], None], ...] = (
    _retitle, _retitle, _retitle, _remove, _correct, _spoil, _register, _prose, _synonym,
)  # fmt: skip


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.audit) for seed in range(2, 12))])
def test_random_edits_give_what_a_clean_build_gives(stocked: Desk, seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(3):
        for edit in pick.sample(EDITS, pick.randrange(1, 4)):
            edit(stocked, pick)
        if stocked.build(cache=stocked.root / "cache").written:  # a spoilt record with a correction stops it
            assert stocked.site_bytes() == clean(stocked)


def test_what_pages_are_made_from_reads_the_same_in_every_process(stocked: Desk, run: Run) -> None:
    """No order of a set, no place in memory: another process with another seed of hashes makes nothing again."""
    stocked.write("pages/help.th.md", "# ช่วย\n")
    assert run("build", "--date", "2026-01-01", PYTHONHASHSEED="1").returncode == 0
    stocked.report(id="50020000-1", agency=("สำนักสมมุติ",))
    stocked.content.path("projects/2566/50020000-1.yaml").unlink(missing_ok=True)
    stocked.write("pages/help.th.md", "# ช่วย\n\nข้อความ\n")  # something to do, so that the keys are asked
    said = run("build", "--date", "2026-01-01", PYTHONHASHSEED="2").stdout.decode()
    assert "Made anew: 0 projects and 2 other files;" in said, said

"""Building: the same content gives the same bytes, and the folder of the site is swapped whole."""

import os
import shutil
from pathlib import Path

import pytest

from generator.model.outputs import OutputFile
from generator.publish import PublishError, publish, write_file
from tests.conftest import Desk, Run

MARK = OutputFile("data/datapackage.json", b"{}")


def test_the_same_content_gives_the_same_bytes_anywhere(desk: Desk, run: Run, tmp_path: Path) -> None:
    for number in range(11, 15):
        desk.report(id=f"50010000-{number}", title=f"โครงการ {number}")
    assert run("site", "--date", "2026-01-01", PYTHONHASHSEED="1", TZ="Asia/Bangkok").returncode == 0
    first = desk.site_bytes()
    elsewhere = Desk(tmp_path / "ที่ อื่น")
    shutil.copytree(desk.content.root, elsewhere.content.root)
    content, output = str(elsewhere.content.root), str(elsewhere.site)
    where = ("--content", content, "--output", output, "--date", "2026-01-01")
    for file in elsewhere.content.root.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))  # long ago
    before = os.umask(0o077)
    try:
        ran = run("site", *where, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8")
    finally:
        os.umask(before)
    assert ran.returncode == 0, ran.stderr
    assert elsewhere.site_bytes() == first
    assert run("build", "--date", "2026-01-01").stdout.count(b"(0 new or changed)") == 1


def test_a_fault_in_the_register_prose_or_a_form_is_told_and_stops_no_build(desk: Desk) -> None:
    desk.report()
    desk.write("agencies.yaml", "- {code: '50010000', name_th: สำนักงานเขตสมมุติ}\n- {code: x, name_th: ก}\n")
    desk.write("pages/help.th.md", b"\xff")
    desk.write("forms/new.yaml", "x")
    built = desk.build()
    assert built.written
    assert built.projects == 1
    told = {said.position.file for said in built.diagnostics}
    assert told == {"agencies.yaml", "pages/help.th.md", "forms/new.yaml"}
    assert "สำนักงานเขตสมมุติ".encode() in desk.site_bytes()["agencies/index.html"]


def test_a_project_that_is_gone_leaves_no_page(desk: Desk) -> None:
    record = desk.report()
    desk.report(id="50010000-12")
    desk.build()
    desk.content.path(record).unlink()
    desk.content.path("reports/2566/50010000-11.txt").unlink()
    desk.build()
    assert not [path for path in desk.site_bytes() if "50010000-11" in path]


def test_hidden_files_of_the_last_site_are_kept(desk: Desk) -> None:
    desk.site.mkdir()
    (desk.site / ".gitignore").write_text("*\n")
    (desk.site / ".git").mkdir()
    (desk.site / ".git/HEAD").write_text("x")
    for _ in range(2):
        assert desk.build().written
    assert (desk.site / ".gitignore").read_text() == "*\n"
    assert (desk.site / ".git/HEAD").read_text() == "x"
    assert sorted(path.name for path in desk.root.iterdir()) == ["content", "site"]


def test_what_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish([MARK, OutputFile("a", b"1"), OutputFile("b", b"2")], output)
    before = (output / "a").stat()
    written = publish([MARK, OutputFile("a", b"1"), OutputFile("b", b"3")], output)
    after = (output / "a").stat()
    assert (written.files, written.changed) == (3, 1)
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_linked_folder_is_written_through_its_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    for content in (b"1", b"2"):
        publish([MARK, OutputFile("a", content)], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/a").read_bytes() == b"2"


def test_a_run_that_was_stopped_between_two_names_is_taken_up_again(tmp_path: Path) -> None:
    publish([MARK, OutputFile(".keep", b"k")], tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site.old")
    publish([MARK], tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    assert (tmp_path / "site/.keep").read_bytes() == b"k"


@pytest.mark.parametrize("name", ["letter.txt", "index.html", "src/main.py"])
def test_a_folder_with_other_things_in_it_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine" / name).parent.mkdir(parents=True)
    (tmp_path / "mine" / name).write_text("keep me")
    with pytest.raises(PublishError):
        publish([MARK], tmp_path / "mine")
    assert (tmp_path / "mine" / name).read_text() == "keep me"


def test_a_failure_half_way_leaves_the_last_site_whole(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish([MARK, OutputFile("a", b"1")], output)
    for bad in ([OutputFile("a/b", b"2")], [OutputFile("x" * 300, b"2")]):  # a file where a folder must be; too long
        with pytest.raises(PublishError):
            publish([MARK, OutputFile("a", b"2"), *bad], output)
        assert (output / "a").read_bytes() == b"1"
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x"])
def test_no_file_leaves_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="out of the site"):
        publish([MARK, OutputFile(path, b"")], tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    assert write_file(tmp_path / "new/a", b"1")
    assert not write_file(tmp_path / "new/a", b"1")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", tmp_path / "new/a/b"):
        with pytest.raises(PublishError):
            write_file(path, b"2")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "folder", "new"]

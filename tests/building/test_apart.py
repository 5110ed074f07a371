"""Files written beside the rest of a build are those that it would write itself, and what goes wrong is told."""

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from generator.building import apart
from generator.building.apart import Apart
from generator.building.splice import Spliced, Stretch
from generator.datasets import MadeOnDisk
from generator.model.outputs import OutputFile
from generator.publish import Folder, PublishError
from generator.publish.swap import held
from generator.workers import long_jobs
from tests.conftest import Desk


def tell_process(path: Path) -> None:
    path.write_text(str(os.getpid()), "utf-8")


def end_process(_: Path) -> None:
    os._exit(1)


def lack_room(_: Path) -> None:
    raise OSError(28, "No space left on device")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "new").mkdir()
    return Folder(tmp_path / "new", tmp_path / "last")


def test_a_site_of_many_projects_has_the_bytes_that_one_process_makes(
    stocked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stocked.site_bytes()
    begun = list[str]()

    def counted() -> ProcessPoolExecutor:
        begun.append("")
        return long_jobs()

    monkeypatch.setattr(apart, "_MANY", 1)
    monkeypatch.setattr(apart, "long_jobs", counted)
    stocked.edit("site.yaml", "เว็บทดสอบ", "เว็บอื่น")
    assert stocked.build(cache=stocked.root / "cache").written
    stocked.edit("site.yaml", "เว็บอื่น", "เว็บทดสอบ")
    assert stocked.build(cache=stocked.root / "cache").written
    assert len(begun) == 2
    assert stocked.site_bytes() == before


def test_a_typed_copy_is_made_by_another_process_where_there_are_many_projects(folder: Folder) -> None:
    file = OutputFile("data/x", MadeOnDisk(tell_process, folder.fresh / "x"))
    with Apart(folder, 1) as few:
        assert not few.begins(file, None)
    with Apart(folder, 10_000) as many:
        assert many.begins(file, b"key")
        ((written, is_new, key),) = many.collect()
    assert (written.path, is_new, key) == ("data/x", True, b"key")
    assert int((folder.fresh / "data/x").read_text("utf-8")) != os.getpid()


@pytest.mark.parametrize(("make", "said"), [(end_process, "data/x was ended from outside"), (lack_room, "No space")])
def test_what_another_process_meets_is_raised_here(folder: Folder, make: object, said: str) -> None:
    with Apart(folder, 10_000) as many:
        assert many.begins(OutputFile("data/x", MadeOnDisk(make, folder.fresh / "x")), None)  # type: ignore[arg-type] # one of the two
        with pytest.raises((PublishError, OSError), match=said):
            list(many.collect())


def test_what_a_process_that_is_ended_leaves_lies_in_the_new_site_and_goes_with_it(
    folder: Folder, tmp_path: Path
) -> None:
    with Apart(folder, 10_000) as many:
        many.begins(OutputFile("data/x", MadeOnDisk(end_process, folder.fresh / "x")), None)
        with pytest.raises(PublishError):
            list(many.collect())
    assert [path.is_dir() for path in folder.fresh.glob(".*")] == [True]
    with held(folder.fresh):
        assert list(tmp_path.glob("new/*")) == []


def test_a_last_site_that_changes_under_the_copying_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_LARGE", 6)
    folder.last.mkdir()
    (folder.last / "x").write_bytes(b"1234")
    with Apart(folder, 1) as few:
        assert not few.begins(OutputFile("x", Spliced(folder.last / "x", (b"0", Stretch(0, 4)))), None)
        assert few.begins(OutputFile("x", Spliced(folder.last / "x", (b"0", Stretch(0, 5)))), None)
        with pytest.raises(PublishError, match="became shorter"):
            list(few.collect())

"""Parts of the index kept between builds: they change nothing but the time."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.search_document import SearchDocument
from generator.search import cache, index_documents, parts
from tests.search.corpus import documents


@pytest.fixture
def projects(monkeypatch: pytest.MonkeyPatch) -> list[SearchDocument]:
    """Some projects in parts of a few, so that there are several."""
    monkeypatch.setattr(parts, "SMALLEST", 4)
    return documents(30)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Gathers the numbers of projects in the parts that are made anew."""
    counts = list[int]()

    def make_part(held: Sequence[SearchDocument]) -> parts.Part:
        counts.append(len(held))
        return parts.make_part(held)

    monkeypatch.setattr("generator.search.index.make_part", make_part)
    return counts


def test_a_second_build_makes_no_part(tmp_path: Path, projects: list[SearchDocument], made: list[int]) -> None:
    first = index_documents(projects, cache_folder=tmp_path / "kept")
    assert sum(made) == 30
    assert len(made) > 3
    made.clear()
    assert index_documents(projects, cache_folder=tmp_path / "kept") == first == index_documents(projects)[:]
    assert sum(made) == 30  # of the build without a cache


def test_a_changed_project_costs_its_own_part(tmp_path: Path, projects: list[SearchDocument], made: list[int]) -> None:
    index_documents(projects, cache_folder=tmp_path)
    kept = len(list(tmp_path.iterdir()))
    made.clear()
    changed = [replace(projects[0], title="ปลาทู", blocks=(("title", "ปลาทู"),)), *projects[1:]]
    assert index_documents(changed, cache_folder=tmp_path) == index_documents(changed)
    assert len(made) == 1 + kept  # one with the cache, all without
    assert len(list(tmp_path.iterdir())) == kept  # the part that was replaced is gone


def test_a_damaged_or_foreign_file_is_no_part(tmp_path: Path, projects: list[SearchDocument]) -> None:
    expected = index_documents(projects, cache_folder=tmp_path)
    for number, file in enumerate(sorted(tmp_path.iterdir())):
        file.write_bytes(
            [b"", b"PK", file.read_bytes()[:-100], file.read_bytes().replace(b"folder", b"holder")][number % 4]
        )
    (tmp_path / "other.txt").write_text("left by a build that was stopped")
    assert index_documents(projects, cache_folder=tmp_path) == expected
    assert not (tmp_path / "other.txt").exists()


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, projects: list[SearchDocument]) -> None:
    (tmp_path / "file").write_text("")
    assert index_documents(projects, cache_folder=tmp_path / "file" / "kept") == index_documents(projects)


def test_another_program_has_other_parts(projects: list[SearchDocument], monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.part_key(projects)
    monkeypatch.setattr(cache, "_program", lambda: "another")
    assert cache.part_key(projects) != before

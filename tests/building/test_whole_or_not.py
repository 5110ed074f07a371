"""A build puts a whole site in the place of the last one, or leaves that as it was: crowded out, or refused.

Killed at any step, it does as well: `tests/faults/test_injected.py`.
"""

from pathlib import Path

import pytest

from generator.publish import PublishError, new_site
from tests.conftest import Desk, Run


def test_a_second_build_of_the_same_site_says_so_and_stops(desk: Desk, run: Run) -> None:
    desk.report()
    assert desk.build().written
    before = desk.site_bytes()
    desk.report(title="ชื่อใหม่")
    with new_site(desk.site):
        second = run("site")
        assert second.returncode == 1
        assert "another build of this site is at work" in second.stderr.decode()
        assert "Traceback" not in second.stderr.decode()
    assert desk.site_bytes() == before
    assert desk.build().written
    assert desk.site_bytes() != before


def test_what_a_killed_build_left_is_cleared_away(desk: Desk) -> None:
    desk.report()
    (desk.root / ".site.new/projects").mkdir(parents=True)
    (desk.root / ".site.new/projects/index.html").write_text("half")
    (desk.root / ".site.old").mkdir()
    assert desk.build().written
    assert sorted(path.name for path in desk.root.iterdir()) == ["content", "site"]


def test_two_sites_side_by_side_are_built_at_once(tmp_path: Path) -> None:
    with (
        new_site(tmp_path / "a"),
        new_site(tmp_path / "b"),
        pytest.raises(PublishError, match="another build"),
        new_site(tmp_path / "a"),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("works", [True, False], ids=["put in place", "refused"])
def test_where_two_folders_cannot_change_places_in_one_step_two_do(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, works: bool
) -> None:
    desk.report()
    assert desk.build(core=True).written
    before = desk.site_bytes()
    desk.report(title="ชื่อใหม่")
    monkeypatch.setattr("generator.publish.swap._exchanged", lambda *_: False)
    if not works:
        rename = Path.rename

        def refuse(path: Path, target: Path) -> Path:
            if path.name == ".site.new":
                raise OSError(5, "Input/output error", str(target))
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", refuse)
    assert bool(desk.build(core=True).written) is works
    assert (desk.site_bytes() == before) is not works
    assert sorted(path.name for path in desk.root.iterdir()) == ["content", "site"]

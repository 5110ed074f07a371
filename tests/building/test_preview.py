"""What is shown before it is built is what the build will give."""

from collections.abc import Callable

import pytest

from generator.building.preview import LastBuild, Preview, last_build
from tests.building.conftest import build
from tests.conftest import BUILD_DATE, Desk


def _edited(desk: Desk) -> None:
    desk.report(id="50010000-12", title="ชื่อใหม่")


def _added(desk: Desk) -> None:
    desk.report(id="50010000-12", title="ชื่อใหม่", agency=("สำนักสมมุติ",))


def _removed(desk: Desk) -> None:
    desk.content.path("projects/2566/50010000-12.yaml").unlink()
    desk.content.path("reports/2566/50010000-12.txt").unlink()


@pytest.mark.parametrize("change", [_edited, _added, _removed])
def test_each_page_is_as_the_next_build_makes_it(stocked: Desk, change: Callable[[Desk], None]) -> None:
    change(stocked)
    record = "projects/2566/50010000-12.yaml"
    preview = Preview(
        stocked.content, last_build(stocked.root / "cache"), [record], base_url=None, build_date=BUILD_DATE
    )
    before = stocked.site_bytes()
    build(stocked)  # it converts the report as well
    after = stocked.site_bytes()
    fresh = {path: preview.file(path) for path in after}
    assert {path for path, content in fresh.items() if content not in (None, after[path])} == set()
    late = {path for path in after if fresh[path] is None and after[path] != before.get(path)}
    assert {path for path in late if path.endswith(".html")} <= {"data/index.html", "en/data/index.html"}


@pytest.mark.parametrize("languages", ["[th, en]", "[en, th]"])
def test_an_edit_is_seen_in_every_language(stocked: Desk, languages: str) -> None:
    stocked.edit("site.yaml", "privacy: publish", f"privacy: publish\nlanguages: {languages}")
    build(stocked)
    preview = Preview(stocked.content, LastBuild(), [], base_url=None, build_date=BUILD_DATE)
    pages = [path for path in stocked.site_bytes() if path.endswith("projects/2566/50010000-12/index.html")]
    assert len(pages) == 2
    assert {path: preview.file(path) for path in pages} == {path: stocked.site_bytes()[path] for path in pages}


def test_without_a_last_build_or_settings_there_is_what_can_be(stocked: Desk) -> None:
    assert last_build(stocked.root / "nothing") == LastBuild()
    stocked.write("site.yaml", "title: ก\n")
    assert Preview(stocked.content, LastBuild(), [], base_url=None, build_date=BUILD_DATE).file("index.html") is None

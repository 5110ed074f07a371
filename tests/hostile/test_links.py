"""A link in the content brings no file of the machine into the site, whatever it stands in the place of."""

import json

import pytest

from tests.conftest import SITE, TRUTH, Desk, Run
from tests.forms.writer import write_form

SECRET = "ความลับของเครื่องนี้"  # noqa: S105 # looked for in what is published
RECORD = json.dumps({"id": "50010000-9", "title": SECRET, "fiscal_year": "2566"})
LEDGER = {"field": "title", "from": TRUTH.title, "to": SECRET, "reason": SECRET, "date": "2026-01-01"}
# Every input, with sound content that would be published: what keeps it out is that it stands behind a link.
FILES = {
    "reports/2566/x.txt": write_form(TRUTH).replace(TRUTH.title, SECRET).replace(TRUTH.id, "50010000-12"),
    "projects/2566/50010000-9.yaml": RECORD,
    "corrections/2566/50010000-11.yaml": json.dumps([LEDGER]),
    "agencies.yaml": json.dumps([{"code": "50010000", "name_th": SECRET}]),
    "redirects.yaml": json.dumps([{"from": "old/", "withdrawn": SECRET}]),
    "published-urls.txt": "about/\n",
    "synonyms.yaml": json.dumps([[SECRET, "ต้นไม้"]]),
    "pages/secret.th.md": f"# {SECRET}\n",
    "pages/about.en.md": f"# {SECRET}\n",
    "forms/secret.yaml": f"form: {SECRET}\n",
}
# Without these there is no site.
NEEDED = {
    "site.yaml": SITE.replace("เว็บทดสอบ", SECRET),
    "search-checks.yaml": json.dumps([{"query": SECRET, "projects": []}]),
}
FOLDERS = [
    "reports/2565",
    *(pytest.param(name, marks=pytest.mark.audit) for name in ("reports", "projects", "projects/2565")),
    *(pytest.param(name, marks=pytest.mark.audit) for name in ("corrections", "pages", "forms")),
]


def test_no_file_behind_a_link_is_read(desk: Desk, run: Run) -> None:
    desk.report()
    assert run("convert").returncode == 0
    for number, (name, content) in enumerate(FILES.items()):
        outside = desk.root / f"outside-{number}"
        outside.write_text(content, "utf-8")
        link = desk.content.path(name)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(outside)
    hold_out(desk, run, len(FILES))


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_folder_behind_a_link_is_read(desk: Desk, run: Run, folder: str) -> None:
    desk.report()
    assert run("convert").returncode == 0
    outside = desk.root / "outside"
    for name, content in FILES.items():
        top, _, below = name.partition("/")
        if top == folder.partition("/")[0]:
            file = outside / (below.rpartition("/")[2] if "/" in folder else below)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
    link = desk.content.path(folder)
    if link.exists():
        link.rename(desk.root / "away")
    link.symlink_to(outside)
    hold_out(desk, run, 1, is_built=folder != "projects")  # no record can be written


@pytest.mark.parametrize("name", NEEDED)
def test_what_a_site_needs_builds_nothing_behind_a_link(desk: Desk, run: Run, name: str) -> None:
    desk.report()
    (desk.root / "outside").write_text(NEEDED[name], "utf-8")
    desk.content.path(name).unlink(missing_ok=True)
    desk.content.path(name).symlink_to(desk.root / "outside")
    done = run("site")
    assert done.returncode == 1
    assert "link-leads-out" in done.stdout.decode()
    assert SECRET not in done.stdout.decode() + done.stderr.decode()
    assert not desk.site.exists()


def hold_out(desk: Desk, run: Run, links: int, *, is_built: bool = True) -> None:
    """Hold that each link is told, and that a site has all but what is behind one."""
    done = run("site")
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == 1, said
    assert said.count("link-leads-out") >= links, said
    assert SECRET not in said
    site = desk.site_bytes()
    assert ("projects/2566/50010000-11/index.html" in site) is is_built
    assert [path for path, content in site.items() if SECRET.encode() in content] == []

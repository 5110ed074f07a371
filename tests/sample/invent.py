"""Writes the sample: the report files, what each of them must give, and the table in the README.

    python -m tests.sample.invent

The same files come out every time. What people write (`site.yaml`, `agencies.yaml`, `corrections/`, `pages/`) and
what `convert` makes (`projects/`) is left alone.
"""

from pathlib import Path
from typing import Any

import yaml

from tests.sample.extreme import EXTREME
from tests.sample.faulty import FAULTY
from tests.sample.ordinary import ORDINARY
from tests.sample.pages import PAGES
from tests.sample.sample import ReportFile, status_of

HERE = Path(__file__).parent
FILES: tuple[ReportFile, ...] = tuple(sorted((*ORDINARY, *FAULTY, *EXTREME), key=lambda file: file.path))

README = """\
# The sample: invented reports

None of these projects exists, nor does any person named in them. `make demo` builds a site of them into
`build/demo/`, marked as invented on every page; `make site` never touches them.

| file or folder | what it is |
|---|---|
| `content/` | the content of a site, as a maintainer would keep it |
| `content/projects/` | made by `python -m generator convert --content tests/sample/content`; never edited |
| `ordinary.py`, `faulty.py`, `extreme.py` | the truth of each report, and how it is printed |
| `pages.py` | the truth of each project page, the second edition of the form |
| `invent.py` | writes `content/reports/`, `expected.yaml` and this page: `python -m tests.sample.invent` |
| `expected.yaml` | what each report must give: id, fiscal year, status, number of rounds, and at least these flags |

Three flags have no report here. `low-confidence-text` is raised by scans alone, which need a program of the machine's
to be read. `report-missing` and `record-drifted` say that the folder is out of order; this one is in order, and the
tests of checking raise them.

| fiscal year | id | status | rounds | what it is there for | flags expected |
|---|---|---|---|---|---|
"""


def outputs() -> dict[str, bytes]:
    """Give every file that is made, by its path from this folder."""
    return {
        **{f"content/{file.path}": file.content() for file in FILES},
        **{f"content/{file.path}": file.content() for file in PAGES},
        "expected.yaml": _expected().encode(),
        "README.md": (README + "".join(f"{row}\n" for row in _rows())).encode(),
    }


def _expectations() -> list[tuple[str, dict[str, Any]]]:
    """Give for each report what it is there for, and what it must give."""
    printed = [
        (
            report.purpose,
            {
                "file": file.path,
                "id": report.truth.id,
                "fiscal_year": report.truth.fiscal_year,
                "status": status_of(report.truth),
                "rounds": len(report.truth.rounds),
                "flags": sorted(report.flags),
            },
        )
        for file in FILES
        for report in file.reports
    ]
    pages = [
        (
            file.purpose,
            {
                "file": file.path,
                "id": file.page.id,
                "fiscal_year": file.page.fiscal_year,
                "status": file.status,
                "rounds": 0,
                "flags": sorted(file.flags),
            },
        )
        for file in PAGES
    ]
    return sorted((*printed, *pages), key=lambda pair: str(pair[1]["file"]))


def _expected() -> str:
    entries = [expected for _, expected in _expectations()]
    text: str = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100)
    return "# Made by `python -m tests.sample.invent`. Flags after corrections; a report may raise more.\n" + text


def _rows() -> list[str]:
    return [
        f"| {made['fiscal_year']} | {made['id']} | {made['status']} | {made['rounds']} "
        f"| {purpose} | {', '.join(f'`{flag}`' for flag in made['flags'])} |"
        for purpose, made in _expectations()
    ]


def main() -> None:
    """Write the files, and remove reports that are no longer among them."""
    made = outputs()
    for old in (HERE / "content/reports").rglob("*.txt"):
        if old.relative_to(HERE).as_posix() not in made:
            old.unlink()
    for path, content in made.items():
        target = HERE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    main()

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
from tests.sample.sample import Report, ReportFile, status_of

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
| `invent.py` | writes `content/reports/`, `expected.yaml` and this page: `python -m tests.sample.invent` |
| `expected.yaml` | what each report must give: id, fiscal year, status, number of rounds, and at least these flags |

| fiscal year | id | status | rounds | what it is there for | flags expected |
|---|---|---|---|---|---|
"""


def outputs() -> dict[str, bytes]:
    """Give every file that is made, by its path from this folder."""
    return {
        **{f"content/{file.path}": file.content() for file in FILES},
        "expected.yaml": _expected().encode(),
        "README.md": (README + "".join(f"{row}\n" for row in _rows())).encode(),
    }


def _reports() -> list[tuple[ReportFile, Report]]:
    return [(file, report) for file in FILES for report in file.reports]


def _expected() -> str:
    entries: list[dict[str, Any]] = [
        {
            "file": file.path,
            "id": report.truth.id,
            "fiscal_year": report.truth.fiscal_year,
            "status": status_of(report.truth),
            "rounds": len(report.truth.rounds),
            "flags": sorted(report.flags),
        }
        for file, report in _reports()
    ]
    text: str = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100)
    return "# Made by `python -m tests.sample.invent`. Flags after corrections; a report may raise more.\n" + text


def _rows() -> list[str]:
    return [
        f"| {report.truth.fiscal_year} | {report.truth.id} | {status_of(report.truth)} | {len(report.truth.rounds)} "
        f"| {report.purpose} | {', '.join(f'`{flag}`' for flag in sorted(report.flags))} |"
        for _, report in _reports()
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

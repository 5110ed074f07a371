"""CSV: the tables as they are and for spreadsheets, those of one project, of an agency and of a year."""

import json
import re
from collections.abc import Iterator

from tests.conformance.lint import FORMULA
from tests.hostile.outputs.published import Published, Seen
from tests.hostile.outputs.tables import Rows, compared, table_rows

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def read_csv(text: str) -> list[list[str]]:
    """Return the cells of a CSV file, strictly after RFC 4180: lines end with CRLF, quotes stand around whole cells."""
    rows, at, row = list[list[str]](), 0, list[str]()
    cell = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)')
    while at < len(text):
        found = cell.match(text, at)
        assert found, text[at : at + 80]
        row.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        if found[3] != ",":
            rows.append(row)
            row = []
        at = found.end()
    assert not row
    return rows


def csv_rows(content: bytes) -> Rows:
    """Return the rows of a CSV file by the names in its head, with or without a byte order mark."""
    head, *rows = read_csv(content.decode("utf-8-sig"))
    return [dict(zip(head, row, strict=True)) for row in rows]


def canonical_csv(site: Published) -> Iterator[Seen]:
    yield from compared(site, lambda table: csv_rows(site.bytes(f"data/{table}.csv")))


def excel_csv(site: Published) -> Iterator[Seen]:
    def read(table: str) -> Rows:
        rows = csv_rows(site.bytes(f"data/excel/{table}.csv"))
        for row in rows:
            for name, text in row.items():
                assert not text.startswith(FORMULA) or NUMBER.fullmatch(text), (table, name, text)
        return rows

    yield from compared(site, read, lambda text: f"'{text}" if text.startswith(FORMULA) else text)


def csv_of_one_project(site: Published) -> Iterator[Seen]:
    for case in site.cases:
        rows = csv_rows(site.bytes(f"projects/{case.key}.csv"))
        for wanted, row in zip(table_rows(case)["rounds"], rows, strict=True):
            for name, text in wanted.items():
                yield Seen(str(case.attack), f"{case.origin}: rounds.{name}", text, row[name])


def csv_and_json_of_a_group(site: Published) -> Iterator[Seen]:
    years = {case.key.split("/")[0] for case in site.cases}
    names = [*(f"agencies/{case.agency}" for case in site.cases), *(f"years/{year}" for year in years)]
    rows = {
        path: {row["project_id"]: row for row in read(site.bytes(path))}
        for name in names
        for path, read in ((f"{name}.csv", csv_rows), (f"{name}.json", json.loads))
    }
    for case in site.cases:
        places = (f"agencies/{case.agency}", f"years/{case.key.split('/')[0]}")
        for path in (f"{place}{kind}" for place in places for kind in (".csv", ".json")):
            row = rows[path][case.id]
            for name, text in table_rows(case)["projects"][0].items():
                value = row.get(name, "")
                found = ";".join(value) if isinstance(value, list) else value
                yield Seen(str(case.attack), f"{case.origin}: {name}", text, found)

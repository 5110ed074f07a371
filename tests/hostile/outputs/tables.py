"""What every table must say, whichever format it is in."""

from collections.abc import Callable, Iterator

from tests.hostile.inputs import Case
from tests.hostile.outputs.published import Published, Seen

Rows = list[dict[str, str]]


def table_rows(case: Case) -> dict[str, Rows]:
    """Return what the tables must say of a project, by the name of the table; only columns of text."""
    record = case.record
    strategy, agency = record.get("strategy", {}), record.get("agency", [])
    project = {
        "title": record["title"],
        "agency": agency[0] if agency else "",
        "agency_path": ";".join(agency),
        "strategy_theme": strategy.get("theme", ""),
        "strategy_sub_theme": strategy.get("sub_theme", ""),
        "strategy_goal": strategy.get("goal", ""),
        "indicator": strategy.get("indicator", ""),
        "rationale": record.get("rationale", ""),
    }
    rounds = [
        {"printed_label": round_.get("label", ""), "narrative": round_.get("narrative", "")}
        for round_ in record.get("rounds", [])
    ]
    return {
        "projects": [project],
        "rounds": rounds,
        "objectives": [{"text": text} for text in record.get("objectives", [])],
        "targets": [{"text": text} for text in record.get("targets", [])],
        "corrections": [
            {name: item[name] for name in ("from", "to", "reason", "by")} | {"to": record["targets"][0]}
            for item in case.corrections
        ],
    }


def compared(
    site: Published, read: Callable[[str], Rows], shown: Callable[[str], str] = lambda text: text
) -> Iterator[Seen]:
    """Yield every text of the tables, as the format shows it, beside what a reader of the format finds."""
    for table in ("projects", "rounds", "objectives", "targets", "corrections"):
        rows: dict[str, Rows] = {}
        for row in read(table):
            rows.setdefault(f"{row['fiscal_year_be']}/{row['project_id']}", []).append(row)
        for case in site.cases:
            wanted, found = table_rows(case)[table], rows.get(case.key, [])
            assert len(found) == len(wanted), (table, case)
            for at, (row, other) in enumerate(zip(wanted, found, strict=True), 1):
                for name, text in row.items():
                    yield Seen(str(case.attack), f"{case.origin}: {table}.{at}.{name}", shown(text), other[name])

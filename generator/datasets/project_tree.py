"""A project as published, as the tree that its JSON is written from: the record's keys, then what follows from it.

`model/schema.py` describes this tree; what is absent has no key.
"""

from typing import Any

from generator.diagnostics import Diagnostic
from generator.model.derived import names_official
from generator.model.entry import Entry
from generator.model.facts import Facts
from generator.model.fields import RECORD, Field
from generator.model.project import Correction, Project
from generator.model.settings import Licence, Site
from generator.model.strategy import strategy_path
from generator.model.tables import bulk_message, flag_line, project_url
from generator.thai.dates import BUDDHIST_OFFSET

Tree = dict[str, object]


def project_tree(entry: Entry, site: Site) -> Tree:
    """Return the whole project: typed values, dates and decimals as such.

    Where the site withholds officials, what a correction or a flag could say of them is left out as well.
    """
    withheld = site.privacy == "withhold"
    corrections = [item for item in entry.corrections if not (withheld and names_official(item.field))]
    return _present(
        {
            "url": project_url(entry, site),
            "licence": _licence(site.licence),
            **_fields(RECORD, entry.project),
            "illegible": dict(sorted(entry.project.illegible.items())),
            "facts": _facts(entry),
            "quality_flags": [_flag(entry, flag, withheld=withheld) for flag in entry.flags],
            "corrections": [_correction(item) for item in corrections],
        }
    )


def _present(tree: Tree) -> Tree:
    return {key: value for key, value in tree.items() if value is not None and value not in ("", {}, [], ())}


def _fields(fields: tuple[Field, ...], holder: object) -> Tree:
    return _present({field.name: _value(field, getattr(holder, field.name)) for field in fields})


def _value(field: Field, value: Any) -> object:
    match field.kind:
        case "group":
            return _fields(field.parts, value) if value else None
        case "groups":
            return [_fields(field.parts, item) for item in value]
        case _:
            return value


def _licence(licence: Licence) -> Tree:
    return _present({"name": licence.name, "id": licence.id, "url": licence.url})


def _facts(entry: Entry) -> Tree:
    project, facts, agency = entry.project, entry.facts, entry.agency
    return _present(
        {
            "status": facts.status.value,
            "status_round": facts.status_round,
            "fiscal_year_ce": project.fiscal_year - BUDDHIST_OFFSET,
            "agency": _present({"code": agency.code, "name_th": agency.name_th, "name_en": agency.name_en}),
            "strategy_codes": [node.code for node in strategy_path(project.strategy)],
            "budget_returned": facts.budget_returned,
            "returned_round": facts.returned_round,
            "budget_unexplained": facts.budget_unexplained,
            "disbursed_total": facts.disbursed_total,
            "progress_percent": facts.progress_percent,
            "on_plan_rounds": facts.on_plan_rounds,
            "off_plan_rounds": facts.off_plan_rounds,
            "first_off_plan_round": facts.first_off_plan_round,
            "last_report_date": facts.last_report_date,
            "flat_since_round": facts.flat_since_round,
            "rounds": _round_facts(project, facts),
        }
    )


def _round_facts(project: Project, facts: Facts) -> list[Tree]:
    return [
        _present(
            {
                "round": round_.number,
                "progress_change": step.progress_change,
                "disbursed_cumulative": step.disbursed_cumulative,
            }
        )
        for round_, step in zip(project.rounds, facts.rounds, strict=True)
    ]


def _flag(entry: Entry, flag: Diagnostic, *, withheld: bool) -> Tree:
    message = bulk_message(flag) if withheld else flag.message.unbound
    return _present(
        {
            "code": flag.code,
            "severity": flag.severity.value,
            "field": flag.field,
            "line": flag_line(entry, flag),
            "message_th": message.th,
            "message_en": message.en,
        }
    )


def _correction(correction: Correction) -> Tree:
    return _present(
        {
            "field": correction.field,
            "from": correction.before,
            "to": correction.after,
            "reason": correction.reason,
            "date": correction.date,
            "by": correction.by,
        }
    )

"""Where others write: every input of the program, filled with an attack.

`fill` writes a content folder of many projects, in which each attack stands in every field of a report, of a record
by hand, of its ledger, of the register, of a page of prose, of a notice and of a group of synonyms; the settings hold
one text. What comes of them is looked for by `outputs`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from tests.conftest import Desk
from tests.forms.truth import Person, Round, Strategy, Truth
from tests.forms.writer import write_form
from tests.hostile.attacks import Attack

Tree = dict[str, Any]

YEAR = 2566
SITE_FIELDS = ("title", "publisher", "notice", "plan")
# Marks of direction are refused in YAML and dropped from reports.
REFUSED_IN_YAML = ("bidi",)


@dataclass(frozen=True)
class Case:
    """A project that holds an attack: its key, how it came in, its record as published, its ledger's texts."""

    attack: Attack
    key: str
    origin: str
    record: Tree
    corrections: list[Tree] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.key.rpartition("/")[2]

    @property
    def agency(self) -> str:
        return self.id.partition("-")[0]


def as_yaml(tree: object) -> str:
    """Return a tree as YAML in which every character that is not ASCII is escaped: any text can be held."""
    return yaml.dump(tree, Dumper=_WrittenOut, default_style='"', allow_unicode=False, width=10_000)


class _WrittenOut(yaml.SafeDumper):
    """Writes what stands in two places twice: content has no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 # the base class has it
        return True


def fill(desk: Desk, attacks: Iterable[Attack], site_text: str) -> list[Case]:
    """Write a content folder; return its projects, those of reports without their records, which `convert` makes."""
    attacks = tuple(attacks)
    write_site(desk, site_text)
    cases, register, notices, synonyms = list[Case](), [], [], []
    for number, attack in enumerate(attacks, 1):
        cases.append(_report(desk, attack, f"8{number:07}-1"))
        if attack.family in REFUSED_IN_YAML:
            continue
        case = _record(desk, attack, f"9{number:07}-1")
        cases.append(case)
        text = attack.text
        register.append({"code": case.agency, "name_th": text, "name_en": f"en {text}", "aliases": [text, "ก"]})
        notices += [
            {"from": f"old/{number}{kind}", "withdrawn": text}
            for kind in ("/", ".json", ".csv", ".yaml", ".xml")
            if not any((one < " " and one not in "\t\n") or one in "\x7f\ufffe\uffff" for one in text)
        ]
        synonyms.append([f"กข{number}", f"{text} ก{number}"])
    _write_prose(desk, attacks)
    desk.write("agencies.yaml", as_yaml(register))
    desk.write("redirects.yaml", as_yaml(notices))
    desk.write("synonyms.yaml", as_yaml(synonyms))
    return cases


def _write_prose(desk: Desk, attacks: tuple[Attack, ...]) -> None:
    """Write a page of prose a family: its texts as Markdown, and the first as its title."""
    for number, family in enumerate(dict.fromkeys(attack.family for attack in attacks), 1):
        texts = [attack.text for attack in attacks if attack.family == family and family not in REFUSED_IN_YAML]
        texts.sort(key=lambda text: "```" in text)  # a fence that nothing ends takes in all that follows
        body = "\n\n".join(f"{text}\n\n- {text}\n\nก {text} ข" for text in texts)
        for language in ("th", "en"):
            desk.write(f"pages/prose-{number}.{language}.md", f"# {(texts or ['ก'])[0]}\n\n{body}\n")


def write_site(desk: Desk, text: str) -> None:
    """Write settings that hold a text wherever a text may stand."""
    both = {"th": text, "en": f"en {text}"}
    settings: Tree = dict.fromkeys(SITE_FIELDS, both)
    settings |= {
        "licence": {"name": text, "id": text, "url": "https://licence.example/"},
        "place": {**both, "code": "TH-10"},
        "base_url": "https://reports.example/base/",
        "repository": "https://git.example/open-reports",
        "contact": "data@reports.example",
        "privacy": "publish",
    }
    desk.write("site.yaml", as_yaml(settings))


def _record(desk: Desk, attack: Attack, project_id: str) -> Case:
    """Write a record by hand with a text in every field that takes one, and a ledger that changes a target of it."""
    text = attack.text
    tree: Tree = {
        "id": project_id,
        "title": text,
        "fiscal_year": str(YEAR),
        "agency": [text, f"ก {text}"],
        "responsible_officer": {"name": text, "phone": text},
        "coordinator": {"name": text, "phone": text},
        "rationale": f"{text} zq{project_id[:8]}x",
        "objectives": [text, f"ก {text}"],
        "targets": [text],
        "strategy": {"theme": f"๗ {text}", "sub_theme": text, "goal": text, "indicator": text},
        "rounds": [
            {
                "number": str(number),
                "printed_number": text,
                "label": text,
                "date": f"2022-1{number}-01",
                "narrative": text,
                "progress_percent": "50",
                "disbursed": "1",
            }
            for number in (1, 2)
        ],
        "unrecognised": [{"line": "1", "text": text}],
    }
    ledger = {"field": "targets.1", "from": text, "to": f"{text}!", "reason": text, "by": text, "date": "2026-01-01"}
    key = f"{YEAR}/{project_id}"
    desk.write(f"projects/{key}.yaml", as_yaml(tree))
    desk.write(f"corrections/{key}.yaml", as_yaml([ledger]))
    return Case(attack, key, "record", {**tree, "targets": [f"{text}!"]}, [ledger])


def _report(desk: Desk, attack: Attack, project_id: str) -> Case:
    """Write a report with a text in every place of the form, its file named after it as far as a file can be."""
    text = attack.text
    truth = Truth(
        id=project_id,
        title=f"โครงการ {text}",
        fiscal_year=YEAR,
        start_date=date(2022, 10, 1),
        end_date=text,
        budget_allocated=Decimal(400_000),
        budget_spent=text,
        agency=(f"สำนัก {text}", text),
        responsible_officer=Person(text, text),
        coordinator=Person(text),
        rationale=(text, f"zq{project_id[:8]}x"),
        objectives=(text, text),
        targets=(text,),
        strategy=Strategy(f"ด้านที่ ๗ {text}", text, text, text),
        rounds=(Round(date(2022, 11, 1), 1, (text, f"- {text}"), Decimal(20), None), Round(text, 2, (text,))),
    )
    desk.write(f"reports/{YEAR}/{file_name(text)}{project_id}.txt", write_form(truth).encode("utf-8", "replace"))
    return Case(attack, f"{YEAR}/{project_id}", "report", {})


def file_name(text: str) -> str:
    """Return a text as the beginning of a file's name, without what no file can have or the program refuses."""
    return "".join(one for one in text if one.isprintable() and one != "/").lstrip(".")[:60]


def converted(desk: Desk, cases: Iterable[Case]) -> Iterator[Case]:
    """Yield the cases, those of reports with the record that was made of theirs, as another reader of YAML has it."""
    for case in cases:
        path = desk.content.path(f"projects/{case.key}.yaml")
        if case.origin == "report" and path.exists():
            tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 # makes text alone
            yield Case(case.attack, case.key, case.origin, tree)
        elif case.origin == "record":
            yield case


def leaves(tree: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a record's tree with their paths, but for its source and what is typed."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name not in ("source", "id", "fiscal_year", "number", "line"):
                yield from leaves(value, f"{path}.{name}" if path else name)
    elif isinstance(tree, list):
        for at, value in enumerate(tree, 1):
            yield from leaves(value, f"{path}.{at}")
    elif isinstance(tree, str):
        yield path, tree

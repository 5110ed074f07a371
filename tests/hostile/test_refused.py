"""What can be nothing but an attack where it stands is refused with its place, and nothing comes of it."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pytest

from generator.addresses import load_addresses
from generator.configuration import load_site
from generator.console import Console, Format
from generator.diagnostics import Severity
from generator.pipeline import check_content
from tests.conftest import SITE, Desk
from tests.hostile.attacks import ATTACKS, Attack, one_of_each_family
from tests.hostile.conftest import Count
from tests.hostile.inputs import as_yaml, file_name
from tests.hostile.outputs.published import Seen

WHICH = [
    pytest.param(one_of_each_family(), id="one of each family"),
    pytest.param(ATTACKS, id="all", marks=pytest.mark.audit),
]
TYPED: dict[str, Callable[[str], dict[str, object]]] = {
    "id": lambda text: {"id": text},
    "fiscal_year": lambda text: {"fiscal_year": text},
    "start_date": lambda text: {"start_date": text},
    "end_date": lambda text: {"end_date": text},
    "budget_allocated": lambda text: {"budget_allocated": text},
    "budget_spent": lambda text: {"budget_spent": text},
    "round": lambda text: {"rounds": [{"number": text}]},
    "progress": lambda text: {"rounds": [{"number": "1", "progress_percent": text}]},
    "on_plan": lambda text: {"rounds": [{"number": "1", "on_plan": text}]},
    "key": lambda text: {text: "x"},
    "source": lambda text: {"source": text},
    "lines": lambda text: {"source": {"file": text, "sha256": text, "form": text, "lines": {"title": [text, text]}}},
}


@dataclass
class Content:
    """A folder of content with a fault a file, and the file of each attack and input."""

    desk: Desk
    files: dict[str, tuple[Attack, str]] = field(default_factory=dict)

    def write(self, attack: Attack, name: str, file: str, text: str) -> None:
        self.files[file] = (attack, name)
        self.desk.write(file, text)


def faulty(desk: Desk, attacks: tuple[Attack, ...]) -> Content:
    """Write a file for each attack in each field that takes no free text."""
    made = Content(desk)
    for number, attack in enumerate(attacks, 1):
        text = attack.text
        for at, (name, tree) in enumerate(TYPED.items(), 10):
            project = f"5{at:02}{number:05}-1"
            record = {"id": project, "title": "ก", "fiscal_year": "2566", **tree(text)}
            made.write(attack, f"record: {name}", f"projects/2566/{project}.yaml", as_yaml(record))
        for at, name in enumerate(("field", "date"), 50):
            project = f"5{at}{number:05}-1"
            desk.write(f"projects/2566/{project}.yaml", as_yaml({"id": project, "title": "ก", "fiscal_year": "2566"}))
            item = {"field": "title", "from": "ก", "to": "ข", "reason": "ค", "date": "2026-01-01", name: text}
            made.write(attack, f"ledger: {name}", f"corrections/2566/{project}.yaml", as_yaml([item]))
        profile = {"form": text, "sections": text, text: text}
        made.write(attack, "form: a profile", f"forms/{number}.yaml", as_yaml(profile))
        made.write(attack, "prose: name", f"pages/{file_name(text)}{number}.md", "ก")
        made.write(attack, "report: whole", f"reports/2566/{number}.txt", text)
    return made


def refused(desk: Desk) -> set[str]:
    """Return the files of a content folder that have an error."""
    return {said.position.file for said in check_content(desk.content) if said.severity is Severity.ERROR}


@pytest.mark.parametrize("attacks", WHICH)
def test_no_typed_field_no_ledger_no_form_and_no_name_takes_an_attack(
    desk: Desk, attacks: tuple[Attack, ...], count: Count
) -> None:
    content = faulty(desk, attacks)
    errors, files = refused(desk), content.files.items()
    count(
        "diagnostics", (Seen(str(attack), name, (file, True), (file, file in errors)) for file, (attack, name) in files)
    )


@pytest.mark.parametrize("attacks", WHICH)
def test_no_list_of_the_content_takes_an_attack(desk: Desk, attacks: tuple[Attack, ...], count: Count) -> None:
    """The register, moves, checks of the search: an item a list."""

    def seen() -> Iterator[Seen]:
        for attack in attacks:
            text = attack.text
            lists: dict[str, list[object]] = {
                "agencies.yaml": [{"code": text, "name_th": "ก"}],
                "redirects.yaml": [{"from": "old/", "withdrawn": "ก", "date": text}],
                "search-checks.yaml": [{"query": "ก", "projects": [text]}],
            }
            for file, tree in lists.items():
                desk.write(file, as_yaml(tree))
            errors = refused(desk)
            for file in lists:
                yield Seen(str(attack), file, (file, True), (file, file in errors))

    count("diagnostics of lists", seen())


@pytest.mark.parametrize("attacks", WHICH)
def test_an_address_stays_within_the_site_and_is_of_a_kind_that_it_has(
    desk: Desk, attacks: tuple[Attack, ...], count: Count
) -> None:
    def seen() -> Iterator[Seen]:
        for attack in attacks:
            for place in ("from", "to", "published-urls.txt"):
                move = {"from": "old/", "to": "new/"} | ({place: attack.text} if place in ("from", "to") else {})
                desk.write("redirects.yaml", as_yaml([move]))
                desk.write("published-urls.txt", attack.text if place.endswith("txt") else "")
                known, faults = load_addresses(desk.content.root)
                taken = [path for one in known.moves for path in (one.origin, one.target or "")]
                taken += [path for path, _ in known.published]
                assert faults or taken
                astray = [path for path in taken if not is_sound(path)]
                yield Seen(str(attack), f"addresses: {place}", [], astray)

    count("addresses", seen())


def is_sound(path: str) -> bool:
    """Say whether a file of a path lies in the site, can be there on any system, and is run by no host."""
    parts = path.rstrip("/").split("/")
    kind = PurePosixPath(path).suffix.lower()
    return (
        not path.startswith(("/", "_"))
        and path.isprintable()
        and not any(part.startswith(".") or not part for part in parts)
        and "\\" not in path
        and (
            path.endswith("/")
            or kind not in (".js", ".mjs", ".css", ".svg", ".htm", ".xhtml", ".shtml", ".php", ".cgi")
        )
    )


@pytest.mark.parametrize("attacks", WHICH)
def test_settings_that_are_no_free_text_take_no_attack(desk: Desk, attacks: tuple[Attack, ...], count: Count) -> None:
    keys = ("base_url", "contact", "repository", "privacy", "languages", "licence.url", "place.code", "unknown")

    def seen() -> Iterator[Seen]:
        for attack in attacks:
            for key in keys:
                top, _, part = key.partition(".")
                value = {"name" if top == "licence" else "th": "ก", part: attack.text} if part else attack.text
                settings = {"title": "ก", "licence": "CC-BY-4.0", top: value}
                desk.write("site.yaml", as_yaml(settings))
                site, faults = load_site(desk.content.root, base_url=None, build_date=None)
                is_refused = site is None and bool(faults)
                yield Seen(str(attack), f"site.yaml: {key}", (key, True), (key, is_refused))

    count("settings", seen())


@pytest.mark.parametrize("style", ["text", "github", "json"])
@pytest.mark.parametrize("attacks", WHICH)
def test_what_is_said_of_an_attack_steers_no_terminal_no_log_and_no_program(
    desk: Desk, attacks: tuple[Attack, ...], style: Format, capsys: pytest.CaptureFixture[str], count: Count
) -> None:
    faulty(desk, attacks)
    told = check_content(desk.content)
    Console(style, desk.content.root).diagnostics(told)
    printed = capsys.readouterr().out
    match style:
        case "json":
            assert [item["code"] for item in json.loads(printed)] == [said.code for said in told]
        case "github":
            line = re.compile(r"::(error|warning|notice) file=[^:]*(,line=\d+)?(,col=\d+)?,title=[a-z-]+::.*")
            lines = printed.removesuffix("\n").split("\n")
            assert [one for one in lines if not line.fullmatch(one)] == []
            assert len(lines) == len(told)
        case "text":
            assert {one for one in printed if unicodedata.category(one).startswith("C")} == {"\n"}
    count(f"messages: {style}", (Seen(said.code, said.code, True, bool(said.message.en)) for said in told))


BOMBS: dict[str, str | bytes] = {
    "a bomb of aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "an alias of itself": "a: &a [*a]\n",
    "merged keys": "a: &a {x: 1}\nb: {<<: *a}\n",
    "depth": "[" * 100_000,
    "a thousand keys": "".join(f"k{number}: x\n" for number in range(1000)),
    "two documents": "a: b\n---\nc: d\n",
    "another version": "%YAML 9.9\n---\na: b\n",
    "an object of Python": '!!python/object/apply:os.system ["touch evil"]\n',
    "a module of Python": 'a: !!python/module:os ""\n',
    "binary": "a: !!binary SGVsbG8=\n",
    "a set": "!!set {a, b}\n",
    "a map as a key": "? {a: b}\n: c\n",
    "a NUL": "a: b\0c\n",
    "a byte that is no UTF-8": b"a: \xff\n",
    "UTF-16": "a: b\n".encode("utf-16"),
}
YAML_FILES = (
    "agencies.yaml",
    "redirects.yaml",
    "synonyms.yaml",
    "search-checks.yaml",
    "site.yaml",
    "forms/x.yaml",
    "projects/2566/50010000-12.yaml",
    "corrections/2566/50010000-11.yaml",
)


@pytest.mark.parametrize("bomb", BOMBS)
def test_yaml_that_does_more_than_say_is_refused_in_every_file(here: Desk, bomb: str, count: Count) -> None:
    here.write("projects/2566/50010000-11.yaml", "id: 50010000-11\ntitle: ก\nfiscal_year: 2566\n")

    def seen() -> Iterator[Seen]:
        for file in YAML_FILES:
            here.write(file, BOMBS[bomb])
            errors = refused(here)
            yield Seen(bomb, file, (file, True), (file, file in errors))
            here.content.path(file).unlink()
            here.write("site.yaml", SITE)

    count("diagnostics of YAML", seen())
    assert not (here.root / "evil").exists()

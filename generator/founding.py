"""A new site for another city: its settings, its form, and what builds and publishes it, from a few answers."""

import importlib.metadata
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.content import ContentFolder
from generator.datasets import schema_files
from generator.diagnostics import Diagnostic, Severity
from generator.model.outputs import OutputFile
from generator.pipeline import check_content
from generator.publish import begun, settle, write_file
from generator.records import dump_yaml

_FILES = {
    "README.md": "README.md",
    "Makefile": "Makefile",
    "requirements.txt": "requirements.txt",
    "constraints.txt": "constraints.txt",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".githooks/pre-commit": "pre-commit",
    ".vscode/settings.json": "editor.json",
    "content/site.yaml": "site.yaml",
    "content/agencies.yaml": "agencies.yaml",
}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SHARED = (
    ".ci/commit",
    ".ci/tell",
    ".github/workflows/publish.yml",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/new-report.yml",
    ".github/ISSUE_TEMPLATE/record-error.yml",
)
"""Files that a new site has as this repository has them; where the program is installed, they lie with it."""
_PROGRAMS = (".githooks/pre-commit", ".ci/commit", ".ci/tell")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a new site is to be. Titles by language; agencies by code with their names in Thai and English.

    `form` is the name of the city's own edition of the form; `generator` is what pip installs the program from.
    """

    titles: dict[str, str]
    licence: str
    languages: tuple[str, ...]
    form: str
    generator: str
    privacy: str = "withhold"
    publisher: str = ""
    base_url: str = ""
    contact: str = ""
    place: str = ""
    agencies: tuple[tuple[str, str, str], ...] = ()


def site_files(answers: Answers) -> Iterator[OutputFile]:
    """Yield the files of a new site, by their paths in its folder."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "scaffold"),
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 # none of these files is markup; YAML has a filter of its own
    )
    environment.filters["yaml"] = _scalar
    titles = [answers.titles[language] for language in answers.languages if language in answers.titles]
    said = {
        **asdict(answers),
        "title": " · ".join(dict.fromkeys(titles)),
        "title_words": _words(answers.titles),
        "versions": _versions(),
        "thai": "th" in answers.languages,
        "english": "en" in answers.languages,
    }
    for path, template in {**_FILES, f"content/forms/{answers.form}.yaml": "form.yaml"}.items():
        yield OutputFile(path, environment.get_template(template).render(said).encode())
    yield from (OutputFile(path, (_shared_root() / path).read_bytes()) for path in _SHARED)
    yield OutputFile("content/reports/.gitkeep", b"")
    yield from (OutputFile(f"content/{file.path}", file.content) for file in schema_files(None))


def _shared_root() -> Path:
    inside = Path(__file__).parent / "scaffold/shared"
    return inside if inside.is_dir() else Path(__file__).parents[1]


def _words(texts: dict[str, str]) -> str:
    """Return a text, or one for each language, as a value of YAML on one line."""
    if len(set(texts.values())) == 1:
        return _scalar(next(iter(texts.values())))
    return "{" + ", ".join(f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in texts.items()) + "}"


def _scalar(text: str) -> str:
    return dump_yaml([text]).removeprefix("- ").rstrip("\n")


def found(answers: Answers, folder: Path) -> tuple[Diagnostic, ...]:
    """Make a new site in a folder that is free.

    Returns what is wrong with it; where that is an error, nothing is left behind. OSError or PublishError where it
    cannot be written.
    """
    folder = folder.resolve()
    with begun(folder) as made:
        for file in site_files(answers):
            write_file(made / file.path, file.content)
        for path in _PROGRAMS:
            (made / path).chmod(0o755)
        said = check_content(ContentFolder(made / "content"))
        if not any(one.severity is Severity.ERROR for one in said):
            settle(made, folder)
        return said


def own_origin() -> str | None:
    """Return what pip installed this program from, as a line of requirements.txt; None where nobody wrote that down."""
    try:
        distribution = importlib.metadata.distribution("open-reports")
    except importlib.metadata.PackageNotFoundError:
        return None
    noted = distribution.read_text("direct_url.json")
    if noted is None:
        return f"open-reports=={distribution.version}"
    origin = json.loads(noted)
    version = origin.get("vcs_info")
    url = f"{version['vcs']}+{origin['url']}@{version['commit_id']}" if version else origin["url"]
    return f"open-reports @ {url}"


def _versions() -> list[str]:
    """Return what this program runs with here, as `name==version`, so that a new site runs with the same."""
    names, found = ["open-reports"], dict[str, str]()
    while names:
        for requirement in _required(names.pop()):
            match = _NAME.match(requirement)
            name = re.sub(r"[-_.]+", "-", match[0]).lower() if match else ""
            version = _version(name) if name not in found and "extra ==" not in requirement else None
            if version:  # what is not here is for another system
                found[name] = version
                names.append(name)
    return [f"{name}=={version}" for name, version in sorted(found.items())]


def _required(name: str) -> list[str]:
    try:
        return importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return []


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None

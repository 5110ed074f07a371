"""The actions that the workflows use, done by what their documentation says. One that is not here is a failure."""

import shutil
import subprocess
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.workflows.runner import Runner

Values = dict[str, str]


def checkout(runner: "Runner", values: Values) -> Values:
    """Make a clean clone at a ref, without what a token would leave in it; of its last commit unless asked for all."""
    assert values["persist-credentials"] == "False", "the token must not lie in the clone"
    forge, workspace = runner.forge, runner.workspace
    ref = values.get("ref") or runner.ref
    depth = values.get("fetch-depth", "1")
    how = ("--depth", depth) if depth != "0" else ()
    forge.git("clone", "--quiet", *how, forge.remote.as_uri(), str(workspace), cwd=forge.root)
    if ref != "main":
        assert depth == "0", "what is to be checked out is in no shallow clone of main"
        commit = ref if len(ref) == 40 else f"origin/{ref}"
        forge.git("checkout", "--quiet", "--detach", commit, cwd=workspace)
    if forge.venv:
        lend(forge.venv, workspace)
    return {}


def lend(environment: Path, clone: Path) -> None:
    """Let a clone take a virtual environment that is there for its own, set up just now."""
    own = clone / ".venv"
    own.mkdir()
    for path in environment.iterdir():
        if path.name.endswith("ready"):
            (own / path.name).touch()
        else:
            (own / path.name).symlink_to(path)


def restore(runner: "Runner", values: Values) -> Values:
    """Bring back the files kept under a key, or under the newest that begins alike."""
    caches, key = runner.forge.root / "caches", values["key"]
    caches.mkdir(exist_ok=True)
    alike = [path for path in caches.iterdir() if path.name.startswith(values["restore-keys"])]
    exact = (caches / key).exists()
    chosen = caches / key if exact else max(alike, key=lambda path: path.stat().st_mtime_ns, default=None)
    if chosen:
        subprocess.run(["tar", "-xPf", str(chosen), "-C", str(runner.workspace)], check=True)
    return {"cache-hit": "true" if exact else "", "cache-primary-key": key}


def save(runner: "Runner", values: Values) -> Values:
    """Keep files under a key, as the action does it: times with all their digits."""
    kept = runner.forge.root / "caches" / values["key"]
    command = ["tar", "--posix", "-cPf", str(kept), "-C", str(runner.workspace), *values["path"].split()]
    subprocess.run(command, check=True)
    return {}


def upload(runner: "Runner", values: Values) -> Values:
    """Keep files under a name; of several paths, each by its name. What is hidden is left out unless asked for."""
    left_out = None if values.get("include-hidden-files") == "True" else shutil.ignore_patterns(".*")
    target = runner.forge.root / "artifacts" / values["name"]
    paths = [runner.workspace / path for path in values["path"].split()]
    there = [path for path in paths if path.exists()]
    assert there, f"nothing to upload: {values['path']}"
    for path in there:
        to = target / path.relative_to(runner.workspace) if len(paths) > 1 else target
        if path.is_dir():
            shutil.copytree(path, to, dirs_exist_ok=True, ignore=left_out)
        else:
            _copy(path, to if len(paths) > 1 else to / path.name)
    return {}


def download(runner: "Runner", values: Values) -> Values:
    """Bring back what was kept under a name, or under all names of a pattern, each in a folder unless merged."""
    artifacts = runner.forge.root / "artifacts"
    target = runner.workspace / values.get("path", "")
    if name := values.get("name"):
        shutil.copytree(artifacts / name, target, dirs_exist_ok=True)
        return {}
    merged = values.get("merge-multiple") == "True"
    for artifact in sorted(artifacts.iterdir()):
        if fnmatch(artifact.name, values["pattern"]):
            shutil.copytree(artifact, target if merged else target / artifact.name, dirs_exist_ok=True)
    return {}


def upload_pages(runner: "Runner", values: Values) -> Values:
    """Keep a site, to be deployed."""
    upload(runner, {**values, "name": "github-pages"})
    return {"artifact_id": "1"}


def deploy(runner: "Runner", _: Values) -> Values:
    """Put the site kept in the place of the one published."""
    forge = runner.forge
    shutil.rmtree(forge.pages, ignore_errors=True)
    shutil.copytree(forge.root / "artifacts/github-pages", forge.pages)
    return {"page_url": "https://owner.example.org/name/"}


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(path, to)


ACTIONS: dict[str, Callable[["Runner", Values], Values]] = {
    "actions/checkout": checkout,
    "actions/setup-python": lambda _, values: {"python-version": values["python-version"]},
    "actions/cache/restore": restore,
    "actions/cache/save": save,
    "actions/upload-artifact": upload,
    "actions/download-artifact": download,
    "actions/configure-pages": lambda *_: {"base_url": "https://owner.example.org/name"},
    "actions/upload-pages-artifact": upload_pages,
    "actions/deploy-pages": deploy,
}

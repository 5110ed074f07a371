"""Styles, fonts and scripts: `templates/assets/**` as `assets/**`, byte for byte."""

from collections.abc import Iterator
from pathlib import Path

from generator.model.outputs import OutputFile


def asset_files(templates: Path) -> Iterator[OutputFile]:
    """Yield the files in order of path."""
    assets = templates / "assets"
    for path in sorted(path for path in assets.rglob("*") if path.is_file()):
        yield OutputFile(f"assets/{path.relative_to(assets).as_posix()}", path.read_bytes())

"""Whatever the program is made with is listed with its licence, and none of them forbids what ours allows."""

import re
from importlib import metadata

from tests.conftest import ROOT

LISTED = dict(
    re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \|$", (ROOT / "docs/licences.md").read_text("utf-8"), re.MULTILINE)
)
LOCKED = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
COMPATIBLE = {"MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "PSF-2.0"}
# What older packages say instead of an SPDX expression.
SAID = {
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def test_every_locked_package_is_listed_and_no_other() -> None:
    assert list(LISTED) == LOCKED


def test_every_licence_is_compatible_with_ours() -> None:
    assert {part for licence in LISTED.values() for part in re.split(r" (?:AND|OR) ", licence)} <= COMPATIBLE


def test_what_is_listed_is_what_the_installed_package_says() -> None:
    """Some are installed on other systems only; all others say the same as the list, in one form or the other."""
    wrong = dict[str, str]()
    for name in LOCKED:
        try:
            told = metadata.metadata(name).json
        except metadata.PackageNotFoundError:
            continue
        classes = [SAID.get(one.rpartition(" :: ")[2], "") for one in told.get("classifier", ())]
        said = str(told.get("license_expression") or " ".join([str(told.get("license", "")), *classes]))
        if not any(part.startswith(tuple(filter(None, re.split(r"[ ,]+", said)))) for part in LISTED[name].split()):
            wrong[name] = said
    assert not wrong


def test_each_typeface_has_its_licence_beside_it() -> None:
    fonts = ROOT / "templates/assets/fonts"
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text("utf-8").upper()
    assert {path.name.partition("-")[0] for path in fonts.glob("*.woff2")} == {"sarabun"}

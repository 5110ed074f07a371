"""The editions of the form that can be read: those that ship with the generator, and those of `content/forms/`."""

import re

from generator.content import ContentFolder
from generator.diagnostics import Diagnostic, Position, Rule, Severity, Text
from generator.forms import Profile, load_profiles, make_profile
from generator.sources import read_file
from generator.yaml_text import load_yaml

INVALID_PROFILE = Rule(
    "invalid-form-profile",
    Severity.ERROR,
    Text("แบบฟอร์มใน content/forms ใช้ไม่ได้", "Edition of a form cannot be used"),
    Text("รายงานตามแบบฟอร์มนี้จะอ่านไม่ได้", "Reports of this edition cannot be read."),
    Text("เขียนตามแบบใน generator/forms/profiles", "Write it as those in generator/forms/profiles are."),
)
RULES = (INVALID_PROFILE,)


def read_profiles(content: ContentFolder) -> tuple[tuple[Profile, ...], tuple[Diagnostic, ...]]:
    """Return all profiles that can be used, and what is wrong with the others."""
    own, faults = own_profiles(content)
    return (*load_profiles(), *own), faults


def own_profiles(content: ContentFolder) -> tuple[tuple[Profile, ...], tuple[Diagnostic, ...]]:
    """Return the profiles of the content alone that can be used, and what is wrong with the others."""
    profiles, faults = list[Profile](), list[Diagnostic]()
    for file in content.forms():
        found = _read_profile(content, file)
        if isinstance(found, Profile):
            profiles.append(found)
        else:
            faults += found
    return tuple(profiles), tuple(faults)


def _read_profile(content: ContentFolder, file: str) -> Profile | tuple[Diagnostic, ...]:
    data = read_file(content.path(file), file, content.bounds)
    if isinstance(data, Diagnostic):
        return (data,)
    tree, faults = load_yaml(data.decode("utf-8-sig", errors="replace"), file, content.bounds)
    if faults:
        return faults
    try:
        return make_profile(tree)  # type: ignore[arg-type] # whatever is missing from it is told below
    except (KeyError, IndexError, TypeError, AttributeError, ValueError, re.error) as error:
        message = Text(f"ใช้ไม่ได้: {error}", f"cannot be used: {type(error).__name__}: {error}")
        expected = Text("คีย์และค่าตามแบบที่มากับโปรแกรม", "the keys and values that the generator's own profiles have")
        return (Diagnostic(INVALID_PROFILE, Position(file, 1, 1), message, expected=expected),)

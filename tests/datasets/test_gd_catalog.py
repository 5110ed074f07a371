import json
from typing import Any

import pytest

from generator.model.settings import Licence
from tests.datasets.built import build_files
from tests.factories import make_entry, make_site


def fields(**site: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(build_files(make_entry(), site=make_site(**site))["data/gdc.json"])
    return found


def test_who_answers_is_named_where_the_site_says_so() -> None:
    assert fields()["maintainer_email"] == "data@reports.example"
    assert "maintainer_email" not in fields(contact=None)


@pytest.mark.parametrize(
    ("licence", "name"),
    [
        ("CC-BY-4.0", "Creative Commons Attributions"),
        ("CC-BY-SA-4.0", "Creative Commons Attribution Share-Alike"),
        ("ODbL-1.0", "Open Data Common"),
        (None, "อื่นๆ"),
    ],
)
def test_a_licence_has_the_name_that_the_catalogue_gives_it(licence: str | None, name: str) -> None:
    assert fields(licence=Licence("สัญญา", licence))["license_id"] == name

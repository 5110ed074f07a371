"""A hostile site, built once; and how many attacks were seen to be inert, told at the end of a run of this folder."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.browser.server import served
from tests.conftest import Desk
from tests.hostile.attacks import ATTACKS, HARMLESS, one_of_each_family
from tests.hostile.inputs import converted, fill
from tests.hostile.outputs.published import Published, Seen

# In all settings at once; `test_settings` has each attack in turn there.
SITE_TEXT = "<script>alert(1)</script> {{ 7*7 }} \"'}]]>\n=1+1 -->\\ </title>"
Count = Callable[[str, Iterable[Seen]], None]

SIZES = [pytest.param("one of each family"), pytest.param("all", marks=pytest.mark.audit)]


@pytest.fixture(scope="package", params=SIZES)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A site whose every input holds attacks."""
    desk = Desk(tmp_path_factory.mktemp("hostile"))
    whole = request.param == "all"
    attacks = (*HARMLESS, *ATTACKS) if whole else (*HARMLESS[:2], *one_of_each_family())
    cases = fill(desk, attacks, SITE_TEXT)
    built = desk.build(cards=True)
    assert built.written, [str(said) for said in built.diagnostics if said.severity == "error"] or built.failure
    assert built.projects == len(cases), built.left_out
    return Published(desk.site, tuple(converted(desk, cases)), SITE_TEXT, desk.content.root)


@pytest.fixture(scope="package")
def hostile_url(hostile: Published) -> Iterator[str]:
    with served(hostile.folder) as url:
        yield url


@pytest.fixture
def count(record_property: Callable[[str, object], None]) -> Count:
    """A function that holds what was seen to what was expected, and counts it for the summary."""

    def hold(output: str, seen: Iterable[Seen]) -> None:
        attacks, values = set[str](), 0
        for one in seen:
            assert one.found == one.expected, one
            attacks.add(one.attack)
            values += 1
        assert values, "nothing was seen"
        record_property("hostile", (output, sorted(attacks), values))

    return hold


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many attacks were looked for in how many outputs."""
    outputs, attacks, values = set[str](), set[str](), 0
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            if name == "hostile":
                output, of, number = value
                outputs.add(output)
                attacks |= set(of)
                values += number
    known = {str(attack) for attack in ATTACKS}
    if outputs:
        terminalreporter.write_line(
            f"hostile: {len(attacks & known)} attacks, looked for in {len(outputs)} outputs: "
            f"{values:,} values compared, all of them as they went in"
        )

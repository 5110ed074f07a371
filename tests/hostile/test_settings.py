"""Each attack stands in the settings, and in every output that tells of them it is what was written there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.server import served
from tests.conftest import Desk
from tests.hostile.attacks import ATTACKS, HARMLESS, Attack
from tests.hostile.browsing import NEVER, squeezed, watched
from tests.hostile.conftest import Count
from tests.hostile.inputs import REFUSED_IN_YAML, converted, fill
from tests.hostile.outputs import about, files, trees, xml_files
from tests.hostile.outputs.published import Output, Published, Seen

OF_SETTINGS: tuple[Output, ...] = (
    about.descriptions,
    about.turtle_and_json_ld,
    trees.every_json_and_yaml_file,
    xml_files.every_xml_file,
    files.archive,
    about.readme_of_the_archive,
    files.checksums,
    files.lines_for_hosts,
)
PAGES = ("", "en/", "data/", "about/", "404.html")


@pytest.mark.audit
@pytest.mark.browser
@pytest.mark.parametrize("attack", [one for one in ATTACKS if one.family not in REFUSED_IN_YAML], ids=str)
def test_what_the_settings_say_comes_out_as_text(desk: Desk, browser: Browser, attack: Attack, count: Count) -> None:
    cases = fill(desk, HARMLESS[:1], attack.text)
    built = desk.build()
    assert built.written, [str(said) for said in built.diagnostics if said.severity == "error"] or built.failure
    site = Published(desk.site, tuple(converted(desk, cases)), attack.text, desk.content.root)
    for output in OF_SETTINGS:
        count(f"settings in {output.__name__}", (one._replace(attack=str(attack)) for one in output(site)))
    with served(desk.site) as url, watched(browser, url) as watch:

        def seen() -> Iterator[Seen]:
            for path in PAGES:
                look = watch.look(path)
                yield Seen(str(attack), path, [], [one for one in look.made if NEVER.fullmatch(one)])
                yield Seen(str(attack), path, True, squeezed(attack.text) in squeezed(look.title + look.text))

        count("settings in pages", seen())
    assert watch.events == []

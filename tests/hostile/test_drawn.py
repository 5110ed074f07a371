"""Attacks put together as chance has it: whatever is drawn, each format of the data gives it back as it went in."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from generator.diagnostics import Text
from generator.model.project import Officer, Round, Strategy
from generator.model.settings import ProsePage
from generator.pages.markdown import prose_html
from generator.pages.places import Place
from tests.datasets.built import build_files
from tests.factories import make_entry, make_site, record_tree
from tests.hostile.attacks import ATTACKS, Attack
from tests.hostile.inputs import Case
from tests.hostile.outputs import csv_files, databases, trees
from tests.hostile.outputs.published import Published

PIECES = st.sampled_from([attack.text for attack in ATTACKS]) | st.text(max_size=9)
DRAWN = st.lists(PIECES, min_size=1, max_size=4).map("".join).filter(str.strip)
READ = (
    csv_files.canonical_csv,
    csv_files.excel_csv,
    csv_files.csv_of_one_project,
    databases.sqlite_values,
    databases.parquet_values,
    databases.workbook_cells,
    trees.json_of_one_project,
    trees.json_of_all,
    trees.ndjson_of_all,
)
EXAMPLES = [pytest.param(8, id="8"), pytest.param(300, id="300", marks=pytest.mark.audit)]


@pytest.mark.parametrize("examples", EXAMPLES)
def test_every_format_of_the_data_gives_back_what_was_drawn(tmp_path: Path, examples: int) -> None:
    @settings(max_examples=examples, deadline=None, derandomize=examples < 100)
    @given(title=DRAWN, text=DRAWN, other=DRAWN)
    def hold(title: str, text: str, other: str) -> None:
        entry = make_entry(
            title=title,
            rationale=text,
            agency=(other, title),
            objectives=(text, other),
            targets=(title,),
            strategy=Strategy(theme=text, sub_theme=other, goal=title, indicator=text),
            responsible_officer=Officer(title, text),
            rounds=(Round(number=1, label=other, narrative=text),),
            corrections=(),
            source=None,
        )
        site = make_site(title=Text(other, other))
        for path, content in build_files(entry, site=site).items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        case = Case(Attack("drawn", 1, title), entry.project.key, "drawn", record_tree(entry.project))
        published = Published(tmp_path, (case,), other, tmp_path)
        for read in READ:
            for seen in read(published):
                assert seen.found == seen.expected, (read.__name__, seen)

    hold()


@settings(max_examples=300, deadline=None)
@given(DRAWN)
def test_markdown_makes_nothing_that_runs_or_asks_for_anything(text: str) -> None:
    made = prose_html(ProsePage("help", "th", text), Place("help/", "th"))
    page = html.fromstring(f"<main>{made}</main>")
    known = "main a blockquote br code em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong table tbody td th thead tr ul"
    for one in page.iter():
        assert one.tag in known.split(), (one.tag, made)
        assert set(one.attrib) <= {"href", "src", "alt", "title", "class", "start"}, (one.attrib, made)
        assert not one.get("href", "").lower().startswith(("javascript:", "vbscript:", "data:", "file:"))
        source = one.get("src", "").lower()
        assert source.startswith("data:image/") or not (source.startswith("//") or ":" in source.split("/")[0])

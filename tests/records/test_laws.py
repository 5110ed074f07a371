"""Laws of the YAML of records: what is written can be read back, and no text whatever raises."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.configuration import load_site
from generator.model.fields import RECORD, Field
from generator.records import dump_record, load_corrections, load_record
from generator.records.block_style import Flow, Typed, UncommonError, block_style
from generator.records.writing import dump_yaml
from generator.yaml_text import load_yaml

NASTY = ["no", "2563", "๒๕๖๓", "- x", "# x", "a: b", "null", "~", "'", '"', "''", "*a", "&a", "!x", "%", "@", "`", "|",
         ">", "?", "{", "[", "}", "1e3", "0o17", "0x1F", "1_000", "12:30:45", "=", "<<", "---", "...", "\u0085x",
         "x\u2028y", "\ufeffx", "x\x00y", "\x07", "x\ny", "\nx", "x\n", "x \ny", " x", "x ", "\tx", "x\r\ny", "x\ry",
         "😀", "ก\u0e33", "\u200b", "x\n\n y", "  x\ny", "#", "x #y", "<b>", "{{ 7 }}", "**b**", "&amp;"]  # fmt: skip
texts = (
    st.sampled_from(NASTY) | st.text(max_size=12) | st.lists(st.sampled_from(NASTY), max_size=3).map("".join)
).filter(str.strip)


def trees(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, Any]]:
    parts: dict[str, Callable[[Field], st.SearchStrategy[Any]]] = {
        "texts": lambda _: st.lists(texts, min_size=1, max_size=3),
        "group": lambda field: trees(field.parts),
        "groups": lambda field: st.lists(trees(field.parts), min_size=1, max_size=2),
        "spans": lambda _: st.dictionaries(st.sampled_from(["title", "rounds.3"]), st.just(["8", "9"]), min_size=1),
    }
    made = {field.name: parts[field.kind](field) if field.kind in parts else texts for field in fields}
    required = {field.name: made.pop(field.name) for field in fields if field.required}
    return st.fixed_dictionaries(required, optional=made).filter(bool)


@settings(max_examples=300, deadline=None)
@given(trees(RECORD))
def test_a_record_written_is_read_back_the_same(tree: dict[str, Any]) -> None:
    written = dump_record(tree)
    assert load_record(written, "x.yaml") == (tree, ())
    assert dump_record(tree) == written


# Much of YAML's trouble is in few characters.
knotty = st.text("กะ x1๒:#-?,.'\"&|~=\n\u00a0", min_size=1, max_size=8).map(str.strip).filter(bool)
keys = st.sampled_from(["a", "b_c", "rounds.3", "title"]) | st.sampled_from(["no", "y", "x y", "1", "a:"])
shapes = st.recursive(
    knotty | st.sampled_from(["2563", "2019-10-01", "true", "8.00", "-1"]).map(Typed) | st.just(Flow(map(Typed, "89"))),
    lambda inner: (
        st.lists(knotty | st.dictionaries(keys, inner, min_size=1, max_size=2), min_size=1, max_size=2)
        | st.dictionaries(keys, inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "rounds"]), shapes))
def test_what_is_written_without_libyaml_is_what_libyaml_writes(tree: dict[str, Any]) -> None:
    try:
        written = block_style(tree)
    except UncommonError:
        return
    assert written == dump_yaml(tree)


@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()])
def test_a_nasty_title_is_read_back_the_same(text: str) -> None:
    tree: dict[str, object] = {"id": text, "title": text, "fiscal_year": text}
    assert load_record(dump_record(tree), "x.yaml") == (tree, ())


@pytest.mark.parametrize("key", ["", "~", "null", "''"])
def test_a_key_is_a_text_also_where_it_would_say_nothing_as_a_value(key: str) -> None:
    tree, _ = load_yaml(f"? {key}\n: ก\n", "x.yaml")
    assert tree == {key.strip("'"): "ก"}
    (fault,) = load_record(f"? {key}\n: ก\n", "x.yaml")[1]
    assert fault.code == "unknown-key"


KEYS = ["id: ", "title", ": ", "\n", "\n  ", "- ", "rounds:\n", "- number: 1\n", "source:\n",
        "  lines:\n", "from: ", "field: title\n", "licence: ", "languages: [th]\n", "field: ", "rounds.1.narrative",
        "&a ", ",", "]", "}"]  # fmt: skip
yamlish = st.lists(st.sampled_from(NASTY + KEYS) | st.text(max_size=4), max_size=14).map("".join)


@settings(max_examples=400, deadline=None)
@given(yamlish)
@example("? [a]\n: b")
@example("[" * 60_000)
@example("- " * 60_000)
@example("{a: " * 900)
@example("- field:\n  from: {}\n")
@example("\ud800")
@example("a: !!int x\nb: !!set {c}\n")
def test_no_text_raises(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    for load in (load_yaml, load_record, load_corrections):
        _, faults = load(text, "x.yaml")
        assert all(fault.position.line for fault in faults)
    content = tmp_path_factory.getbasetemp()
    for file in ("site.yaml", "agencies.yaml"):
        Path(content, file).write_bytes(text.encode(errors="surrogatepass"))
    load_site(content, base_url=None, build_date=None)

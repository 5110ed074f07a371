"""How text is cut for search: the cases a reader meets, the laws, and the equality of the two implementations."""

import json
import random
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import playwright
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai import clusters

ROOT = Path(__file__).parents[2]
CUT_JS = ROOT / "templates" / "assets" / "search" / "cut.js"
PARITY = Path(__file__).with_name("cut_parity.mjs")
REAL_REPORT = ROOT / "content" / "reports" / "2563" / "01000000-2456.txt"

NODE = Path(playwright.__file__).with_name("driver") / "node"  # Playwright brings one: nothing else to install

THAI = "กขคงจชญดตนบปผพฟมยรลวศสหอฤฯๆะัาำิีึืุูเแโใไๅ็่้๊๋์ํฺ๎๐๑๒๓๖๙฿"
OTHER = "0123456789,./-:?()%~_ \n\tABCxyzéÉèßøİı×٣①½ﬁＡａ９…“”–漢か한а́\u0300\u0302\u0338"
HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\u2066\ufeff\u00a0\u2003"
WORDS = (
    "น้ำท่วม", "นํ้าท่วม", "เมืองน้อง", "Covid-19", "PM2.5", "12,000,000", "๑๒,๐๐๐", "30 กันยายน 2562", "๓๐/๙/๒๕๖๒",
    "2019-09-30", "31/2/2563", "1 ต.ค. พ.ศ. 2562", "เเผงลอย", "ฯพณฯ", "กทม.", "พระราม2", "01000000-2456", "ยาเเก้", "ตํ่า",
)  # fmt: skip
any_text = st.text(alphabet=st.one_of(st.sampled_from(THAI + OTHER + HIDDEN), st.characters(codec="utf-8")))
keys_in_a_row = st.lists(st.sampled_from(["น้ำ", "ท่", "ว", "ม", "ปี", "2563", "19", "covid", "ฯ"]), max_size=9)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("นํ้าท่วม", "น้ำท่วม"),
        ("น้ําท่วม", "น้ำท่วม"),
        ("นำ้ท่วม", "น้ำท่วม"),
        ("น้\u200bำท่วม", "น้ำท่วม"),
        ("เเผงลอย", "แผงลอย"),
        ("เ\u200bเผงลอย", "แผงลอย"),
        ("ปีี่", "ปี่"),
        ("ป่ี", "ปี่"),
        ("พ.ศ.\u00a0๒๕๖๓", "พ.ศ. 2563"),
        ("ＣＣＴＶ １２", "CCTV 12"),
    ],
)
def test_what_looks_the_same_is_the_same(typed: str, same: str) -> None:
    assert clusters.normalise(typed) == same


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("เมืองน้องและ", ["เมื", "อ", "ง", "น้", "อ", "ง", "และ"]),
        ("โครงการ Covid-19", ["โค", "ร", "ง", "กา", "ร", "covid", "19"]),
        ("12,000,000 บาท", ["12000000", "บา", "ท"]),
        ("1,2345 และ 2562,256", ["1", "2345", "และ", "2562", "256"]),
        ("๗.๒.๑", ["7", "2", "1"]),
        ("Café CAFÉ", ["cafe", "cafe"]),
        ("… ( ) ! *", []),
        ("", []),
    ],
)
def test_text_is_cut_into_units(text: str, keys: list[str]) -> None:
    assert clusters.units(text) == keys


@pytest.mark.parametrize(
    "written",
    ["30 กันยายน 2562", "๓๐ กันยายน พ.ศ. ๒๕๖๒", "30/9/2562", "30/09/2019", "2019-09-30", "30 ก.ย. 2562", "30กันยายน2562"],
)
def test_a_day_is_found_in_any_of_its_written_forms(written: str) -> None:
    assert clusters.written_dates(f"เมื่อวันที่ {written} นั้น") == [date(2019, 9, 30)]


@pytest.mark.parametrize("written", ["31/2/2563", "130/9/2562", "30/9/25621", "2019-13-01", "30 กันย 2562", "0/0/0000"])
def test_what_only_looks_like_a_date_is_none(written: str) -> None:
    assert clusters.written_dates(written) == []


def test_signs_that_differ_by_a_mark_never_share_a_token() -> None:
    alike = ["ขาว", "ข่าว", "ข้าว", "กิน", "กัน", "ปี", "ปู่", "นำ", "น้ำ"]
    made = [tuple(clusters.tokens(clusters.units(word))) for word in alike]
    assert len(set(made)) == len(alike)


@given(any_text)
def test_tokens_are_letters_and_digits_that_need_no_normalising(text: str) -> None:
    for token in clusters.tokens(clusters.units(text)):
        assert token.isalnum()
        assert token == token.lower()


@given(keys_in_a_row, st.data())
def test_the_tokens_of_a_part_are_a_part_of_the_tokens(keys: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(keys)))
    part = keys[start : data.draw(st.integers(start, len(keys)))]
    if len(part) == 1 and clusters.is_thai(part[0]):
        return  # found by its single token
    assert stands_in(clusters.tokens(part), clusters.tokens(keys))


@given(keys_in_a_row, keys_in_a_row)
def test_tokens_are_found_only_where_the_units_are(part: list[str], keys: list[str]) -> None:
    if len(part) == 1 and clusters.is_thai(part[0]):
        return  # found by its single token
    assert stands_in(clusters.tokens(part), clusters.tokens(keys)) == stands_in(part, keys)


def stands_in(part: list[str], whole: list[str]) -> bool:
    """Say whether the items of one list stand in another in a row."""
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def test_python_and_the_browser_cut_alike() -> None:
    texts = texts_of_all_kinds()
    made = cut_in_javascript(texts)
    assert len(made) == len(texts) > 30_000
    for text, browser in zip(texts, made, strict=True):
        keys = clusters.units(text)
        assert browser["normalised"] == clusters.normalise(text), ascii(text)
        assert browser["keys"] == keys, ascii(text)
        assert browser["tokens"] == clusters.tokens(keys), ascii(text)
        assert browser["dates"] == [clusters.date_token(day) for day in clusters.written_dates(text)], ascii(text)
        places = browser["places"]
        assert all(start < end for start, end in places), ascii(text)
        assert all(one[0] <= next_one[0] for one, next_one in pairwise(places)), ascii(text)


def test_the_browser_marks_just_the_letters_of_a_unit() -> None:
    text = "“น้ํา” ๗.๒ ｃａｆé–เมือง…"
    places = cut_in_javascript([text])[0]["places"]
    assert [text[start:end] for start, end in places] == ["น้ํา", "๗", "๒", "ｃａｆé", "เมื", "อ", "ง"]


def cut_in_javascript(texts: list[str]) -> list[dict[str, Any]]:
    """Return what `cut.js` makes of each text."""
    command = [str(NODE), str(PARITY), str(CUT_JS)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    made: list[dict[str, Any]] = json.loads(done.stdout)
    return made


def texts_of_all_kinds() -> list[str]:
    """Return the real report's lines and tens of thousands of made-up strings, the same every time."""
    dice = random.Random(2563)
    lines = REAL_REPORT.read_text(encoding="utf-8").splitlines()
    pools = [THAI, THAI + HIDDEN, THAI + OTHER, OTHER + HIDDEN, THAI + OTHER + HIDDEN]
    random_strings = ["".join(dice.choices(dice.choice(pools), k=dice.randint(1, 24))) for _ in range(25_000)]
    mixed = ["".join(dice.choices([*WORDS, *THAI, *HIDDEN, " ", "-"], k=dice.randint(1, 8))) for _ in range(8_000)]
    slices = [line[at : at + dice.randint(1, 30)] for line in lines if line for at in range(0, len(line), 5)]
    return [*lines, *random_strings, *mixed, *slices]

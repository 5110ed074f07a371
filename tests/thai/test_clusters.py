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
from hypothesis import strategies as st

from generator.search.query import read_query
from generator.thai import clusters
from generator.thai.written import joined_words, written_dates, written_quantities

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
    "SmartCity", "MoU", "CityCOVID-19",
    "4 – 7 พ.ย. 62", "30 Sep 2019", "May 5, 2020", "12 ล้าน", "๑.๕ ล้านบาท", "2 พันล้าน", "30 ", "ต.ค.",
)  # fmt: skip
any_text = st.text(alphabet=st.one_of(st.sampled_from(THAI + OTHER + HIDDEN), st.characters(codec="utf-8")))


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
    [
        "30 กันยายน 2562",
        "๓๐ กันยายน พ.ศ. ๒๕๖๒",
        "30 เดือนกันยายน พ.ศ.2562",
        "30/9/2562",
        "30/09/2019",
        "30-9-2562",
        "30.9.2562",
        "2019-09-30",
        "2562-09-30",
        "30 ก.ย. 2562",
        "30 กย. 62",
        "30กันยายน2562",
        "30 September 2019",
        "30 sep 2562",
        "September 30, 2019",
        "2019-09-30 00:00:00",
    ],
)
def test_a_day_is_found_in_any_of_its_written_forms(written: str) -> None:
    assert days_in(f"เมื่อวันที่ {written} นั้น") == [date(2019, 9, 30)]


@pytest.mark.parametrize("written", ["31/2/2563", "130/9/2562", "30/9/25621", "2019-13-01", "30 กันย 2562", "0/0/0000"])
def test_what_only_looks_like_a_date_is_none(written: str) -> None:
    assert days_in(written) == []


def test_both_days_of_a_span_stand_in_the_text() -> None:
    assert days_in("ระหว่างวันที่ 4 – 7 พฤศจิกายน 2562") == [date(2019, 11, 4), date(2019, 11, 7)]


def days_in(text: str) -> list[date]:
    return [day for day, _, _ in written_dates(clusters.normalise(text))]


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("12 ล้าน", "12000000"),
        ("๑๒ ล้านบาท", "12000000"),
        ("1.50ล้าน", "1500000"),
        ("2,500.25 ล้าน", "2500250000"),
        ("3 พันล้านบาท", "3000000000"),
        ("0 ล้าน", "0"),
    ],
)
def test_a_number_of_millions_is_the_number(written: str, digits: str) -> None:
    assert [key for key, _, _ in written_quantities(clusters.normalise(f"วงเงิน {written} ทั้งหมด"))] == [digits]


@pytest.mark.parametrize("written", ["12 ล้านนา", "1.2345678 ล้าน", "12", "ล้าน"])
def test_what_only_looks_like_millions_is_no_number(written: str) -> None:
    assert not [*written_quantities(written)]


def test_python_and_the_browser_cut_alike() -> None:
    texts = texts_of_all_kinds()
    made = cut_in_javascript(texts)
    assert len(made) == len(texts) > 30_000
    for text, browser in zip(texts, made, strict=True):
        keys = clusters.units(text)
        assert browser["normalised"] == clusters.normalise(text), ascii(text)
        assert browser["keys"] == keys, ascii(text)
        assert browser["joined"] == [key for key, _, _ in joined_words(clusters.normalise(text))], ascii(text)
        assert browser["pieces"] == [list(piece) for piece in read_query(text)], ascii(text)
        places = browser["places"]
        assert all(start < end for start, end in places), ascii(text)
        assert all(one[0] <= next_one[0] for one, next_one in pairwise(places)), ascii(text)


def test_the_browser_marks_just_the_letters_of_a_unit() -> None:
    text = "“น้ํา” ๗.๒ ｃａｆé–เมือง…"
    places = cut_in_javascript([text])[0]["places"]
    assert [text[start:end] for start, end in places] == ["น้ํา", "๗", "๒", "ｃａｆé", "เมื", "อ", "ง"]


def cut_in_javascript(texts: list[str]) -> list[dict[str, Any]]:
    """Return what `cut.js` makes of each text."""
    command = [str(NODE), str(PARITY), str(CUT_JS), str(CUT_JS.with_name("match.js"))]
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

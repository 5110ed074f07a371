"""Names stand in the order of a Thai dictionary: as people expect, by law, and as ICU has them."""

import json
import random
import subprocess
from pathlib import Path

import playwright
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.thai.collation import collation_key

NODE = Path(playwright.__file__).with_name("driver") / "node"  # Playwright brings one: nothing else to install
PARITY = Path(__file__).with_name("collation_parity.mjs")
CONSONANTS, BEFORE, AFTER, MARKS = "กขคงจชดตนบปพมยรฤลวสหอฮ", "เแโใไ", "ะาิีึืุู", "็่้๊๋์"


@pytest.mark.parametrize(
    "in_order",
    [
        ["กรม", "เกษตร", "แกะ", "โกดัง", "ไก่", "ขยะ", "เขต", "คลอง"],
        ["สำนักการคลัง", "สำนักการโยธา", "สำนักการระบายน้ำ", "สำนักงานเขตดินแดง", "สำนักเทศกิจ", "สำนักอนามัย"],
        ["กา", "ก่า", "ก้า", "กาก", "ก่าก", "กาม", "กำ"],
        ["ระยะที่ 1", "ระยะที่ ๒", "ระยะที่ 10", "ระยะที่ ก"],
        ["2563", "ฮ", "BMA", "covid"],
        ["(กลาง)", "“ก่อสร้าง”", "ขุดลอก", "(ร่าง) กลอง"],
        ["", "ก"],
    ],
)
def test_names_stand_in_dictionary_order(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=collation_key) == in_order


@given(st.text(), st.text(alphabet=CONSONANTS + BEFORE + AFTER + MARKS + "ำฯๆ 09๑a-"))
def test_any_text_has_its_place_and_no_two_share_one(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)


def syllables(chance: random.Random) -> str:
    """Return a made-up word spelt as Thai words are."""
    return "".join(
        chance.choice(["", "", *BEFORE]) + chance.choice(CONSONANTS) + chance.choice(["", "", *MARKS])
        + chance.choice(["", "", "", "า", "ะ", "ำ"])
        for _ in range(chance.randint(1, 4))
    )  # fmt: skip


def test_the_order_is_that_of_icu() -> None:
    chance = random.Random("ก-ฮ")
    words = {
        chance.choice(["", "", "", f"{chance.randint(0, 30)} ", "("])
        + syllables(chance)
        + chance.choice(["", "", " 7"])
        for _ in range(4000)
    }
    words |= {"บางกอก", "BTS", "ฝุ่น PM2.5", "café", "cafe", "ฤดูฝน", "รถ", "ลม", "ศาลา", "ษ", "ซอย ๑๒", "ซอย 3"}
    texts = sorted(words)
    ran = subprocess.run([NODE, PARITY], input=json.dumps(texts), capture_output=True, text=True, check=True)
    icu = json.loads(ran.stdout)
    assert icu["locale"] == "th", "this node does not know Thai"
    ours = sorted(texts, key=collation_key)
    # What ICU calls equal (but for punctuation) it leaves as it was, so the letters are compared.
    assert [collation_key(text)[:2] for text in ours] == [collation_key(text)[:2] for text in icu["sorted"]]

"""Share cards: what stands on them, that they fit, and that they are drawn only when they change."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.model.outputs import OutputFile
from generator.pages.cards import card_files, drawing
from generator.pages.cards import files as card_module
from generator.pages.cards.drawing import SIZE, draw_card
from generator.pages.cards.facts import Card, project_card
from generator.pages.cards.lettering import ELLIPSIS, Lettering, legible
from tests.conftest import Desk
from tests.factories import make_catalog, make_entry
from tests.pages.rendering import TEMPLATES, make_studio, project_page

FONTS = TEMPLATES / "assets/fonts"
HOSTILE = (
    "",
    "<script>alert(1)</script>",
    "ก" * 10_000,
    "\u202eกลับหลัง\u202c \u200f\u200b",
    "ก" + "\u0e49" * 5_000,
    "🏙️ เมือง 🚧 漢字 עברית",
    "a\u0301\u0327\x00\x07\ufffd",
    "คำ" * 3 + " " * 400 + "จบ",
)


def card_of(**changes: Any) -> Card:
    words = make_studio().words["th"]
    (summary,) = make_catalog(make_entry(**changes)).summaries
    return project_card(summary, "เว็บทดสอบ", words)


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def edges(image: Image.Image) -> set[tuple[int, ...]]:
    """Return the colours of what stands within 40 pixels of the left, right or lower edge, below the masthead."""
    width, height = image.size
    boxes = ((0, 110, 40, height), (width - 40, 110, width, height), (0, height - 30, width, height))
    return {colour for box in boxes for _, colour in image.crop(box).getcolors(1 << 16)}  # type: ignore[misc, union-attr]


def test_a_card_says_what_the_page_says_first_and_names_no_person() -> None:
    card = card_of()
    assert card.title == "โครงการสถาบันที่เมืองน้องและขยายความสัมพันธ์กับสภาเมืองต่างประเทศ"
    assert card.money == (("งบประมาณที่ได้รับ", "12 ล้านบาท"), ("ใช้ไป", "55,189 บาท"))
    assert (card.status, card.status_words) == ("cancelled", "ยกเลิก")
    assert [name for name, _ in card.bar] == ["spent", "returned", "unexplained"]
    assert "สมมุติ" not in repr(card)  # part of every official's name in the tests


def test_what_a_report_does_not_say_is_missing_and_not_drawn() -> None:
    card = card_of(budget_spent=None, rounds=())
    assert card.money[1] == ("ใช้ไป", "เอกสารไม่ระบุ")
    assert card.bar == ()
    assert card.progress == ""


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_no_title_breaks_a_card(title: str) -> None:
    content = draw_card(card_of(title=title), FONTS)
    image = picture(content)
    assert image.size == SIZE
    assert edges(image) == {(0xF7, 0xF4, 0xEC)}
    assert len(content) < 40_000


def test_the_same_card_is_the_same_bytes() -> None:
    assert draw_card(card_of(), FONTS) == draw_card(card_of(), FONTS)


def test_letters_that_the_fonts_lack_become_a_dot_and_unseen_signs_go() -> None:
    assert legible("เมือง 🚧漢 \u200bก\u202e ๏ 12%") == "เมือง · ก ๏ 12%"
    assert legible("ก" + "\u0e49" * 9) == "ก" + "\u0e49" * 3
    assert legible(" ก \n ข ") == "ก ข"


def test_lines_end_between_words_and_a_title_too_long_says_so() -> None:
    lettering = Lettering(FONTS, 40, bold=True)
    lines, whole = lettering.lines("ปรับปรุงทางเท้าและปลูกต้นไม้ริมคลอง (ระยะที่ 1)", 420, 9)
    assert whole
    assert "".join(lines).replace(" ", "") == "ปรับปรุงทางเท้าและปลูกต้นไม้ริมคลอง(ระยะที่1)"
    assert all(lettering.width(line) <= 420 for line in lines)
    assert not any(line.startswith(")") for line in lines)
    lines, whole = lettering.lines("ปรับปรุงทางเท้า " * 20, 420, 2)
    assert not whole
    assert len(lines) == 2
    assert lines[-1].endswith(ELLIPSIS)


def test_colours_are_those_of_the_style_sheet() -> None:
    tokens = dict(
        re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", (TEMPLATES / "assets/style.css").read_text("utf-8"))[::-1]
    )
    names = ("paper", "surface", "ink", "soft", "line", "brand", "brand-ink", "link", "on", "stop", "wait", "returned")
    used = {name: getattr(drawing, name.upper().replace("-", "_")) for name in names}
    assert used == {name: tokens[name] for name in names}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the cards that were drawn."""
    titles = list[str]()

    def note(card: Card, fonts: Path) -> bytes:
        titles.append(card.title)
        return draw_card(card, fonts)

    monkeypatch.setattr(card_module, "draw_card", note)
    return titles


def test_only_a_card_that_changed_is_drawn_again(tmp_path: Path, drawn: list[str]) -> None:
    def files(*titles: str) -> list[OutputFile]:
        entries = [make_entry(id=f"01000000-{number}", title=title) for number, title in enumerate(titles)]
        drawn.clear()
        return list(card_files(make_catalog(*entries), make_studio(), tmp_path / "cards"))

    first = files("ก", "ข")
    assert len(drawn) == 3  # with that of the site
    assert files("ก", "ข") == first
    assert drawn == []
    assert [file.path for file in files("ก", "ค")] == [file.path for file in first]
    assert drawn == ["ค"]
    assert len(list((tmp_path / "cards").iterdir())) == 3


def test_pages_name_cards_only_where_they_are_made(desk: Desk) -> None:
    desk.report()
    assert desk.build().written
    page = (desk.site / "projects/2566/50010000-11/index.html").read_text("utf-8")
    assert "og:image" not in page
    assert not list(desk.site.rglob("*.png"))
    assert desk.build(cards=True).written
    page = (desk.site / "projects/2566/50010000-11/index.html").read_text("utf-8")
    named = re.findall(r'property="og:image" content="https://reports.example/open/([^"]+)"', page)
    assert named == ["projects/2566/50010000-11.png"]
    assert (desk.site / named[0]).is_file()
    assert "https://reports.example/open/card.png" in (desk.site / "index.html").read_text("utf-8")
    assert (desk.site / "card.png").is_file()


def test_a_page_without_cards_claims_no_picture() -> None:
    assert not project_page(make_entry()).find("meta", property="og:image")

"""Pages as people read them who need large letters, more space, or a narrow screen: nothing is cut, nothing hides."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

# Web Content Accessibility Guidelines 2.2, success criterion 1.4.12.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
SPACING += "p { margin-bottom: 2em !important }"
LARGE = "html { font-size: 200% !important }"
STYLES = {"as it is": "", "text at 200 %": LARGE, "text spacing": SPACING}
# Letters with the tallest stacks of marks, and with marks below.
STACKS = "ที่ปุ๊ฎูฟื้นกี่ญู"

CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  const hides = (way) => ["hidden", "clip", "auto", "scroll"].includes(way);
  const exempt = "svg, .hidden, .scroller, pre, select, textarea, input";
  if (element.closest(exempt) || style.clipPath !== "none") return false;
  return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
    || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""

TIGHT = """(stacks) => {
  const canvas = document.createElement("canvas").getContext("2d");
  const found = new Map();
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /[ก-๛]/.test(node.data));
    if (!text || element.closest("svg, .hidden, option") || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    canvas.font = `${style.fontWeight} 200px ${style.fontFamily}`;  // large, as ink is measured in whole pixels
    const ink = canvas.measureText(stacks);
    const needed = (ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent) / 200;
    const given = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (given < needed) {
      found.set(`${element.tagName} ${element.className}`, `${given.toFixed(2)} for ${needed.toFixed(2)}`);
    }
  }
  return [...found].map(([name, sizes]) => `${name}: ${sizes}`);
}"""

FILL = """(stacks) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (/[ก-๛]/.test(text.data) && !text.parentElement.closest("svg, .hidden")) text.data = stacks;
  }
}"""

FRAMES = """() => [...document.querySelectorAll("main *, header, header *, footer *")].filter((element) =>
  getComputedStyle(element).overflowY !== "visible" && !element.closest("svg, .hidden, .scroller, input, pre")
).map((element) => {
  element.classList.add("was-framed");
  const box = element.getBoundingClientRect();
  const [x, y] = [Math.max(box.x - 12, 0), Math.max(box.y + scrollY - 12, 0)];
  return {x, y, width: box.width + 24, height: box.height + 24};
})"""

SMALL = """() => [...document.querySelectorAll("a, button, input, summary, select")].filter((element) => {
  const box = element.getBoundingClientRect();
  if (!box.width || element.closest(".hidden, .skip")) return false;
  const inline = getComputedStyle(element).display === "inline";  // links within text are exempt (2.5.8)
  return !inline && (box.width < 24 || box.height < 24);
}).map((element) => element.outerHTML.slice(0, 120))"""


QUICK = ("home", "list", "project", "source", "search", "data", "agency", "year")
SOME_KINDS = [
    pytest.param(path, id=kind, marks=() if kind in QUICK else pytest.mark.audit) for kind, path in KINDS.items()
]


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page 320 pixels wide, into which a test may put styles of its own."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, bypass_csp=True, locale="th-TH")
    yield context.new_page()
    context.close()


def show(page: Page, url: str, style: str = "") -> None:
    page.goto(url)
    if "?q=" in url:
        page.wait_for_selector('[data-search-state="ready"]')
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    if style:
        page.add_style_tag(content=style)


def each_kind() -> list[Any]:
    """Return every kind of page in both languages with every style; in Thai, with one style, it is not of the audit."""
    return [
        pytest.param(
            prefix + path,
            style,
            id=f"{kind}-{prefix or 'th'}-{style}",
            marks=() if not prefix and turn % len(STYLES) == number else pytest.mark.audit,
        )
        for turn, (kind, path) in enumerate(KINDS.items())
        for prefix in ("", "en/")
        for number, style in enumerate(STYLES)
    ]


@pytest.mark.parametrize(("path", "style"), each_kind())
def test_nothing_is_cut_and_no_page_scrolls_sideways(phone: Page, sample_url: str, path: str, style: str) -> None:
    show(phone, sample_url + path, STYLES[style])
    assert phone.evaluate(CUT) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", SOME_KINDS)
def test_lines_leave_room_for_every_mark(phone: Page, sample_url: str, path: str) -> None:
    show(phone, sample_url + path)
    phone.evaluate("document.fonts.ready")
    assert phone.evaluate(TIGHT, STACKS) == []


@pytest.mark.parametrize("path", SOME_KINDS)
def test_what_can_be_pressed_is_large_enough(phone: Page, sample_url: str, path: str) -> None:
    show(phone, sample_url + path)
    assert phone.evaluate(SMALL) == []


@pytest.mark.parametrize("path", SOME_KINDS)
def test_what_scrolls_by_itself_has_a_name_and_takes_the_focus(phone: Page, sample_url: str, path: str) -> None:
    show(phone, sample_url + path)
    for region in phone.locator(".scroller").all():
        assert region.get_attribute("tabindex") == "0"
        name = region.get_attribute("aria-labelledby")
        assert phone.locator(f"[id='{name}']").inner_text().strip()


@pytest.mark.parametrize("kind", ["home", "project", "overview", "data"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_frame_cuts_a_pixel_of_its_text(browser: Browser, sample_url: str, kind: str, width: int) -> None:
    """Frames filled with the deepest and tallest letters look the same where what goes over their edge is shown."""
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    show(page, sample_url + KINDS[kind], "* { border-radius: 0 !important }")
    page.evaluate(FILL, STACKS)
    boxes = page.evaluate(FRAMES)
    as_they_are = [page.screenshot(full_page=True, clip=box) for box in boxes]
    page.add_style_tag(content=".was-framed { overflow: visible !important }")
    uncut = [page.screenshot(full_page=True, clip=box) for box in boxes]
    context.close()
    assert as_they_are == uncut
    assert bool(boxes) == (kind in ("home", "project")), "the test no longer looks at what it was made for"


@pytest.mark.parametrize("kind", ["home", "project", "list", "year", "agency"])
def test_a_number_stays_with_its_unit_and_no_line_begins_with_a_repetition(
    phone: Page, sample_url: str, kind: str
) -> None:
    show(phone, sample_url + KINDS[kind])
    ours = phone.locator(
        ".headline dd, .facts dd, .card-money, .lead, .totals dd, .remark, .origin"
    ).all_text_contents()
    assert sum("\u00a0บาท" in words or "\u00a0ล้านบาท" in words for words in ours) > 3
    assert [words for words in ours if re.search(r"[0-9] (?:ล้าน)?บาท| ๆ", words)] == []

"""The keyboard as readers use it who have no mouse, and what they must see of where they are."""

import pytest
from playwright.sync_api import Page

THINNEST_RING = 3  # CSS pixels

# What the focus lacks to be seen: a ring thick enough, on the screen, and nothing in front of it. Empty: nothing.
_LACKS = """(thinnest) => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const lacks = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < thinnest) lacks.push("a ring");
  const box = element.getClientRects()[0];
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];  // of the part on the screen: a table may be taller than it
  if (left >= right || top >= bottom) lacks.push("a place on the screen");
  else {
    const front = document.elementFromPoint(x, y);
    const covered = !element.contains(front) && !front.contains(element);
    if (covered) lacks.push(`a place before ${front.outerHTML.slice(0, 80)}`);
  }
  return lacks.map((lack) => `${element.outerHTML.slice(0, 120)} lacks ${lack}`);
}"""


def press_tab(page: Page) -> None:
    """Press Tab, and see that the focus shows where it went."""
    page.keyboard.press("Tab")
    see_focus(page)


def press_tab_to(page: Page, selector: str, limit: int = 200) -> None:
    """Press Tab until an element that matches has the focus, and see that the focus shows."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            see_focus(page)
            return
    pytest.fail(f"{limit} tabs did not reach {selector}")


def see_focus(page: Page) -> None:
    """See that the focus shows; a page still at work has a second to settle."""
    for _ in range(20):
        lacks = page.evaluate(_LACKS, THINNEST_RING)
        if not lacks:
            return
        page.wait_for_timeout(50)
    pytest.fail("; ".join(lacks))

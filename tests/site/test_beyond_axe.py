"""What axe cannot see, and readers can: large text, zoom, a focus in sight, nothing that jumps or moves.

WCAG 2.2: 1.4.4 and 1.4.10 (large text and zoom), 2.4.7 and 2.4.11 (focus), 2.3.3 (motion).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from macros.adapters.settings import PROJECT
from tests.site.test_in_the_browser import KINDS, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = ("", "luton/funding/", "procedures/", "search/", "luton/statutory/", "groups/cb-strategic-board/")
IN_EACH_RUN = [*PAGES[:4], *(pytest.param(page, marks=pytest.mark.slow) for page in PAGES[4:])]
STYLES = (PROJECT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
# Elements whose words do not fit and cannot be reached by scrolling.
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(item => {
  const style = getComputedStyle(item);
  if (item.closest('.quiet-for-eyes, svg') || item.closest('.skip') || style.clipPath !== 'none') return false;
  return ['hidden', 'clip'].includes(style.overflowX) && item.scrollWidth > item.clientWidth + 1 && item.textContent.trim();
}).map(item => item.outerHTML.slice(0, 80))"""
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const shift of list.getEntries()) sum += shift.value; }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""
MARKED = """() => {
  const item = document.activeElement, style = getComputedStyle(item);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return outlined || style.boxShadow !== 'none' ? '' : item.outerHTML.slice(0, 100);
}"""


def closed(page: Page, found: object) -> object:
    page.context.close()
    return found


@pytest.mark.parametrize("page", IN_EACH_RUN, ids=lambda page: page or "home")
def test_text_twice_as_large_loses_nothing(page: str, browser: Browser, address: str) -> None:
    shown = opened(browser, address, page, width=1280)
    shown.evaluate("document.documentElement.style.fontSize = '200%'")
    sideways = shown.evaluate("document.documentElement.scrollWidth - innerWidth")
    cut_off = shown.evaluate(CUT_OFF)
    shown.context.close()
    assert sideways <= 0
    assert cut_off == []


def test_words_that_are_cut_off_would_be_found(browser: Browser, address: str) -> None:
    shown = opened(browser, address, "luton/funding/", width=1280)
    shown.evaluate("document.querySelector('main h1').style.cssText = 'width: 3rem; overflow: hidden; white-space: nowrap'")
    assert closed(shown, shown.evaluate(CUT_OFF)) != []


@pytest.mark.parametrize("page", IN_EACH_RUN, ids=lambda page: page or "home")
def test_at_four_times_the_size_the_page_fits_and_what_stays_in_sight_leaves_room(page: str, browser: Browser, address: str) -> None:
    # A window of 1280 by 1024 pixels at 400 per cent shows as much as one of 320 by 256.
    shown = opened(browser, address, page, width=320)
    shown.set_viewport_size({"width": 320, "height": 256})
    shown.evaluate("scrollTo(0, 600)")
    covered = shown.evaluate(
        "() => [...document.querySelectorAll('body *')].filter(item => ['sticky', 'fixed'].includes(getComputedStyle(item).position)"
        " && !item.closest('.scroller')).map(item => [item, ...item.children]).flat().map(item => item.getBoundingClientRect())"
        ".filter(box => box.top < 256 && box.bottom > 0).reduce((most, box) => Math.max(most, box.height), 0)"
    )
    sideways = shown.evaluate("document.documentElement.scrollWidth - innerWidth")
    shown.context.close()
    assert sideways <= 0
    assert covered < 256 / 3


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow), "forced"])
@pytest.mark.parametrize("page", ["luton/funding/", "search/", pytest.param("procedures/", marks=pytest.mark.slow)])
def test_the_focus_is_marked_at_every_stop(page: str, scheme: str, browser: Browser, address: str) -> None:
    shown = opened(browser, address, page, width=1280, scheme=scheme)
    unmarked = []
    for _ in range(40):
        shown.keyboard.press("Tab")
        unmarked.append(shown.evaluate(MARKED))
    shown.context.close()
    assert [stop for stop in unmarked if stop and not stop.startswith("<body")] == []


@pytest.mark.parametrize(
    "page", [*KINDS[:4], *(pytest.param(page, marks=pytest.mark.slow) for page in KINDS[4:])], ids=lambda page: page or "home"
)
def test_nothing_jumps_while_a_page_loads(page: str, browser: Browser, address: str) -> None:
    shown = opened(browser, address, page, width=320)
    assert closed(shown, shown.evaluate(SHIFT)) == 0


def test_nothing_moves() -> None:
    """No page moves anything, so there is nothing that a reader who asks for less motion would have to be spared."""
    assert re.findall(r"\b(?:animation|transition|scroll-behavior)[\w-]*\s*:", STYLES) == []
    assert "@keyframes" not in STYLES

"""“Exit this page”: somebody may be looked at over the shoulder. And the keyboard: every stop is in sight, also below that control."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.test_in_the_browser import KINDS, LARGE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# On a small telephone the kinds of page that readers meet first are walked in each run, and two on a wide screen; all at every
# width each night.
WALKED_IN_EACH_RUN = {320: 7, 375: 0, 1280: 2}
WALKS = [
    pytest.param(
        kind,
        width,
        marks=[pytest.mark.slow] if number >= WALKED_IN_EACH_RUN[width] or kind in LARGE else [],
        id=f"{kind or 'home'}-{width}",
    )
    for number, kind in enumerate(KINDS)
    for width in (320, 375, 1280)
]
STUB = "<!doctype html><title>Weather</title><h1>Weather</h1>"


def opened(browser: Browser, address: str, *pages: str, width: int = 375, javascript: bool = True) -> Page:
    """The last of the pages, after those before it; whatever is not ours is a stub."""
    context = browser.new_context(viewport={"width": width, "height": 700}, java_script_enabled=javascript)
    _stub_what_is_elsewhere(context, address)
    page = context.new_page()
    for at in pages:
        page.goto(address + at)
    return page


def _stub_what_is_elsewhere(context: BrowserContext, address: str) -> None:
    context.route(lambda url: not url.startswith(address), lambda route: route.fulfill(body=STUB, content_type="text/html"))


def test_without_javascript_the_way_out_is_a_plain_link(browser: Browser, address: str) -> None:
    page = opened(browser, address, "luton/funding/", javascript=False)
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert page.title() == "Weather"
    page.context.close()


def test_after_leaving_back_does_not_lead_to_the_page_that_was_left(browser: Browser, address: str) -> None:
    page = opened(browser, address, "", "luton/funding/")
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()
    assert page.url == address  # the page before; the one that was left is gone
    page.context.close()


def test_where_the_link_is_left_plain_back_does_lead_there(browser: Browser, address: str) -> None:
    """So that the test above is known to tell the two apart."""
    page = opened(browser, address, "", "luton/funding/", javascript=False)
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()
    assert page.url == f"{address}luton/funding/"
    page.context.close()


def test_shift_three_times_leaves(browser: Browser, address: str) -> None:
    page = opened(browser, address, "procedures/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.context.close()


@pytest.mark.parametrize("keys", [["Shift", "Shift"], ["Shift", "Shift", "a", "Shift"]], ids=["twice", "with a letter between"])
def test_somebody_who_writes_a_capital_stays(keys: list[str], browser: Browser, address: str) -> None:
    page = opened(browser, address, "procedures/")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == f"{address}procedures/"
    page.context.close()


def test_leaving_tells_nobody_where_from(browser: Browser, address: str) -> None:
    page = opened(browser, address, "procedures/?area=luton")
    with page.expect_request("https://www.bbc.co.uk/weather") as leaving:
        page.get_by_role("link", name="Exit this page").click()
    assert "referer" not in leaving.value.headers
    page.context.close()


# What has focus: its words, whether it can be seen and is in view, and what covers its middle.
STOP = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const style = getComputedStyle(at);
  const seen = style.visibility === "visible" && style.opacity !== "0";
  // Of what is larger than the screen, the part that is in view counts; a link of two lines is looked at in its first.
  const box = at.matches("a") ? at.getClientRects()[0] : at.getBoundingClientRect();
  const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
  const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
  const inView = right - left > 1 && bottom - top > 1;
  const exit = document.querySelector(".exit");
  const bar = exit?.getBoundingClientRect();
  const large = box.height > 200;
  const covered = exit && at !== exit && !at.matches(".skip") && !large && bar.left < right && bar.right > left && bar.top < bottom && bar.bottom > top;
  at.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length);
  return { stop: at.dataset.stop, text: (at.textContent.trim() || at.name || at.tagName).slice(0, 40), seen, inView, covered: Boolean(covered), top, left };
}"""


def bad_stops(page: Page, key: str, most: int) -> list[str]:
    """The stops of the keyboard that cannot be seen, are out of view, or lie below the way out."""
    bad, been = [], set()
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or stop["stop"] in been:
            break
        been.add(stop["stop"])
        if not stop["seen"] or not stop["inView"] or stop["covered"]:
            bad.append(str(stop))
    assert len(been) > 10
    return bad


@pytest.mark.parametrize(("kind", "width"), WALKS)
def test_every_stop_of_the_keyboard_is_in_sight(kind: str, width: int, browser: Browser, address: str) -> None:
    page = opened(browser, address, kind, width=width)
    assert bad_stops(page, "Tab", 60) == []
    # Upwards, a stop comes into view at the top, where the way out is.
    page.goto(address + kind)
    assert bad_stops(page, "Shift+Tab", 40) == []
    assert page.url == address + kind
    page.context.close()


def test_a_stop_below_the_way_out_or_out_of_sight_would_be_found(browser: Browser, address: str) -> None:
    page = opened(browser, address, "about/")
    page.evaluate("document.querySelector('.site-name').style.cssText = 'position: fixed; top: 0; right: 0'")
    page.evaluate("document.querySelector('.top nav a').style.cssText = 'position: fixed; left: -999px'")
    found = bad_stops(page, "Tab", 30)
    assert any("'covered': True" in stop for stop in found)
    assert any("'inView': False" in stop for stop in found)
    page.context.close()

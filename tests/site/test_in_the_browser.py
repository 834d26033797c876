"""The pages in a real browser: nothing fetched from elsewhere, nothing out of reach, no accessibility fault that axe knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.building import Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# One page of every kind.
KINDS = (
    "",
    "luton/",
    "bedford-borough/partners/",
    "luton/relevant-agencies/",
    "central-bedfordshire/learning-and-reviews/",
    "luton/funding/",
    "luton/statutory/",
    "central-bedfordshire/sources/",
    "reports/central-bedfordshire-2023-24/",
    "reports/central-bedfordshire-2023-24/indicators/",
    "reports/central-bedfordshire-2023-24/people-and-place/",
    "protocols/central-bedfordshire-strategic-boards-2016/membership/",
    "groups/",
    "groups/cb-strategic-board/",
    "organisations/blmk-icb/",
    "organisations/",
    "about/",
    "search/",
    "data/files/partnerships/luton/funding/",
    "404.html",
)
# Kinds that share their controls with those above, and so need no walk by the keyboard of their own in every run.
MORE_KINDS = (
    "procedures/",
    "procedures/contacts/",
    "for-children/",
    "accessibility/",
    "compare/",
    "compare/funding/",
    "as-at/2022-07-01/",
    "about/errors/unknown-key/",
    "luton/print/",
    "luton/card/",
    "changes/",
)
WIDTHS = (320, 1280)
# Large pages of a kind that another page stands for too: axe and the keyboard take long over them.
LARGE = {
    "luton/print/",
    "procedures/",
    "reports/central-bedfordshire-2023-24/indicators/",
    "reports/central-bedfordshire-2023-24/people-and-place/",
}


def small_first(pages: Iterable[str]) -> list[Any]:
    """The pages as parameters of a test; the large ones for the nightly run."""
    return [pytest.param(page, marks=[pytest.mark.slow] if page in LARGE else [], id=page or "home") for page in pages]


def opened(browser: Browser, address: str, page: str, *, width: int = 1280, scheme: str = "light", javascript: bool = True) -> Page:
    """A page in a window of its own; the scheme is “light”, “dark” or “forced”, the colours a reader's system insists on."""
    colours = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=javascript, **colours)  # type: ignore[arg-type]
    opened_page = context.new_page()
    opened_page.goto(address + page)
    return opened_page


ALL_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def faults(browser: Browser, address: str, page: str, width: int, scheme: str, rules: Mapping[str, object]) -> list[str]:
    """What axe finds on a page with everything opened: rule and element."""
    opened_page = opened(browser, address, page, width=width, scheme=scheme)
    # A page can have hundreds of details, all laid out by one template: the first of them stand for the rest.
    opened_page.evaluate("[...document.querySelectorAll('details')].slice(0, 12).forEach(item => item.open = true)")
    # What is not yet in sight is not yet laid out; axe would measure it as if everything there had no size.
    opened_page.evaluate("document.querySelectorAll('.task').forEach(task => task.style.contentVisibility = 'visible')")
    found = Axe().run(opened_page, options=dict(rules))
    opened_page.context.close()
    return [f"{page} {width} {scheme} {item['id']}: {item['nodes'][0]['target']}" for item in found.response["violations"]]


@pytest.mark.parametrize("page", small_first(KINDS))
def test_axe_finds_no_fault(page: str, browser: Browser, address: str) -> None:
    assert faults(browser, address, page, 320, "light", ALL_RULES) == []


# The colours come from one style; every kind of page in every colours is for the nightly run.
@pytest.mark.parametrize("page", KINDS[:6], ids=lambda page: page or "home")
def test_axe_finds_no_fault_with_dark_colours(page: str, browser: Browser, address: str) -> None:
    assert faults(browser, address, page, 1280, "dark", ONLY_COLOURS) == []


@pytest.mark.parametrize("page", small_first(MORE_KINDS))
def test_axe_finds_no_fault_on_more_kinds_of_page(page: str, browser: Browser, address: str) -> None:
    assert faults(browser, address, page, 320, "light", ALL_RULES) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("page", [*KINDS, *MORE_KINDS], ids=lambda page: page or "home")
def test_axe_finds_no_fault_in_any_colours(page: str, scheme: str, width: int, browser: Browser, address: str) -> None:
    assert faults(browser, address, page, width, scheme, ALL_RULES) == []


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_no_fault_on_any_page(width: int, scheme: str, site: Built, browser: Browser, address: str) -> None:
    pages = [f"{page}/" if page else "" for page in site.addresses if not page.startswith("data/files")]
    assert [fault for page in pages for fault in faults(browser, address, page, width, scheme, ALL_RULES)] == []


@pytest.mark.parametrize("page", KINDS, ids=lambda page: page or "home")
def test_nothing_is_asked_of_anybody_else_and_nothing_is_missing(page: str, browser: Browser, address: str) -> None:
    context = browser.new_context()
    asked: list[str] = []
    failed: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    context.new_page().goto(address + page, wait_until="networkidle")
    context.close()
    assert [url for url in asked if not url.startswith(address)] == []
    assert failed == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", KINDS, ids=lambda page: page or "home")
def test_no_page_scrolls_sideways(page: str, width: int, browser: Browser, address: str) -> None:
    opened_page = opened(browser, address, page, width=width)
    wide = opened_page.evaluate("document.documentElement.scrollWidth")
    opened_page.context.close()
    assert wide <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_stop_of_the_tab_key_can_be_seen_and_the_first_skips_to_the_content(width: int, browser: Browser, address: str) -> None:
    page = opened(browser, address, "luton/funding/", width=width)
    hidden, first = [], ""
    for step in range(200):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "() => { const r = document.activeElement.getBoundingClientRect();"
            " return [document.activeElement.textContent.trim().slice(0, 40), r.width, r.height, r.right, r.bottom]; }"
        )
        if step and box[0] == first:
            break  # round to the beginning
        first = first or box[0]
        if min(box[1:]) <= 0:
            hidden.append((step, box))
    page.context.close()
    assert first == "Skip to main content"
    assert hidden == []


def test_without_javascript_the_sources_of_a_fact_can_still_be_opened(browser: Browser, address: str) -> None:
    page = opened(browser, address, "luton/funding/", width=320, javascript=False)
    details = page.locator("details.where").first
    assert not details.locator("li").first.is_visible()
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    assert details.locator("li").first.is_visible()
    page.context.close()


def test_help_is_on_the_first_screen_of_a_small_telephone(browser: Browser, address: str) -> None:
    page = opened(browser, address, "luton/funding/", width=320, javascript=False)
    for number in ("999", "0800 1111"):
        box = page.locator(".help-now a", has_text=number).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 800
    page.context.close()

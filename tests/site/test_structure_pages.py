"""The structure charts and the pages of groups and bodies: what is drawn is told, what is told is claimed, and every link leads on."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from bs4 import Tag

from macros.builtsite.links import broken_links
from tests.site.building import Built, words
from tests.site.test_in_the_browser import ALL_RULES, ONLY_COLOURS, faults, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PARTNERSHIPS = ("bedford-borough", "central-bedfordshire", "luton")
PAGES = ("groups", *(f"{partnership}/governance" for partnership in PARTNERSHIPS))
Pair = tuple[str, str]


def charts(site: Built, page: str) -> list[Tag]:
    return list(site.page(page).select("section.structure"))


def pairs_drawn(chart: Tag) -> set[Pair]:
    """Who reports to whom, by the lines of the drawing."""
    return {(str(line["data-lower"]), str(line["data-upper"])) for line in chart.select("svg path[data-lower]")}


def pairs_told(chart: Tag) -> set[Pair]:
    """Who reports to whom, by the nested list."""
    found = set()
    for item in chart.select(".structure-words li li"):
        above = item.find_parent("li")
        assert above is not None
        found.add((str(item["data-body"]), str(above["data-body"])))
    return found


def test_every_area_has_a_chart_and_the_groups_page_has_that_of_the_shared_groups_and_of_the_past(site: Built) -> None:
    assert [chart["id"] for chart in charts(site, "groups")] == ["structure-chart", "structure-central-bedfordshire-joint-protocol-2016-01"]
    for partnership in PARTNERSHIPS:
        assert [chart["id"] for chart in charts(site, f"{partnership}/governance")] == ["structure-chart"]
        assert site.page("groups").select(f'a[href="../{partnership}/governance/#structure-chart"]')


@pytest.mark.parametrize("page", PAGES)
def test_the_list_tells_the_lines_of_the_drawing_and_no_others(page: str, site: Built) -> None:
    for chart in charts(site, page):
        assert pairs_drawn(chart) == pairs_told(chart)
        assert pairs_drawn(chart)


def test_a_line_that_is_not_told_would_be_noticed(site: Built) -> None:
    (chart,) = charts(site, "luton/governance")
    bent = copy.copy(chart)
    bent.select(".structure-words li li")[0].decompose()
    assert pairs_drawn(bent) != pairs_told(bent)


@pytest.mark.parametrize("page", PAGES)
def test_every_line_is_told_with_its_document_and_a_dashed_one_says_why(page: str, site: Built) -> None:
    for chart in charts(site, page):
        dashed = {(str(line["data-lower"]), str(line["data-upper"])) for line in chart.select("svg path.dashed[data-lower]")}
        for item in chart.select(".structure-words li li"):
            above = item.find_parent("li")
            assert above is not None
            assert item.select('a[href*="/sources/#"]'), words(item)
            assert ((str(item["data-body"]), str(above["data-body"])) in dashed) is ("Dashed in the chart." in words(item))


@pytest.mark.parametrize("page", PAGES)
def test_every_box_stands_in_the_words_under_the_same_name_and_address(page: str, site: Built) -> None:
    for chart in charts(site, page):
        told = {words(link): link["href"] for link in chart.select(".structure-words a")}
        for box in chart.select("svg .box"):
            name = " ".join(words(line) for line in box.find_all("text"))
            assert name in words(chart.select_one(".structure-words")), name
            assert (name in told) is ("linked" in box["class"]), name
        over = [link["href"] for link in chart.select("svg.over a")]
        assert set(over) <= set(told.values())
        assert len(over) == len(chart.select("svg .box.linked"))


@pytest.mark.parametrize("page", PAGES)
def test_the_drawing_is_one_picture_for_a_screen_reader_and_no_stop_for_the_tab_key(page: str, site: Built) -> None:
    for chart in charts(site, page):
        picture, over = chart.select("svg")
        assert picture["role"] == "img"
        assert 20 < len(str(picture["aria-label"])) < 160
        assert not picture.select("a, [tabindex]")
        assert over["aria-hidden"] == "true"
        assert {link["tabindex"] for link in over.select("a")} == {"-1"}


def test_a_group_of_which_no_document_says_to_whom_it_reports_is_listed_below(site: Built) -> None:
    (chart,) = charts(site, "luton/governance")
    heading = chart.find("h3", string="No document says to whom these report")
    assert heading is not None
    listed = words(heading.find_next_sibling("ul"))
    assert "Luton Voice of the Child Group" in listed
    assert "Luton Safeguarding Children Partnership Strategic Board (in the chart because others report to it)" in listed
    assert "Luton Joint Quality Assurance and Learning Group" not in listed


def test_no_link_of_these_pages_leads_nowhere(site: Built) -> None:
    mine = ("groups/", "organisations/", *(f"{page}/" for page in PAGES))
    assert [link for link in broken_links(site.folder) if link.startswith(mine)] == []


# --- groups and bodies ---------------------------------------------------------------------------------------------


def test_what_differs_about_a_group_is_said_beside_it_with_a_link(site: Built) -> None:
    facts = {words(fact.dt): fact for fact in site.page("groups/pb-safeguarding-education").select(".facts > div")}
    for label, rule in (("Meets", "group-meetings-differ"), ("Reports to", "group-reports-to-differs")):
        assert "What is said here differs" in words(facts[label])
        assert facts[label].select(f'a[href$="{rule}"]'), label
    assert "differs" not in words(facts["Members"])


def test_every_claim_about_a_group_shows_its_document(site: Built) -> None:
    for address in site.addresses:
        if address.startswith("groups/"):
            for item in site.page(address).select(".facts li, .statements li"):
                assert item.select('a[href*="/sources/#"]'), (address, words(item))


def test_a_group_page_says_who_reports_to_it_and_leads_to_the_chart(site: Built) -> None:
    page = site.page("groups/pb-coordinating-group")
    facts = {words(fact.dt): words(fact.dd) for fact in page.select(".facts > div")}
    assert "Pan Beds Training Delivery Group" in facts["Report to it"]
    assert page.select('a[href="../#structure-chart"]')
    assert site.page("groups/lu-voice").select('a[href="../../luton/governance/#structure-chart"]')


@pytest.mark.parametrize(
    ("body", "label", "says"),
    [
        ("blmk-icb", "Safeguarding partner of", "as “Bedfordshire, Luton & Milton Keynes Integrated Care Board"),
        ("blmk-icb", "Pays towards the arrangements of", "£24,400, published as “£24.4” in thousands of pounds"),
        ("blmk-icb", "Child death review partner of", "Bedford Borough"),
        ("bedford-borough-council", "Chairs the arrangements, through a post", "Director of Children's Services will chair"),
        ("blmk-icb", "Governs the arrangements through its own body", "ICB Governing Board"),
        ("bedfordshire-police", "Lead safeguarding partner, through a post", "Chief Constable"),
        ("bedfordshire-police", "Named in the signature block of", "Trevor Rodenhurst"),
        ("elft", "Relevant agency of", "the entry “East London Foundation Trust”"),
        ("nspcc", "Chairs or leads, itself or through a post", "Andrew Skea of the NSPCC chairs it"),
        ("cbscp", "Chairs or leads, itself or through a post", "The Independent Chair and Scrutineer chairs it"),
        ("bedfordshire-ccg", "Sits on boards of the past, through a post", "its Clinical Director, as member"),
        ("home-start-central-bedfordshire", "Member of groups, itself or through a post", "Strategic Board"),
        ("csprp", "Is sent the yearly report of", "Luton"),
    ],
)
def test_a_body_page_says_what_the_body_does_here(body: str, label: str, says: str, site: Built) -> None:
    facts = {words(fact.dt): fact for fact in site.page(f"organisations/{body}").select(".facts > div")}
    assert says in words(facts[label].dd)
    for item in facts[label].select("li"):
        assert item.select('a[href*="/sources/#"]')
        assert ".." not in words(item)


# --- in a browser --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["groups/", "central-bedfordshire/governance/"])
def test_axe_finds_no_fault_with_a_chart(page: str, browser: Browser, address: str) -> None:
    assert faults(browser, address, page, 320, "light", ALL_RULES) == []
    assert faults(browser, address, page, 1280, "dark", ONLY_COLOURS) == []


@pytest.mark.parametrize("page", ["groups/", "central-bedfordshire/governance/"])
def test_a_chart_fits_a_telephone_and_every_word_its_box(page: str, browser: Browser, address: str) -> None:
    shown = opened(browser, address, page, width=360)
    wider, outside = shown.evaluate(
        """() => [
            document.querySelector('.structure .scroller').scrollWidth - document.querySelector('.structure .scroller').clientWidth,
            [...document.querySelectorAll('.structure .box')].flatMap(box => {
                const frame = box.querySelector('rect').getBoundingClientRect();
                return [...box.querySelectorAll('text')].filter(text => {
                    const words = text.getBoundingClientRect();
                    return words.left < frame.left || words.right > frame.right || words.top < frame.top || words.bottom > frame.bottom;
                }).map(text => text.textContent);
            }),
        ]"""
    )
    shown.context.close()
    assert wider == 0
    assert outside == []


def test_a_click_on_a_box_opens_its_page(browser: Browser, address: str) -> None:
    page = opened(browser, address, "luton/governance/", javascript=False)
    page.locator("svg.over a").first.click()
    page.wait_for_url("**/groups/**")
    page.context.close()

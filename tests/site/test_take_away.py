"""What readers print and take away: the whole arrangement with its sources as notes, and one card for the wall."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from macros.dataset.dataset import Dataset
from tests.site.building import Built, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AREAS = ("bedford-borough", "central-bedfordshire", "luton")


@pytest.mark.parametrize("area", AREAS)
def test_the_whole_arrangement_has_every_topic_under_a_part_that_its_contents_lead_to(area: str, site: Built, dataset: Dataset) -> None:
    page = site.page(f"{area}/print")
    led_to = {str(link["href"]).removeprefix("#") for link in page.select(".contents a")}
    assert {f"page-{item.id}" for item in dataset.pages} <= led_to
    assert all(page.find(id=anchor) for anchor in led_to)
    assert all(page.find("section", id=topic.id) for item in dataset.pages for topic in item.topics)


@pytest.mark.parametrize("area", AREAS)
def test_every_source_is_a_note_that_some_mark_leads_to_and_every_mark_leads_to_one(area: str, site: Built) -> None:
    page = site.page(f"{area}/print")
    notes = [str(note["id"]) for note in page.select(".notes li")]
    assert notes == [f"note-{number}" for number in range(1, len(notes) + 1)]
    marked: set[str] = set()
    for mark in page.select(".mark a"):
        first, _, last = words(mark).removeprefix("note ").partition("–")
        assert mark["href"] == f"#note-{first}"
        marked |= {f"note-{number}" for number in range(int(first), int(last or first) + 1)}
    assert marked == set(notes)
    assert page.select("main details.where") == []


@pytest.mark.parametrize("area", AREAS)
def test_every_link_out_of_the_document_has_its_address_in_letters(area: str, site: Built) -> None:
    page = site.page(f"{area}/print")
    listed = {str(item["href"]): words(item.find_next_sibling(class_="address")) for item in page.select(".addresses li > a")}
    assert all(address.startswith(("/", "https://")) for address in listed.values())
    not_on_paper = (".trail", ".to-menu", ".on-screen", ".download", "[aria-hidden]", ".short-form", ".short-forms")
    for link in page.select("main a[href]" + "".join(f":not({name} *)" for name in not_on_paper)):
        href = str(link["href"])
        written_by_the_style = "external" in (link.get("rel") or [])
        assert href.startswith("#") or written_by_the_style or href in listed, href


@pytest.mark.parametrize("area", AREAS)
def test_every_sheet_is_told_its_document_its_edition_and_its_date(area: str, site: Built, dataset: Dataset) -> None:
    page = site.page(f"{area}/print")
    assert page.select('main link[rel="stylesheet"][href="head.css"]')
    said = re.sub(
        r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), (site.folder / area / "print" / "head.css").read_text(encoding="utf-8")
    )
    document = dataset.documents[dataset.partnerships[area].form.arrangements]
    assert document.title in said
    assert "Written to Working Together" in said
    assert "As of 22 November 2026." in said


def printed(page: Page) -> list[str]:
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]


@pytest.mark.parametrize("area", AREAS)
def test_the_card_fits_one_printed_sheet_and_stands_on_it_alone(area: str, browser: Browser, address: str, dataset: Dataset) -> None:
    page = browser.new_page()
    page.goto(f"{address}{area}/card/")
    sheets = printed(page)
    assert len(sheets) == 1
    text = " ".join(sheets[0].split())
    assert "999" in text
    assert "As of 22 November 2026." in text
    assert f"/{area}/card/" in text.replace(" ", "")
    assert "Exit this page" not in text
    assert "About this site" not in text
    page.evaluate(
        "document.querySelector('.card').append(...Array.from({length: 60}, () => Object.assign(document.createElement('p'), {textContent: 'x'})))"
    )
    assert len(printed(page)) > 1, "a card that is too long must be seen"
    page.close()


def test_the_sheets_of_the_whole_are_numbered_and_bear_their_head(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}luton/print/")
    sheets = printed(page)
    assert len(sheets) > 10
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} of {len(sheets)}" in sheet
        assert "Luton Multi-Agency Safeguarding Arrangements" in sheet
        assert "As of 22 November 2026." in sheet
    page.close()


@pytest.mark.parametrize("address_of_page", ["luton/funding/", "central-bedfordshire/funding/", "luton/print/"])
def test_on_paper_a_total_stands_once_after_all_of_its_lines(address_of_page: str, browser: Browser, address: str) -> None:
    """The foot of a table is printed on every sheet unless it is told not to: a total below two of seven lines."""
    page = browser.new_page()
    page.goto(f"{address}{address_of_page}")
    page.emulate_media(media="print")
    feet = page.eval_on_selector_all("tfoot", "feet => feet.map(foot => getComputedStyle(foot).display)")
    page.close()
    assert feet
    assert set(feet) == {"table-row-group"}


@pytest.mark.parametrize("area", AREAS)
def test_the_card_shows_a_number_only_where_it_was_checked_and_says_where(area: str, site: Built, dataset: Dataset) -> None:
    text = site.text(f"{area}/card")
    own = [contact for contact in dataset.contacts.values() if contact.front_door and area in contact.areas]
    assert own
    for contact in own:
        assert contact.name in text
        if contact.number:
            assert f"{contact.name} : {contact.number} Seen on" in text
            assert "Checked on" in text
        else:
            assert f"{contact.name} : Number not checked Look on {contact.page}" in text
    others = {str(contact.name) for contact in dataset.contacts.values() if contact.areas and area not in contact.areas}
    assert [name for name in others if name in text] == []


@pytest.mark.parametrize("area", AREAS)
def test_the_card_names_the_threshold_document_that_applies_and_the_way_to_escalate(area: str, site: Built, dataset: Dataset) -> None:
    text = site.text(f"{area}/card")
    thresholds = [item for item in dataset.resources.values() if item.kind == "threshold document" and area in item.areas]
    assert thresholds
    for item in thresholds:
        assert (item.title in text) == (item.replaced_by is None), item.id
    assert dataset.resources["escalation"].title in text
    assert "0800 1111" in text
    assert "0808 800 5000" in text


@pytest.mark.parametrize("area", AREAS)
def test_the_card_and_the_page_to_print_are_linked_from_the_overview_and_the_card_from_what_to_do(area: str, site: Built) -> None:
    links = {str(link["href"]) for link in site.page(area).select("#take-away a")}
    assert links == {"print/", "card/"}, "no PDF was made for this site, so none may be linked"
    assert site.page("procedures").select(f'main a[href="../{area}/card/"]')

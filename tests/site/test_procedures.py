"""A practitioner finds what to do in the area, with or without JavaScript, and no unchecked number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.dataset.dataset import Dataset
from tests.real_data import real_dataset
from tests.site.building import Built, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def _real_data() -> Dataset:
    return real_dataset()


DATASET = _real_data()
# The tasks the issue of this page names, by what a reader would say.
WANTED = (
    "worried about a child",
    "another agency's decision",
    "member of staff may have harmed",
    "share",
    "missing",
    "neglected",
    "died",
    "seriously harmed",
    "moving area",
    "private fostering",
    "complain about a child protection conference",
    "concern at work",
    "training",
    "police",
    "interpreter",
)


def test_every_task_is_on_the_page_with_its_steps_its_sources_and_its_date(site: Built) -> None:
    page = site.page("procedures")
    for task in DATASET.tasks.values():
        section = page.find(id=task.id)
        text = words(section)
        assert all(" ".join(step.says.split()) in text for step in task.steps), task.id
        assert "Last checked on" in text
        assert page.find("a", href=f"#{task.id}") is not None


@pytest.mark.parametrize("wanted", WANTED)
def test_the_tasks_people_come_for_are_there(wanted: str, site: Built) -> None:
    titles = [words(title).lower() for title in site.page("procedures").select(".task h3")]
    assert any(wanted in title for title in titles)


def test_a_task_on_which_the_areas_agree_says_so_and_shows_no_columns(site: Built) -> None:
    page = site.page("procedures")
    for task in DATASET.tasks.values():
        section = page.find(id=task.id)
        assert section is not None
        own = any(step.areas and len(step.areas) < len(DATASET.partnerships) for step in task.steps)
        assert bool(section.find(class_="by-area")) == own, task.id
        assert ("The same in " in words(section)) == (not own), task.id


def test_an_unchecked_number_is_said_to_be_unchecked_and_leads_to_a_page(site: Built) -> None:
    text = site.text("procedures/contacts")
    for contact in DATASET.contacts.values():
        if contact.number:
            assert f"{contact.number} . Seen on" in text, contact.id
        elif not contact.web_page_only:
            assert f"{contact.name} : Number not checked . Look on {contact.page}" in text, contact.id


def test_every_page_leads_to_reporting_a_concern_in_its_own_area(site: Built) -> None:
    for area in DATASET.partnerships:
        link = site.page(f"{area}/funding").select(".help-now a")[-1]
        assert str(link["href"]).endswith(f"procedures/?area={area}#worried-about-a-child")
    assert site.page("procedures").select(".task")[0]["id"] == "worried-about-a-child"


def areas_shown(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(".one-area[data-area]:not([hidden])", "all => all.map(one => one.dataset.area)"))


ALL = {"bedford-borough", "central-bedfordshire", "luton"}


@pytest.mark.parametrize(
    ("query", "shown", "says"),
    [
        ("", ALL, ""),
        ("?area=luton", {"luton"}, "Luton"),
        ("?place=leagrave", {"luton"}, "Leagrave: this is in Luton."),
        ("?place=DUNSTABLE", {"central-bedfordshire"}, "Dunstable"),
        ("?place=Amphill", {"central-bedfordshire"}, "Central Bedfordshire"),
        ("?place=wixams", {"bedford-borough", "central-bedfordshire"}, "can be in Bedford Borough and Central Bedfordshire"),
        ("?place=atlantis", ALL, "We do not know the place “atlantis”"),
        ("?place=%3Cb%3Ex%3C%2Fb%3E", ALL, "“<b>x</b>”"),
        ("?area=nowhere", ALL, ""),
    ],
)
def test_the_address_chooses_the_area_for_the_whole_page(browser: Browser, address: str, query: str, shown: set[str], says: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}procedures/{query}")
    assert areas_shown(page) == shown
    assert says in page.inner_text("[data-area-answer]")
    contacts = page.locator("#worried-about-a-child .with [data-area]")
    hidden = contacts.evaluate_all("all => all.filter(one => one.hidden).map(one => one.dataset.area)")
    assert all(area not in shown for area in hidden)
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    page.close()


def test_choosing_by_keyboard_changes_the_address_and_back_undoes_it(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}procedures/")
    page.locator("[data-area-link=luton]").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("procedures/?area=luton")
    assert areas_shown(page) == {"luton"}
    page.get_by_label("Not sure? Town or village").fill("Biggleswade")
    page.keyboard.press("Enter")
    assert page.url.endswith("?place=Biggleswade")
    assert areas_shown(page) == {"central-bedfordshire"}
    page.go_back()
    assert areas_shown(page) == {"luton"}
    page.go_back()
    assert areas_shown(page) == ALL
    page.close()


def test_without_javascript_all_areas_stand_side_by_side(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}procedures/?area=luton")
    assert page.locator(".one-area:visible").count() == page.locator(".one-area").count() > 0
    assert not page.locator("[data-find-place]").is_visible()
    page.close()

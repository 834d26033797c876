"""Law and guidance on the built site: every count leads to its rows, every state says what it means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.site.building import Built, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from macros.dataset.dataset import Dataset

PARTNERSHIPS = ("bedford-borough", "central-bedfordshire", "luton")
STATES = ("evidenced", "partly-evidenced", "not-evidenced", "not-assessed", "not-applicable")


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_the_headline_shows_all_five_states_and_each_count_leads_to_its_rows(partnership: str, site: Built) -> None:
    page = site.page(f"{partnership}/statutory")
    links = {str(link["href"]).lstrip("#"): int(words(link).split()[0]) for link in page.select(".counts a")}
    assert set(links) == set(STATES)
    for state, count in links.items():
        group = page.find(id=state)
        assert group is not None
        rows = group.select(".finding")
        counted_elsewhere = len(rows) - count
        assert counted_elsewhere >= 0
        assert (f"{counted_elsewhere} more below" in words(group)) == (counted_elsewhere > 0)


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_the_counts_are_those_of_the_data_for_machines(partnership: str, site: Built, dataset: Dataset) -> None:
    findings = json.loads((site.folder / "api/v1/findings.json").read_text(encoding="utf-8"))
    # A partnership's yearly report is measured too; its findings stand on the report's own page.
    arrangement = dataset.partnerships[partnership].form.arrangements
    own = [
        item for item in findings if item["partnership"] == partnership and item["basis"] == "in-force" and item["document"] == arrangement
    ]
    shown = site.page(f"{partnership}/statutory").select("#assessment .finding")
    assert len(shown) == len(own) > 20


def test_the_data_for_machines_has_the_form_of_the_contract(site: Built) -> None:
    findings = json.loads((site.folder / "api/v1/findings.json").read_text(encoding="utf-8"))
    wanted = {"partnership", "document", "instrument", "requirement", "basis", "status", "evidence", "missing", "data_file", "judgement"}
    assert all(set(item) == wanted for item in findings)
    assert {item["status"] for item in findings} <= set(STATES)
    assert {item["basis"] for item in findings} == {"in-force", "later-edition"}
    for item in findings:
        for fact in item["evidence"]:
            assert set(fact) == {"fact", "value", "source"}
            assert set(fact["source"]) == {"document", "heading", "lines"}
        assert item["status"] != "evidenced" or item["evidence"] or item["judgement"]
    requirements = json.loads((site.folder / "api/v1/requirements.json").read_text(encoding="utf-8"))
    ids = {item["id"] for item in requirements}
    assert len(ids) == len(requirements) > 190
    assert {item["requirement"] for item in findings} <= ids
    discrepancies = json.loads((site.folder / "api/v1/discrepancies.json").read_text(encoding="utf-8"))
    assert all({"rule", "subject", "values", "explanation"} <= set(item) for item in discrepancies)


def test_every_requirement_has_an_anchor_on_its_instruments_page(site: Built) -> None:
    requirements = json.loads((site.folder / "api/v1/requirements.json").read_text(encoding="utf-8"))
    for item in requirements:
        assert site.page(f"statutory/{item['instrument']}").find(id=item["id"]) is not None, item["id"]


def test_the_2018_document_is_not_measured_by_guidance_that_came_later(site: Built) -> None:
    page = site.page("central-bedfordshire/statutory")
    own = words(page.find(id="assessment"))
    assert "is measured against Working Together 2018" in own
    assert "Working Together 2023, under" not in own
    assert "Measured against a later edition: Working Together to Safeguard Children 2023" in words(page.main)


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_the_edition_we_could_not_read_is_named_and_measures_nothing(partnership: str, site: Built) -> None:
    page = words(site.page(f"{partnership}/statutory").main)
    assert "Measured against a later edition: Working Together to Safeguard Children 2026" in page
    assert "We have not been able to read the text of this edition, so nothing is measured against it." in page
    instrument = words(site.page("statutory/working-together-2026").main)
    assert "We have not read the text. None of this is measured." in instrument


def test_the_matrix_can_be_filtered_without_javascript(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False).new_page()
    page.goto(f"{address}statutory/")
    rows = page.locator(".matrix .row")
    every = rows.count()
    page.locator("#state-gap").check()
    with_gap = page.locator(".matrix .row.has-gap").count()
    assert 0 < with_gap < every
    assert [rows.nth(index).is_visible() for index in range(every)].count(True) == with_gap
    page.locator("#state-all").check()
    page.locator("#area-1").uncheck()
    assert not page.locator("td.area-1").first.is_visible()
    page.context.close()

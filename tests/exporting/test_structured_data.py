"""What search engines are told of a page is what the page says, and cannot end the element it stands in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from macros.exporting.structured_data import structured_data

if TYPE_CHECKING:
    from macros.dataset.dataset import Dataset

DAY = date(2026, 11, 22)


def told(dataset: Dataset, address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(structured_data(dataset, DAY, address))
    assert found["@context"] == "https://schema.org"
    return found


def test_each_partnership_is_told_with_the_partners_its_document_names(real: Dataset) -> None:
    for item in real.partnerships.values():
        found = told(real, f"{item.id}/")
        topic = item.topic("safeguarding-partners")
        named = [real.organisations[claim.organisation].name for claim in topic.partners]  # type: ignore[attr-defined]
        assert [member["name"] for member in found["member"]] == named
        assert len(named) >= 3
        assert found["areaServed"]["name"] == item.area


def test_a_council_is_told_as_a_body_of_government_and_a_partnership_is_not(real: Dataset) -> None:
    assert told(real, "organisations/luton-borough-council/")["@type"] == "GovernmentOrganization"
    assert told(real, "luton/")["@type"] == "Organization"


def test_the_data_are_told_with_their_day_and_every_list(real: Dataset) -> None:
    found = told(real, "data/")
    assert (found["@type"], found["dateModified"]) == ("Dataset", "2026-11-22")
    assert "../api/v1/findings.json" in [file["contentUrl"] for file in found["distribution"]]
    assert found["license"]


def test_a_page_with_nothing_to_tell_tells_nothing(real: Dataset) -> None:
    assert structured_data(real, DAY, "luton/funding/") == ""
    assert structured_data(real, DAY, "organisations/") == ""


def test_a_name_cannot_end_the_element(real: Dataset) -> None:
    council = real.organisations["luton-borough-council"].model_copy(update={"name": "</script><script>alert(1)</script>"})
    planted = replace(real, organisations={**real.organisations, council.id: council})
    text = structured_data(planted, DAY, f"organisations/{council.id}/")
    assert "<" not in text
    assert json.loads(text)["name"] == council.name

"""What a reader finds where the arrangements stand beside each other."""

from __future__ import annotations

import re

from tests.site.building import Built, words

AREAS = ["Bedford Borough", "Central Bedfordshire", "Luton"]
OWN_SECTION = re.compile(r"\.\./\.\./(bedford-borough|central-bedfordshire|luton)/[a-z-]+/#")


def topics(site: Built) -> list[str]:
    return [address for address in site.addresses if address.startswith("compare/")]


def test_the_list_has_every_topic_in_one_row_with_a_link_and_a_part_with_only_the_differences(site: Built) -> None:
    page = site.page("compare")
    links = [str(row.a["href"]).rstrip("/") for row in page.select("#all-topics tbody tr")]  # type: ignore[index]
    assert sorted(f"compare/{link}" for link in links) == topics(site)
    assert "Who chairs: " in words(page.find(id="only-the-differences"))
    assert page.select_one("header nav a[href='./']") is not None


def test_every_topic_shows_a_column_for_each_partnership_and_every_cell_leads_to_its_own_page(site: Built) -> None:
    for address in topics(site):
        tables = site.page(address).find_all("table", class_="comparison")
        assert tables, address
        for table in tables:
            assert [words(heading) for heading in table.select("thead th")] == ["Matter", *AREAS], address
            assert table.caption is not None, address
            links = [item.select_one("p.quiet a") for item in table.find_all("td")]
            assert all(link and OWN_SECTION.match(str(link["href"])) for link in links), address


def test_what_agrees_is_closed_and_comes_before_the_differences(site: Built) -> None:
    page = site.page("compare/thresholds")
    agreed = page.select_one("#same details.agreed")
    assert agreed is not None
    assert not agreed.has_attr("open")
    assert "In the same words apart from names" in words(agreed)
    ids = [str(section["id"]) for section in page.select("section.topic")]
    assert ids == ["documents", "same", "differences", "in-some-only", "not-mentioned", "not-recorded"]


def test_shared_words_stand_once(site: Built) -> None:
    page = site.text("compare/child-death-review")
    assert page.count("will be able to refer cases to the area's Safeguarding Children Partnership") == 1


def test_funding_is_not_compared_without_saying_that_it_cannot_be(site: Built) -> None:
    page = site.text("compare/funding")
    assert "different scope and cannot be compared directly" in page
    assert "Not listed; that is not the same as paying nothing" in page
    assert "£0" not in page


def test_a_document_that_was_replaced_is_marked_where_it_is_compared(site: Built) -> None:
    for address in topics(site):
        assert words(site.page(address).find(id="documents")).count("A later document exists") == 1, address

"""Each error has a page a person can read, with the lines as they were and as they should be."""

from __future__ import annotations

import pytest

from macros.problems import WHY
from tests.errors.test_examples import unequal
from tests.site.building import Built, words

PARTS = ["What it means", "Common causes", "How to fix it", "When it is fine"]


def test_the_pages_of_the_site_are_those_of_the_errors_there_are_and_the_list_leads_to_each(site: Built) -> None:
    pages = {address.split("/")[-1] for address in site.addresses if address.startswith("about/errors/")}
    links = {
        str(link["href"]).split("/")[0 if str(link["href"])[0] != "." else 1] for link in site.page("about/errors").select(".register a")
    }
    assert unequal(code=set(WHY), pages=pages, links=links) == []


@pytest.mark.parametrize("error", sorted(WHY))
def test_a_page_says_what_it_means_what_causes_it_how_to_fix_it_and_when_it_is_fine(error: str, site: Built) -> None:
    main = site.page(f"about/errors/{error}").main
    assert main is not None
    assert [words(heading) for heading in main.find_all("h2")][: len(PARTS)] == PARTS
    assert f"[{error}]" in words(main)
    assert WHY[error] in words(main)


def test_lines_of_a_file_keep_the_spaces_in_front(site: Built) -> None:
    wrong, right = site.page("about/errors/indentation").select("pre code")
    assert list(wrong.strings) == ["    payer_as_written: Anytown Council", "     pounds: 1000"]
    assert list(right.strings) == ["    payer_as_written: Anytown Council", "    pounds: 1000"]


def test_about_keeps_its_address_and_leads_to_the_errors(site: Built) -> None:
    assert site.page("about").find("a", href="errors/") is not None
    trail = site.page("about/errors/indentation").select(".trail a")
    assert [words(step) for step in trail] == ["Home", "About this site", "What each error means"]

"""Links from page to page: each leads where it says, from whatever page, and is no longer than it must be."""

from __future__ import annotations

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from macros.views.addresses import relative

ROOT = "https://site.example/"
FOLDERS = st.lists(st.sampled_from(["luton", "funding", "a", "b"]), max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FRAGMENTS = st.sampled_from(["", "#part"])
FILES = st.sampled_from(["", "", "table.csv"])


@given(FOLDERS, FILES, FRAGMENTS, FOLDERS, st.sampled_from(["", "404.html"]))
def test_a_link_leads_where_it_says_from_any_page(folder: str, file: str, fragment: str, page: str, page_file: str) -> None:
    target = f"{folder}{file}{fragment}"
    if target.startswith("#"):
        target = f"./{target}"  # a part of the page at the root, and not of this very page
    assert urljoin(ROOT + page + page_file, relative(target, page + page_file)) == urljoin(ROOT, target)


def test_a_link_to_a_neighbour_goes_up_no_further_than_it_must() -> None:
    assert relative("luton/partners/", "luton/funding/") == "../partners/"
    assert relative("luton/", "luton/funding/") == "../"
    assert relative("luton/funding/#total", "luton/funding/") == "./#total"


def test_a_link_within_the_page_and_one_to_another_site_stay_as_they_are() -> None:
    assert relative("#total", "luton/") == "#total"
    assert relative("https://elsewhere.example/a", "luton/") == "https://elsewhere.example/a"
    assert relative("tel:999", "luton/") == "tel:999"

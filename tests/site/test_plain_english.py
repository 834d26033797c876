"""Every page is as easy to read as it has ever been, and uses no word that a reader would have to translate."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from macros.dataset.dataset import Dataset
from tests.site import plain_english
from tests.site.building import Built
from tests.site.plain_english import TARGET, Avoided, Names

# Read every page: in one worker, so that each page is parsed once.
pytestmark = pytest.mark.xdist_group("every page")

EASY = "We keep children safe. The police are with us. You can ring this number at night."
HARD = "Organisational accountability necessitates comprehensive multidisciplinary collaboration notwithstanding jurisdictional differentiation."


@pytest.fixture(scope="session")
def names(dataset: Dataset) -> Names:
    return Names.of(dataset)


def page(*paragraphs: str) -> BeautifulSoup:
    return BeautifulSoup(f'<main id="main">{"".join(f"<p>{text}</p>" for text in paragraphs)}</main>', "html.parser")


def test_no_page_is_harder_to_read_than_it_was(site: Built, names: Names) -> None:
    assert plain_english.too_hard(plain_english.ages(site, names), plain_english.allowed()) == []


# What frightened, hurried and young readers come for.
@pytest.mark.parametrize(
    ("address", "age"), [("", TARGET), ("procedures", TARGET), ("for-children", 10.0), ("about", TARGET), ("accessibility", TARGET)]
)
def test_the_pages_everybody_needs_are_easy_for_good(address: str, age: float, site: Built, names: Names) -> None:
    assert 0 < plain_english.age_of(site.page(address), names) <= age


def test_no_sentence_of_ours_uses_a_word_to_avoid(site: Built, names: Names) -> None:
    words = plain_english.avoided()
    any_of_them = plain_english.any_of(words)
    found = [
        f"{address}: “{item.word}” (write: {item.write}) in: {text}"
        for address in site.addresses
        if not f"{address}/".startswith(plain_english.NOT_PROSE)
        for text in plain_english.own_words(site.page(address), names)
        if any_of_them.search(text)
        for item in words
        if item.in_text(text)
    ]
    assert found == []


def test_a_hard_page_is_found_and_an_easy_one_is_not(names: Names) -> None:
    assert plain_english.age_of(page(EASY), names) < TARGET < plain_english.age_of(page(HARD), names)


def test_a_name_makes_no_page_hard(names: Names, dataset: Dataset) -> None:
    long_name = max((body.name for body in dataset.organisations.values()), key=len)
    assert plain_english.age_of(page(f"{EASY} {long_name} is with us."), names) == plain_english.age_of(
        page(f"{EASY} It is with us."), names
    )


def test_a_figure_goes_down_and_never_up() -> None:
    harder = plain_english.too_hard({"luton/funding": 12.1, "luton/training": 13.4}, {"luton/training": 13.3})
    assert len(harder) == 2
    assert all("may have" in text for text in harder)
    easier = plain_english.too_hard({"luton/training": 11.9, "luton/scrutiny": 12.4}, {"luton/training": 13.3, "luton/scrutiny": 13.0})
    assert len(easier) == 2
    assert all("make reading-ages" in text for text in easier)
    assert plain_english.too_hard({"luton/training": 13.0, "luton": 9.0}, {"luton/training": 13.3}) == []


def test_a_word_to_avoid_is_found_in_our_words_and_not_in_quotations(names: Names) -> None:
    via = Avoided("via", "through")
    ours, quoted = (list(plain_english.own_words(page(text), names)) for text in ("Sent via the board.", "It says “via the board”."))
    assert any(map(via.in_text, ours))
    assert not any(map(via.in_text, quoted))
    assert not via.in_text("The viaduct is old.")
    assert plain_english.any_of((via,)).search("Sent Via the board.")

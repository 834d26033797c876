"""No telephone number is shown that was not checked: somebody in need would ring it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.dataset.dataset import Dataset
from tests.site.building import Built
from tests.site.numbers import files_that_show, national, numbers_in
from tests.site.passages import passages

# Read every page: in one worker, so that each page is parsed once.
pytestmark = pytest.mark.xdist_group("every page")

# Standing decision of the project. Any other number needs a contact of the data, with where and when it was seen; one to
# which a word is texted, the document that gives it.
ALWAYS_SAFE = frozenset(("999", "101", "111", "08001111", "08088005000"))
ON_EVERY_PAGE = frozenset(("999", "08001111"))


def numbers_shown(page: BeautifulSoup) -> set[str]:
    """Every number a page links to, and every one that stands in its main text."""
    linked = {national(str(link["href"])) for link in page.find_all("a", href=re.compile("^(tel|sms):"))}
    return linked | {number for passage in passages(page.main or page) for number in numbers_in(passage.text)}


def _not_safe(page: BeautifulSoup, dataset: Dataset) -> set[str]:
    held = [*(contact.number for contact in dataset.contacts.values()), *(line.to for line in dataset.text_lines)]
    return numbers_shown(page) - ALWAYS_SAFE - {national(number) for number in held if number}


def test_every_number_shown_is_always_safe_or_that_of_a_contact(site: Built, dataset: Dataset) -> None:
    assert {address: found for address in site.addresses if (found := _not_safe(site.page(address), dataset))} == {}


def test_every_page_gives_the_numbers_for_a_child_in_danger(site: Built) -> None:
    for address in site.addresses:
        linked = {national(str(link["href"])) for link in site.page(address).find_all("a", href=re.compile("^tel:"))}
        assert linked >= ON_EVERY_PAGE, address


@pytest.mark.parametrize(
    "html",
    [
        '<a href="tel:01632960123">Ring us</a>',
        '<a href="tel:+441632960123">Ring us</a>',
        "<p>Ring 01632 960123.</p>",
        "<p>Ring (01632) 960 123 or write</p>",
        "<p>Ring 01632-960-123</p>",
        "<p>Ring 01632&nbsp;960&#8239;123</p>",
        "<p>Ring <b>01632</b> 960<span>123</span></p>",
        "<p>Ring +44 (0)1632 960123</p>",
        "<p>Ring 0044 1632 960123</p>",
        '<a href="sms:01632960123">Text us</a>',
        "<p data-compares>Elsewhere: 01632 960123</p>",
        '<svg aria-label="Ring 01632 960123"></svg>',
    ],
)
def test_a_number_of_nobody_is_found(html: str, dataset: Dataset) -> None:
    assert _not_safe(BeautifulSoup(f"<main>{html}</main>", "html.parser"), dataset) == {"01632960123"}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="tel:999">999</a>',
        "<p>Ring 0808 800 5000 or 0800 1111 (24 hours).</p>",
        "<table><tr><td>0412</td><td>0299</td><td>1442</td></tr></table>",
        "<p>£02,300 in 2023-24; lines 062-074; 0.412 of 1; 12 01234</p>",
        "<p>https://example.org/0123456789/</p>",
    ],
)
def test_what_is_safe_or_no_number_at_all_is_passed(html: str, dataset: Dataset) -> None:
    assert _not_safe(BeautifulSoup(f"<main>{html}</main>", "html.parser"), dataset) == set()


def test_a_contacts_number_is_passed(dataset: Dataset) -> None:
    number = next(contact.number for contact in dataset.contacts.values() if contact.number and len(contact.number) > 6)
    page = BeautifulSoup(f"<main><p>Ring {number}.</p></main>", "html.parser")
    assert numbers_shown(page) == {national(number)}
    assert _not_safe(page, dataset) == set()


def test_no_refused_number_stands_in_any_file_of_the_site(site: Built, dataset: Dataset) -> None:
    """Pages, pages of the data files, data for machines, the words of the search: somebody would ring it from any of them."""
    refused = [item.number for item in dataset.refused_numbers]
    assert refused
    assert files_that_show(site.folder, refused) == []


@pytest.mark.parametrize(
    ("file", "held"),
    [
        ("index.html", b"<p>01632 960123</p>"),
        ("index.html", b"<p>01632&nbsp;960&#8239;123</p>"),
        ("index.html", b"<p>(0<b>1632</b>) <span>960</span>123</p>"),
        ("index.html", b'<a href="tel:+441632960123">Ring</a>'),
        ("index.html", b"<!-- 01632960123 -->"),
        ("data/files/contacts/index.html", "<code>+44 (0)1632 – 960 – 123</code>".encode()),
        ("api/v1/contacts.json", b'{"number": "0163 2960 123"}'),
        ("api/v1/contacts.csv", b"a,01632.960.123,b"),
        ("search/words.json", b'["01632960123"]'),
        ("search/index/fragment/en.pf_fragment", gzip.compress(b"ring 01632 960123 now", mtime=0)),
    ],
)
def test_a_refused_number_is_found_in_any_spacing_and_any_kind_of_file(file: str, held: bytes, tmp_path: Path) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(held)
    assert files_that_show(tmp_path, ["01632 960123"]) == [f"{file}: 01632 960123"]


def test_a_short_number_is_found_too_and_a_longer_one_that_holds_it_is_another(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Text 88850. In all 188850, and 888501. Ring 01632 9601234.</p>", encoding="utf-8")
    assert files_that_show(tmp_path, ["88850", "88851", "01632 960123"]) == ["index.html: 88850"]


def test_figures_in_two_cells_are_no_number(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<table><tr><td>01632</td><td>960123</td></tr></table>", encoding="utf-8")
    assert files_that_show(tmp_path, ["01632 960123"]) == []

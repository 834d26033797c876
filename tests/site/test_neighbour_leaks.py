"""A page of one partnership shows nothing of a neighbour's, but where it says so: a family in Bedford must never ring Luton.

The names are computed from the data. Each kind of leak is planted and found; each allowed case is passed, and only that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from macros.dataset.dataset import Dataset
from macros.model.claims import Confidence
from macros.model.procedures import Contact, SeenOn
from macros.model.topics import Signatures
from macros.pieces import Pieces
from tests.site.building import Built, words
from tests.site.neighbours import Neighbours
from tests.site.passages import words_of

# Read every page: in one worker, so that each page is parsed once.
pytestmark = pytest.mark.xdist_group("every page")

PARTNERSHIPS = ("bedford-borough", "central-bedfordshire", "luton")
PAIRS = list(permutations(PARTNERSHIPS, 2))
# The page into which leaks are planted: its address, and its topic.
PLANTED_IN = "training"


@pytest.fixture(scope="module")
def finders(dataset: Dataset) -> dict[str, Neighbours]:
    """By partnership, what finds leaks on its pages."""
    return {partnership: Neighbours(dataset, partnership) for partnership in PARTNERSHIPS}


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_no_page_of_a_partnership_shows_what_is_a_neighbours(
    partnership: str, site: Built, dataset: Dataset, finders: dict[str, Neighbours]
) -> None:
    pages = [address for address in site.addresses if address.split("/")[0] == partnership]
    leaks = {address: found for address in pages if (found := finders[partnership].leaks(_main(site.page(address))))}
    assert leaks == {}
    assert len(pages) > len(dataset.pages)


def _main(page: BeautifulSoup) -> Tag:
    assert page.main is not None
    return page.main


def _rendered(dataset: Dataset, partnership: str, page: str = PLANTED_IN) -> Tag:
    """The topics of a page, as the site has them."""
    html = Pieces(dataset, f"{partnership}/{page}/", date(2026, 11, 22)).topics(partnership, page)
    return _page(html)


def _with_topic(dataset: Dataset, partnership: str, **changes: Any) -> Dataset:
    """The data with another topic on the page into which leaks are planted."""
    held = dataset.partnerships[partnership]
    topics = {**held.topics, PLANTED_IN: held.topic(PLANTED_IN).model_copy(update=changes)}
    return replace(dataset, partnerships={**dataset.partnerships, partnership: replace(held, topics=topics)})


def _page(html: str) -> Tag:
    return _main(BeautifulSoup(f"<main>{html}</main>", "html.parser"))


# --- what is a neighbour's --------------------------------------------------------------------------------------------


def _council(dataset: Dataset, partnership: str) -> str:
    return dataset.organisations[dataset.partnerships[partnership].form.council].name


def _councils_short_form(dataset: Dataset, partnership: str) -> str:
    body = dataset.organisations[dataset.partnerships[partnership].form.council]
    return next(item.as_written for item in body.named if item.sort == "short form" and item.as_written.isupper())


def _area_in_capitals(dataset: Dataset, partnership: str) -> str:
    return dataset.partnerships[partnership].area.upper()


def _partnership(dataset: Dataset, partnership: str) -> str:
    return dataset.organisations[dataset.partnerships[partnership].form.organisation].name


def _document(dataset: Dataset, partnership: str) -> str:
    return dataset.documents[dataset.partnerships[partnership].form.arrangements].short_title


def _threshold_document(dataset: Dataset, partnership: str) -> str:
    return next(item.title for item in dataset.resources.values() if item.kind == "threshold document" and item.areas == (partnership,))


def _group(dataset: Dataset, partnership: str) -> str:
    return next(item.name for item in dataset.groups.values() if item.areas == (partnership,))


def _post_holder(dataset: Dataset, partnership: str) -> str:
    named = {key: _signatories(dataset, key) for key in dataset.partnerships}
    return next(name for name in named[partnership] if not any(name in named[key] for key in named if key != partnership))


def _signatories(dataset: Dataset, partnership: str) -> list[str]:
    topic = dataset.partnerships[partnership].topic("signatures")
    return [item.name for item in topic.signatories] if isinstance(topic, Signatures) else []


def _place(dataset: Dataset, partnership: str) -> str:
    return next(item.name for item in dataset.places if item.areas == (partnership,))


NAMES = (
    _council,
    _councils_short_form,
    _area_in_capitals,
    _partnership,
    _document,
    _threshold_document,
    _group,
    _post_holder,
    _place,
)


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_a_neighbours_name_in_a_note_is_found(own: str, other: str, dataset: Dataset, finders: dict[str, Neighbours]) -> None:
    for name_of in NAMES:
        name = name_of(dataset, other)
        leaks = finders[own].leaks(_rendered(_with_topic(dataset, own, note=f"See what {name} says."), own))
        assert len(leaks) == 1, (name, leaks)
        assert leaks[0].startswith(f"“{' '.join(words_of(name))}”")


@pytest.mark.parametrize("own", PARTNERSHIPS)
def test_an_areas_own_names_are_its_own(own: str, dataset: Dataset, finders: dict[str, Neighbours]) -> None:
    for name_of in NAMES:
        assert finders[own].leaks(_page(f"<p>See what {name_of(dataset, own)} says.</p>")) == []


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_a_neighbours_group_in_a_claim_whose_document_does_not_name_it_is_found(own: str, other: str, dataset: Dataset) -> None:
    topic, name = dataset.partnerships[own].topic(PLANTED_IN), _group(dataset, other)
    use = topic.lists[0]
    first = use.items[0].model_copy(update={"says": f"{use.items[0].says} So does the {name}."})
    lists = (use.model_copy(update={"items": (first, *use.items[1:])}), *topic.lists[1:])
    changed = _with_topic(dataset, own, lists=lists)
    page = _rendered(changed, own)
    assert any(name in words(item) for item in page.select("[data-claim]"))
    assert len(Neighbours(changed, own).leaks(page)) == 1


SPELT = ("01632 960 123", "01632960123", "(01632) 960-123", "+44 1632 960123", "01632&nbsp;<b>960</b> 123")


@pytest.mark.parametrize(("areas", "found"), [(("luton",), True), (("luton", "bedford-borough"), False), ((), False)])
def test_a_neighbours_number_is_found_in_any_spacing_and_a_shared_one_is_passed(
    areas: tuple[str, ...], found: bool, dataset: Dataset
) -> None:
    desk = Contact(
        id="planted",
        name="A desk",
        purpose="To be found.",
        areas=areas,
        number="01632 960123",
        confidence=Confidence.HIGH,
        seen_on=(SeenOn(page="A page", seen="2025-06"),),
        checked_on=date(2026, 11, 21),
        page="A page",
    )
    neighbours = Neighbours(replace(dataset, contacts={**dataset.contacts, "planted": desk}), "bedford-borough")
    for spelt in SPELT:
        assert len(neighbours.leaks(_page(f"<p>Ring {spelt}.</p>"))) == found, spelt


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ask [name].</p>",
        "<p>[name]’s form</p>",
        "<h2>[NAME]</h2>",
        '<div role="img" aria-label="Paid by [name]"></div>',
        "<p>Ask <a>[first]</a> [rest].</p>",
        "<p>Our board <span class='short-form'>([name])</span></p>",
        '<ul><li data-claim="data/partnerships/luton/partnership.yml#L1">[name]</li></ul>',
        '<ul><li data-claim="nowhere.yml#L1">[name]</li></ul>',
    ],
)
def test_a_name_is_found_wherever_a_reader_would_meet_it(html: str, dataset: Dataset, finders: dict[str, Neighbours]) -> None:
    name = _council(dataset, "luton")
    first, _, rest = name.partition(" ")
    for mark, text in (("[name]", name), ("[NAME]", name.upper()), ("[first]", first), ("[rest]", rest)):
        html = html.replace(mark, text)
    assert len(finders["bedford-borough"].leaks(_page(html))) == 1
    assert finders["luton"].leaks(_page(html)) == []


# --- what is allowed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_a_marked_comparison_may_name_a_neighbour_and_only_there(
    own: str, other: str, dataset: Dataset, finders: dict[str, Neighbours]
) -> None:
    page = _rendered(dataset, own)
    area = dataset.partnerships[other].area
    assert any(area in words(item) for item in page.select("[data-compares]"))
    assert finders[own].leaks(page) == []
    for item in page.select("[data-compares]"):
        del item["data-compares"]
    assert any(area in leak for leak in finders[own].leaks(page))


def test_the_name_of_a_shared_group_or_contact_is_no_neighbours(dataset: Dataset, finders: dict[str, Neighbours]) -> None:
    bedford, luton = finders["bedford-borough"], dataset.partnerships["luton"].area
    group = next(item for item in dataset.groups.values() if luton in item.name and set(item.areas) == set(PARTNERSHIPS))
    assert bedford.leaks(_page(f"<p>Ask the {group.name}.</p>")) == []
    assert len(bedford.leaks(_page(f"<p>Ask the {group.name} in {luton}.</p>"))) == 1
    shared = next(item for item in dataset.contacts.values() if not item.areas).model_copy(
        update={"name": f"Bedfordshire and {luton} Desk"}
    )
    page = _page(f"<p>Ask the {shared.name}.</p>")
    assert len(bedford.leaks(page)) == 1
    assert Neighbours(replace(dataset, contacts={**dataset.contacts, "planted": shared}), "bedford-borough").leaks(page) == []


@pytest.mark.parametrize(
    ("own", "page", "others"),
    [
        ("bedford-borough", "child-death-review", ("central-bedfordshire", "luton")),
        ("central-bedfordshire", "child-death-review", ("bedford-borough", "luton")),
        ("luton", "child-death-review", ("bedford-borough", "central-bedfordshire")),
        ("bedford-borough", "performance-and-audit", ("luton",)),
    ],
)
def test_a_claim_whose_own_document_names_a_neighbour_may_and_the_same_words_without_the_claim_may_not(
    own: str, page: str, others: tuple[str, ...], dataset: Dataset, finders: dict[str, Neighbours]
) -> None:
    """All three documents name all three councils as child death review partners; Bedford Borough's names Luton's Pathfinder."""
    shown, neighbours = _rendered(dataset, own, page), finders[own]
    for other in others:
        assert dataset.partnerships[other].area in " ".join(words(item) for item in shown.select("[data-claim]"))
    assert neighbours.leaks(shown) == []
    for item in shown.select("[data-claim]"):
        del item["data-claim"]
    leaks = neighbours.leaks(shown)
    for other in others:
        assert any(dataset.partnerships[other].area in leak for leak in leaks)


def test_a_claim_that_names_one_neighbour_may_not_speak_of_the_other(dataset: Dataset, finders: dict[str, Neighbours]) -> None:
    page = _rendered(dataset, "bedford-borough", "performance-and-audit")
    naming = next(item for item in page.select("ul.statements [data-claim]") if "neighbouring Luton partnership" in words(item))
    naming.append(f" {_council(dataset, 'central-bedfordshire')}")
    assert len(finders["bedford-borough"].leaks(page)) == 1


def test_a_word_of_the_trade_and_what_bodies_of_all_areas_are_called_are_nobodys(finders: dict[str, Neighbours]) -> None:
    for partnership in PARTNERSHIPS:
        for text in ("MASA", "Multi-Agency Safeguarding Arrangements", "Case Review Group", "Department for Education"):
            assert finders[partnership].leaks(_page(f"<p>The {text}.</p>")) == [], text

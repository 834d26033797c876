"""Every short form on a page is explained on that page, and every term has its place in the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pytest
from bs4 import BeautifulSoup, Tag

from macros.dataset.dataset import Dataset
from macros.glossing.short_forms import full_wordings, plain
from tests.real_data import real_dataset
from tests.site.building import Built, words

# Read every page: in one worker, so that each page is parsed once.
pytestmark = pytest.mark.xdist_group("every page")

NOT_READ = {"code", "script", "style", "text", "title"}
WORD = re.compile(r"(?<![\w@])(?<!\w\.)(?:[A-Za-z][A-Za-z0-9]*(?:&[A-Za-z0-9]+)*|[Ss]\.\d{1,3})(?![\w@]|\.\w)")
# A code such as E06000055 is not a short form of anything.
TWO_CAPITALS = re.compile(r"[A-Z].*[A-Z]|[A-Z]+\d{1,4}|[Ss]\.?\d{1,3}")
LINE_IN_CAPITALS = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){3,}\b")


@cache
def the_data() -> Dataset:
    return real_dataset()


def unexplained_short_forms(main: Tag, dataset: Dataset) -> list[str]:
    """What looks like a short form in this part of a page (two capitals, GCP2, s47) and is not explained in it.

    A line all in capitals, as on a poster, is not a row of short forms.
    """
    text = " ".join(str(piece) for piece in main.find_all(string=True) if piece.parent and piece.parent.name not in NOT_READ)
    rest = LINE_IN_CAPITALS.sub(" ", text)
    found = []
    for form, pattern in _of_several_words(dataset):
        rest, times = pattern.subn(" ", rest)
        found += [form] if times else []
    found += [word for word in dict.fromkeys(WORD.findall(rest)) if TWO_CAPITALS.fullmatch(_singular(word))]
    done = _explained(main, dataset) | _needless(dataset)
    in_doubt = [form for form in found if not {form, _singular(form)} & done]
    plain_words = f" {plain(text)} " if in_doubt else ""
    return [form for form in in_doubt if not _full_wording_near(plain_words, dataset, form)]


@cache
def _needless(dataset: Dataset) -> set[str]:
    known = {text for term in dataset.glossary.values() if term.everybody_knows for text in term.spellings}
    return known | {text for item in dataset.not_short_forms for text in item.written}


@cache
def _of_several_words(dataset: Dataset) -> list[tuple[str, re.Pattern[str]]]:
    """“S157/175” and “MA form” are one short form, whatever their parts look like."""
    forms = [form for form in _spellings(dataset) if not re.fullmatch(r"[\w&]+", form)]
    return [(form, re.compile(rf"{re.escape(form)}s?(?!\w)")) for form in forms]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


@cache
def _spellings(dataset: Dataset) -> dict[str, set[str]]:
    """Each spelling of a short form, with all that are written for the same."""
    return {form: set(term.spellings) for term in dataset.glossary.values() for form in term.spellings}


def _explained(main: Tag, dataset: Dataset) -> set[str]:
    """The short forms that are explained by words put in, or in the list at the end."""
    shown = [words(tag.find_previous_sibling("abbr")) for tag in main.find_all("span", class_="short-form")]
    shown += [words(tag) for tag in main.select(".short-forms dt")]
    same = _spellings(dataset)
    return {other for form in shown for other in {form, *same.get(form, ()), *same.get(_singular(form), ())}}


def _full_wording_near(plain_words: str, dataset: Dataset, form: str) -> bool:
    """Whether its full wording stands within a few words before or after it, as in “Integrated Care Board (ICB)”."""
    terms = [term for term in dataset.glossary.values() if {form, _singular(form)} & set(term.spellings)]
    wordings = "|".join(plain(wording) for term in terms for wording in full_wordings(term))
    forms = "|".join(plain(spelling) + "s?" for term in terms for spelling in term.spellings)
    near = rf" (?:{wordings})(?: \w+){{0,6}} (?:{forms}) | (?:{forms})(?: \w+){{0,6}} (?:{wordings}) "
    return bool(wordings) and re.search(near, plain_words) is not None


def pages_with_words(site: Built) -> Iterable[str]:
    return (address for address in site.addresses if not address.startswith("data/files"))


def test_every_short_form_on_a_page_is_explained_on_it(site: Built) -> None:
    found = {}
    for address in pages_with_words(site):
        main = site.page(address).main
        assert main is not None, address
        missing = [] if address == "glossary" else unexplained_short_forms(main, the_data())
        if missing:
            found[address] = missing
    assert found == {}, "explain them in data/glossary.yml, or say under not_short_forms why they need no explanation"


def test_the_glossary_holds_every_short_form_it_uses(site: Built) -> None:
    main = site.page("glossary").main
    assert main is not None
    in_it = set(_spellings(the_data()))
    assert [form for form in unexplained_short_forms(main, the_data()) if not {form, _singular(form)} & in_it] == []


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ("<p>The XYZQ meets.</p>", ["XYZQ"]),
        ("<p>Two XYZQs meet.</p>", ["XYZQs"]),
        ("<p>The MASH and the GCP2.</p>", ["MASH", "GCP2"]),
        ("<h2>An enquiry under s47 or S.47</h2>", ["s47", "S.47"]),
        ("<p>An MA form on S157/175.</p>", ["S157/175", "MA form"]),
        ('<p><abbr>MASH</abbr><span class="short-form"> (hub)</span> and MASH</p>', []),
        ('<p>CAMHs</p><section class="short-forms"><dl><dt>CAMHS</dt></dl></section>', []),
        ("<p>The multi-agency safeguarding hub (MASH) and the NHS in the UK.</p>", []),
        ("<p>“PROUD SUPPORTERS OF THE PROJECT”</p>", []),
        ("<p>Section 16EA, E06000055, Sarah-Jane, GOV.UK, somebody@BLMK.org</p><code>MASA_DATA</code>", []),
    ],
)
def test_the_check_finds_what_is_not_explained_and_nothing_else(html: str, missing: list[str]) -> None:
    main = BeautifulSoup(f"<main>{html}</main>", "html.parser").main
    assert main is not None
    assert sorted(unexplained_short_forms(main, the_data()), key=str.lower) == sorted(missing, key=str.lower)


def test_a_short_form_is_explained_once_on_a_page(site: Built) -> None:
    same = _spellings(the_data())
    for address in pages_with_words(site):
        shown = [words(tag.find_previous_sibling("abbr")) for tag in site.page(address).select("abbr ~ .short-form")]
        shown += [words(tag) for tag in site.page(address).select(".short-forms dt")]
        forms = [min(same.get(form, same.get(_singular(form), {form}))) for form in shown]
        assert len(forms) == len(set(forms)), address


def test_every_term_has_its_own_place_in_the_glossary_with_its_meaning(site: Built) -> None:
    page = site.page("glossary")
    for term in the_data().glossary.values():
        entry = words(page.find(id=term.id))
        assert term.means in entry, term.id
        assert all(form in entry for form in term.spellings), term.id
        assert "How sure we are" in entry or not term.outside, term.id


def test_the_glossary_can_be_walked_by_letter(site: Built) -> None:
    page = site.page("glossary")
    letters = [words(link) for link in page.select(".letters a")]
    assert letters == sorted(letters)
    assert all(page.find(id=str(link["href"]).removeprefix("#")) for link in page.select(".letters a"))


def test_what_a_short_form_stands_for_can_be_found_under_its_own_letter(site: Built) -> None:
    under_l = site.page("glossary").find(id="letter-l")
    assert under_l is not None
    assert "Local child safeguarding practice review (LCSPR)" in words(under_l.parent)


def test_a_short_form_with_two_meanings_tells_of_the_other(site: Built) -> None:
    page = site.page("glossary")
    for first, second in [("cdop-panel", "cdop-process"), ("dsp", "dsp-person"), ("peel-inspection", "peel-board")]:
        for one, other in [(first, second), (second, first)]:
            entry = page.find(id=one)
            assert entry is not None
            assert entry.find("a", href=re.compile(f"#{other}$")), one


def test_what_no_document_explains_is_not_guessed(site: Built) -> None:
    assert "a short form that no document explains" in words(site.page("luton/governance").find(class_="short-forms"))


def test_the_pages_of_data_files_are_as_the_files_are(site: Built) -> None:
    address = "data/files/glossary"
    assert site.page(address).find(class_=re.compile("short-form")) is None
    assert "short: LCSPR" in site.text(address)

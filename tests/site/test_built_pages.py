"""What a reader finds on the pages made from the real data."""

from __future__ import annotations

import re

import pytest

from macros.builtsite.external import faults_within
from macros.builtsite.links import broken_links, unlinked_pages
from macros.model.topics import TOPIC_FORMS
from tests.site.building import Built, words

# Read every page: in one worker, so that each page is parsed once.
pytestmark = pytest.mark.xdist_group("every page")

PARTNERSHIPS = ("bedford-borough", "central-bedfordshire", "luton")
# The public contract: other sites link to these addresses.
PAGES = """partners governance scrutiny relevant-agencies education children-and-families information-sharing performance-and-audit
training learning-and-reviews thresholds disputes-and-whistleblowing child-death-review funding reporting statutory sources""".split()


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_every_address_of_the_contract_has_a_page(partnership: str, site: Built) -> None:
    wanted = {f"{partnership}", *(f"{partnership}/{page}" for page in PAGES)}
    assert wanted <= set(site.addresses)


def test_the_registers_and_the_home_page_are_there_and_the_page_templates_are_not(site: Built) -> None:
    assert {"", "organisations", "groups", "about"} <= set(site.addresses)
    assert not any(address.split("/")[0] == "partnership" for address in site.addresses)


def test_what_a_reader_is_to_look_for_is_words_and_not_letters(site: Built) -> None:
    """Where a record has one wording and not a list of them, each of its letters once stood there by itself."""
    assert any("look for “" in site.text(address) for address in site.addresses)
    assert [address for address in site.addresses if re.search("look for “.”, “.”", site.text(address))] == []


def test_no_link_or_anchor_leads_nowhere(site: Built) -> None:
    assert broken_links(site.folder) == []


def test_every_page_can_be_reached_by_links_alone(site: Built) -> None:
    """Without JavaScript there is no search, and nobody types an address."""
    assert unlinked_pages(site.folder) == []


@pytest.mark.slow
def test_linkchecker_finds_no_broken_link_or_anchor_either(address: str) -> None:
    assert faults_within(address, anchors_of=["", "procedures/", "luton/", "luton/governance/"]) == []


def test_no_id_is_used_twice_on_a_page(site: Built) -> None:
    for address in site.addresses:
        ids = site.ids(address)
        assert len(ids) == len(set(ids)), address


def test_nothing_of_the_machinery_leaks_onto_a_page(site: Built) -> None:
    leak = re.compile(r"\{\{|\}\}|\{%|Undefined|Traceback|\bNone\b(?! (?:stated|of))|<class |Macro (Rendering|Syntax) Error|\[area\]")
    for address in site.addresses:
        if not address.startswith("data/files"):
            assert not leak.search(site.text(address)), (address, leak.search(site.text(address)))


def test_every_page_has_a_title_of_its_own_and_one_main_heading(site: Built) -> None:
    titles = [words(site.page(address).title) for address in site.addresses]
    assert len(titles) == len(set(titles))
    assert all(len(site.page(address).find_all("h1")) == 1 for address in site.addresses)


@pytest.mark.parametrize(
    ("partnership", "dated", "edition"),
    [
        ("bedford-borough", "It bears no date", "Written to Working Together 2023"),
        ("central-bedfordshire", "Dated June 2023", "Written to Working Together 2018"),
        ("luton", "It bears no date", "Written to Working Together 2023"),
    ],
)
def test_every_page_says_which_document_it_shows_its_date_and_its_edition(partnership: str, dated: str, edition: str, site: Built) -> None:
    for page in ["", *PAGES[:-1]]:
        about = site.page(f"{partnership}/{page}").find(class_="about-document")
        assert about is not None, page
        assert dated in words(about), page
        assert edition in words(about), page


def test_central_bedfordshire_is_marked_as_replaced_and_the_others_are_not(site: Built) -> None:
    for page in ["", *PAGES[:-1]]:
        assert "A later document exists" in site.text(f"central-bedfordshire/{page}")
        assert "A later document exists" not in site.text(f"luton/{page}")
        assert "A later document exists" not in site.text(f"bedford-borough/{page}")


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_the_nhs_partner_has_its_name_of_the_day_and_what_became_of_it(partnership: str, site: Built) -> None:
    page = site.text(f"{partnership}/partners")
    assert "Integrated Care Board (BLMK ICB)" in page
    assert re.search(r"Reported to have merged on 1 April 2026 into Central East Integrated Care Board.*How sure we are: high", page)


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_every_section_shows_its_source_and_where_to_suggest_a_change(partnership: str, site: Built) -> None:
    for page in PAGES[:-1]:
        for section in site.page(f"{partnership}/{page}").find_all("section", id=list(TOPIC_FORMS)):
            source = section.find(class_="source")
            assert source is not None, (page, section["id"])
            assert "Source: " in words(source), (page, section["id"])
            assert "Suggest a change" in words(source), (page, section["id"])


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_every_fact_of_a_section_can_be_traced(partnership: str, site: Built) -> None:
    """Each list has as many places as items, and each fact a place, unless we worked it out ourselves."""
    for page in PAGES[:-1]:
        for bullets in site.page(f"{partnership}/{page}").find_all("ul", class_="statements"):
            details = bullets.find_next_sibling("details")
            assert details is not None, page
            assert len(details.select("ol > li")) == len(bullets.find_all("li", recursive=False)), page


def test_a_link_to_suggest_a_change_opens_the_file_at_the_line_that_holds_the_fact(site: Built) -> None:
    section = site.page("luton/funding").find("section", id="funding")
    assert section is not None
    link = section.find(class_="where").find("a", string="Suggest a change")  # type: ignore[union-attr]
    address, line = str(link["href"]).split("#")  # type: ignore[index]
    assert address == "../../data/files/partnerships/luton/funding/"
    held = site.page("data/files/partnerships/luton/funding").find(id=line)
    assert "covers_business_unit" in words(held)


FIGURES = {
    "bedford-borough": ["£112,180", "£62,663", "£18,300", "£2,200", "£194,399", "£195,343", "£944", "57.43%", "32.08%", "9.37%", "1.13%"],
    "central-bedfordshire": ["£94,222", "£44,905", "£16,373", "£2,200", "£157,700", "59.75%", "28.47%", "10.38%", "1.40%"],
    "luton": ["£24,400", "£140,400", "£2,200", "£264,600", "8.5%", "9%", "56%", "<1%", "9.22%", "53.06%", "0.83%"],
}


@pytest.mark.parametrize("partnership", PARTNERSHIPS)
def test_the_funding_figures_stand_on_the_page(partnership: str, site: Built) -> None:
    page = site.text(f"{partnership}/funding")
    assert [figure for figure in FIGURES[partnership] if figure not in page] == []
    assert "That is not the same as paying nothing" in page
    assert "cannot be compared directly" in page
    assert "£0" not in page


def test_the_chart_and_the_table_give_the_same_numbers(site: Built) -> None:
    for partnership in PARTNERSHIPS:
        page = site.page(f"{partnership}/funding")
        bars = {words(bar.find(class_="bar-value")) for bar in page.find_all(class_="bar")}
        rows = {words(row.td).split()[0] for row in page.select("tbody tr")}
        assert bars == rows


def test_silence_is_shown_as_silence_and_a_heading_as_a_heading(site: Built) -> None:
    assert "Not mentioned" in words(site.page("central-bedfordshire/disputes-and-whistleblowing").find(id="whistleblowing"))
    assert "Heading only" in words(site.page("central-bedfordshire/education").find(id="early-years"))
    reviews = words(site.page("luton/learning-and-reviews").find(id="practice-review-commissioning"))
    assert "Refers to something we do not hold" in reviews


def test_contradicting_claims_about_a_group_stand_side_by_side(site: Built) -> None:
    group = words(site.page("groups/pb-safeguarding-education").main)
    assert "It reports straight to the Pan Bedfordshire Coordinating Group. By Central Bedfordshire arrangements, June 2023" in group
    assert "It reports straight to the three partnerships' boards. By Bedford Borough arrangements" in group
    assert "It meets six times a year. By Central Bedfordshire" in group
    assert "It meets four times a year. By Luton" in group


def test_the_pages_never_say_compliant_or_unlawful(site: Built) -> None:
    for address in site.addresses:
        if not address.startswith("data/files"):
            assert not re.search(r"\b(non-?)?complian(t|ce)\b|\bunlawful", site.text(address), re.IGNORECASE), address


EXCLUDED = ("Phillipa Scott", "Martyn", "Jenny Molloy", "Hackney Child", "07909")


def test_people_who_hold_no_post_are_nowhere(site: Built) -> None:
    for address in site.addresses:
        assert [name for name in EXCLUDED if name in site.text(address)] == [], address


POST_HOLDERS = """Alan Caton|Sarah-Jane Smedmor|Sarah Stanley|Sharn Basra|John Murphy|Hayley Griffin|Laura Church|Felicity Cox|Trevor Rodenhurst
Robin Porter|Andrew Skea|Sally Stocker|Jonathan Churchill|Sarah Mortimer|Maurice Jones|Sue Harrison|Terry Rich|Marcel Coiffait"""


def test_everybody_a_document_names_in_a_post_is_named_with_that_document(site: Built) -> None:
    pages = " ".join(site.text(f"{partnership}/sources") for partnership in PARTNERSHIPS)
    assert [name for name in re.split(r"[|\n]", POST_HOLDERS) if name not in pages] == []

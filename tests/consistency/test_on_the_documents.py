"""What the rules find in the documents held here. The traps of the reference notes are found, and their opposites are not."""

from __future__ import annotations

import json

import pytest

from macros.consistency.discrepancy import Discrepancy
from macros.consistency.rules import RULES, discrepancies_in
from macros.dataset.dataset import Dataset
from macros.exporting.listings.discrepancies import discrepancies_json
from macros.views.discrepancies import discrepancy_page
from tests.real_data import real_dataset

BEDFORD, CENTRAL, LUTON = "bedford-borough-masa-2024", "central-bedfordshire-masa-2023-06", "luton-masa-2024-07"
REPORT = "central-bedfordshire-annual-report-2023-24"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return real_dataset()


@pytest.fixture(scope="module")
def found(dataset: Dataset) -> dict[str, list[Discrepancy]]:
    """The discrepancies of the real data, by rule."""
    by_rule: dict[str, list[Discrepancy]] = {rule.id: [] for rule in RULES}
    for item in discrepancies_in(dataset):
        by_rule[item.rule].append(item)
    return by_rule


def places(item: Discrepancy) -> list[tuple[str, str | None, str | None]]:
    """Each value with its document and lines."""
    return [(value.value, value.document, value.source.lines if value.source else None) for value in item.values]


def test_bedford_boroughs_total_is_944_pounds_less_than_its_lines(found: dict[str, list[Discrepancy]]) -> None:
    (item,) = found["total-does-not-add-up"]
    assert places(item) == [("194399", BEDFORD, "337-338"), ("195343", BEDFORD, "325-326, 328-329, 331-332, 334-335")]
    assert "£944 more" in item.explanation


def test_lutons_shares_of_8_5_and_56_per_cent_do_not_match_and_its_9_and_less_than_1_do(found: dict[str, list[Discrepancy]]) -> None:
    shares = [(item.subject.id, *(value.value for value in item.values)) for item in found["share-does-not-match-amount"]]
    assert shares == [
        ("bedfordshire-hospitals-nhs-ft", "8.5%", "9.22%"),
        ("blmk-icb", "8.5%", "9.22%"),
        ("ccs", "8.5%", "9.22%"),
        ("elft", "8.5%", "9.22%"),
        ("luton-borough-council", "56%", "53.06%"),
    ]


def test_luton_gives_one_amount_two_shares(found: dict[str, list[Discrepancy]]) -> None:
    (item,) = found["same-amount-different-share"]
    assert [value.value for value in item.values] == ["8.5%"] * 4 + ["9%"]
    assert item.documents == (LUTON,)


def test_only_line_189_of_luton_cites_a_replaced_edition(found: dict[str, list[Discrepancy]]) -> None:
    """“Following Working Together 2018 and 2023” in two documents is right, and so is 2018 in a document of June 2023."""
    (item,) = found["replaced-edition-cited"]
    assert places(item)[0] == ("Working Together 2018", LUTON, "189")
    assert places(item)[1][:2] == ("Working Together 2023", LUTON)


def test_the_education_group_reports_to_different_bodies_and_meets_six_or_four_times(found: dict[str, list[Discrepancy]]) -> None:
    reports = next(item for item in found["group-reports-to-differs"] if item.subject.id == "pb-safeguarding-education")
    assert reports.documents == (CENTRAL, BEDFORD, LUTON, REPORT)
    (meetings,) = found["group-meetings-differ"]
    assert places(meetings) == [("6", CENTRAL, "278"), ("4", LUTON, "403")]
    assert "June 2023" in meetings.explanation
    assert "July 2024" in meetings.explanation


def test_chairs_described_in_two_ways_are_found(found: dict[str, list[Discrepancy]]) -> None:
    assert [item.subject.id for item in found["group-chair-differs"]] == ["pb-assurance-improvement", "pb-voice"]


def test_lutons_executive_has_four_names(found: dict[str, list[Discrepancy]]) -> None:
    item = next(item for item in found["group-named-differently"] if item.subject.id == "lu-executive")
    assert len(item.values) == 4


def test_coordinating_and_co_ordinating_are_names_of_one_group(found: dict[str, list[Discrepancy]]) -> None:
    assert any(item.subject.id == "pb-coordinating-group" and item.documents == (CENTRAL,) for item in found["group-named-differently"])


def test_university_trust_is_no_name_of_a_body(found: dict[str, list[Discrepancy]]) -> None:
    names = {value.value for item in found["organisation-named-differently"] for value in item.values}
    assert "Bedfordshire Hospitals University Trust" in names
    assert not {"University Trust", "Services", "Foundation"} & names


def test_probation_is_listed_twice_in_central_bedfordshire_only(found: dict[str, list[Discrepancy]]) -> None:
    (item,) = found["same-body-listed-twice"]
    assert places(item) == [("Bedfordshire Probation Service", CENTRAL, "71"), ("National Probation Service", CENTRAL, "72")]


def test_bodies_that_had_gone_are_found_where_they_are_named(found: dict[str, list[Discrepancy]]) -> None:
    named = {(item.subject.name, item.documents[0]) for item in found["body-gone-before-document"]}
    assert {("What Works Centre for Children's Social Care", BEDFORD), ("What Works Centre for Children's Social Care", LUTON)} <= named
    assert {("Bedfordshire Clinical Commissioning Group", REPORT), ("BLMK Clinical Commissioning Group", REPORT)} <= named
    assert "Bedfordshire, Luton and Milton Keynes Integrated Care Board" not in {name for name, _ in named}, "it merged after all documents"


def test_a_name_registered_by_its_line_gets_the_heading_other_claims_know(found: dict[str, list[Discrepancy]]) -> None:
    luton = next(item for item in found["body-gone-before-document"] if places(item)[0][1:] == (LUTON, "227"))
    assert luton.values[0].source is not None
    assert luton.values[0].source.heading == "Reporting Arrangements"


def test_no_body_had_gone_by_the_2016_protocol(found: dict[str, list[Discrepancy]]) -> None:
    assert not any("2016" in document for item in found["body-gone-before-document"] for document in item.documents)


def test_luton_misnames_the_regulations_and_no_other_title_is_wrong(found: dict[str, list[Discrepancy]]) -> None:
    (item,) = found["wrong-instrument-title"]
    assert places(item)[0] == ("Child Safeguarding Practice Review and Relevant Agencies (England) 2018", LUTON, "80")
    assert item.subject.id == "practice-review-regulations-2018"


def test_whistleblowing_links_and_appendices_are_dead_ends(found: dict[str, list[Discrepancy]]) -> None:
    at = [(document, lines) for item in found["dead-end"] for _, document, lines in places(item)[:1]]
    assert {(BEDFORD, "303"), (LUTON, "358"), (REPORT, "1055"), (CENTRAL, "134"), (CENTRAL, "151")} <= set(at)
    assert len(at) == len({(item.subject.id, item.subject.name) for item in found["dead-end"]})


def test_each_link_of_the_report_that_leads_nowhere_is_a_case_of_its_own(found: dict[str, list[Discrepancy]]) -> None:
    """The register of documents names these lines in one entry; line 119 has two links."""
    links = [lines for item in found["dead-end"] for value, document, lines in places(item)[1:] if document == REPORT and "link" in value]
    assert sorted(links, key=lambda lines: int(str(lines))) == "114 116 119 119 445 447 449 451 453 572 663 684 1055".split()


def test_figures_that_the_report_gives_twice_differently_are_found(found: dict[str, list[Discrepancy]]) -> None:
    given = {tuple(value.value for value in item.values) for item in found["series-given-twice"]}
    assert ("17278", "17247") in given
    assert ("237", "692", "488", "963", "1111", "900") in given, "Prevent e-learning: 605 for 2021/22 stands in both tables"
    assert ("September 2024", "December 2024") in given
    assert ("67.6%", "57.6%") in given
    referrals = next(item for item in found["series-given-twice"] if item.subject.name.startswith("% of referrals"))
    assert referrals.explanation.endswith("not the same for 2017/18, 2018/19, 2019/20, 2020/21 and 2021/22.")


def test_totals_that_are_not_the_sum_of_their_quarters_are_found_and_the_accounts_add_up(found: dict[str, list[Discrepancy]]) -> None:
    sums = [(*(value.value for value in item.values), places(item)[0][2]) for item in found["stated-sum-of-series"]]
    assert [item for item in sums if item[2] != "187"] == [("63", "73", "1027"), ("398", "498", "1032")]


def test_shares_that_do_not_follow_are_found_and_rounded_ones_are_not(found: dict[str, list[Discrepancy]]) -> None:
    """“148 people (90%)” of 165 is 89.7%, which is right; 55 of 57 forms is 96.49%, and the report states 97% and 98%."""
    assert [[value.value for value in item.values] for item in found["stated-rate-does-not-follow"]] == [
        ["97%", "96.49%"],
        ["98%", "96.49%"],
        ["99%", "98.2%"],
    ]


def test_early_years_in_central_bedfordshire_is_the_only_empty_heading(found: dict[str, list[Discrepancy]]) -> None:
    (item,) = found["empty-heading"]
    assert places(item)[0] == ("Links to Early Years and Education Settings", CENTRAL, "80")


def test_bedford_borough_and_luton_have_undated_signatures(found: dict[str, list[Discrepancy]]) -> None:
    assert [(item.documents, len(item.values)) for item in found["undated-signature"]] == [((BEDFORD,), 3), ((LUTON,), 3)]


def test_central_bedfordshire_is_signed_before_its_own_date(found: dict[str, list[Discrepancy]]) -> None:
    (item,) = found["date-that-cannot-be"]
    assert [value for value, *_ in places(item)] == ["2023-06", "2023-05-27", "2023-05-22", "2023-05-26"]


def test_every_value_names_its_place_or_how_we_know(found: dict[str, list[Discrepancy]]) -> None:
    for item in [item for items in found.values() for item in items]:
        assert len(item.values) > 1, item
        assert item.explanation.endswith("."), item
        assert all(value.source or value.outside for value in item.values), item


def test_the_export_has_the_form_of_the_contract(dataset: Dataset) -> None:
    records = discrepancies_json(dataset)
    assert json.loads(json.dumps(records)) == records
    assert records[0] == {
        "rule": "total-does-not-add-up",
        "subject": BEDFORD,
        "values": [
            {
                "value": "194399",
                "document": BEDFORD,
                "source": {"document": BEDFORD, "heading": "Funding Arrangements", "lines": "337-338"},
            },
            {
                "value": "195343",
                "document": BEDFORD,
                "source": {"document": BEDFORD, "heading": "Funding Arrangements", "lines": "325-326, 328-329, 331-332, 334-335"},
            },
        ],
        "explanation": "The lines of the table come to £944 more than the total the document states.",
    }


def test_the_page_shows_every_case_once_and_every_rule_with_its_meaning(dataset: Dataset) -> None:
    page = discrepancy_page(dataset)
    assert sum(len(kind.cases) for area in page.areas for kind in area.kinds) == len(discrepancies_in(dataset))
    assert [rule.id for rule in page.rules] == [rule.id for rule in RULES]
    assert all(rule.means for rule in page.rules)

"""What the real documents evidence, for rows a reader would check first."""

from __future__ import annotations

import pytest

from macros.assessing.findings import findings_in_force, findings_later
from macros.assessing.reports import promises_of
from macros.dataset.dataset import Dataset

BEDFORD, CENTRAL, LUTON = "bedford-borough", "central-bedfordshire", "luton"


def state(dataset: Dataset, partnership: str, requirement: str) -> str:
    found = [*findings_in_force(dataset, partnership), *findings_later(dataset, partnership)]
    return next(item.status for item in found if item.requirement.id == requirement)


@pytest.mark.parametrize(
    ("requirement", "bedford", "central", "luton"),
    [
        ("ca2004-partners-work-together", "evidenced", "evidenced", "evidenced"),
        ("wt2023-leads-heads-of-bodies", "evidenced", "not evidenced", "evidenced"),
        ("wt2023-chair-is-a-delegate", "evidenced", "not assessed", "evidenced"),
        ("wt2023-publish-area", "evidenced", "evidenced", "evidenced"),
        ("wt2023-scrutiny-in-place", "evidenced", "evidenced", "evidenced"),
        # What Central Bedfordshire says of a matter counts as a part, though the other two say more.
        ("wt2023-chair-challenge", "evidenced", "partly evidenced", "evidenced"),
        ("wt2023-chair-scrutiny-challenges", "evidenced", "partly evidenced", "evidenced"),
        ("wt2023-scrutineer-duties-and-learning", "evidenced", "partly evidenced", "evidenced"),
        ("wt2023-agencies-told", "partly evidenced", "partly evidenced", "evidenced"),
        ("wt2023-reviews-learning-impact", "partly evidenced", "partly evidenced", "evidenced"),
        # An officer who is a member is not yet a part for the homes.
        ("wt2023-publish-custody-and-homes", "evidenced", "evidenced", "partly evidenced"),
        # Words to everyone who works with children, and a duty to co-operate on all partners.
        ("ca2004-arrangements-act-on-them", "evidenced", "evidenced", "evidenced"),
        # It may stand in the structure chart that is not in the text of Bedford Borough; Luton's chart is words.
        ("wt2023-leads-meet", "not assessed", "not assessed", "partly evidenced"),
        # It may stand in the flowchart that is not in the text.
        ("wt2023-reviews-child-invited", "not assessed", "not assessed", "not assessed"),
    ],
)
def test_the_rows_a_reader_checks_first(requirement: str, bedford: str, central: str, luton: str, real: Dataset) -> None:
    assert [state(real, item, requirement) for item in (BEDFORD, CENTRAL, LUTON)] == [bedford, central, luton]


def test_every_statement_that_the_law_looks_for_is_in_one_of_our_arrangements(real: Dataset) -> None:
    """For another site that is no error: its documents may not say it. Of ours, one did when the test was written."""
    said = {
        f"{topic_id}.{item.id}"
        for partnership in real.partnerships.values()
        for topic_id, topic in partnership.topics.items()
        for item in (*topic.statements, *(one for use in topic.lists for one in use.items))
    }
    tests = [row.test for row in real.requirements.values() if row.test]
    looked_for = {path for test in tests for item in (*test.all, *test.any) for path in item.says or ()}
    assert looked_for
    assert sorted(looked_for - said) == []


def requirement_with(dataset: Dataset, words: str) -> str:
    """The id of the one requirement of Working Together 2023 that is tested by `words` (a predicate's name)."""
    found = [
        row.id
        for row in dataset.instruments["working-together-2023"].requirements
        if row.test and any(item.kind == words for item in row.test.all)
    ]
    assert len(found) >= 1
    return str(found[0])


def test_the_names_of_the_three_leads_in_signature_blocks_are_a_part_of_their_sign_off(real: Dataset) -> None:
    """A printed name does not show that anybody looked the document over. A block without a date is a discrepancy, never a finding."""
    sign_off = requirement_with(real, "signed_by_the_leads")
    assert (state(real, BEDFORD, sign_off), state(real, LUTON, sign_off)) == ("partly evidenced", "partly evidenced")
    assert state(real, CENTRAL, sign_off) == "not assessed"


def test_a_line_for_each_partner_is_evidenced_though_one_total_does_not_add_up(real: Dataset) -> None:
    """An arithmetic slip is a discrepancy, never a finding."""
    line = requirement_with(real, "a_line_for_each_partner")
    assert [state(real, item, line) for item in (BEDFORD, CENTRAL, LUTON)] == ["evidenced"] * 3


def test_the_child_death_review_partners_are_without_police(real: Dataset) -> None:
    row = next(
        item
        for item in real.requirements.values()
        if item.test and any(part.kind == "none_of" for part in (*item.test.all, *item.test.any))
    )
    assert [state(real, item, row.id) for item in (BEDFORD, CENTRAL, LUTON)] == ["evidenced"] * 3


@pytest.mark.parametrize("item", ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"])
def test_both_arrangements_of_2024_promise_each_of_the_thirteen_things_a_report_must_hold(item: str, real: Dataset) -> None:
    rows = [row for row in real.requirements.values() if row.catalogue_ref.startswith(f"WT23-2-107{item}")]
    assert rows
    for row in rows:
        assert (state(real, BEDFORD, row.id), state(real, LUTON, row.id)) == ("evidenced", "evidenced"), row.id


@pytest.mark.parametrize("number", range(1, 8))
def test_both_arrangements_of_2024_list_each_of_the_seven_functions_of_scrutiny(number: int, real: Dataset) -> None:
    (row,) = [row for row in real.requirements.values() if row.catalogue_ref == f"WT23-2-SF{number}"]
    assert (state(real, BEDFORD, row.id), state(real, LUTON, row.id)) == ("evidenced", "evidenced")


def test_a_process_that_stands_in_an_unpublished_flowchart_is_not_assessed(real: Dataset) -> None:
    assert [state(real, CENTRAL, "wt2018-publish-review-process"), state(real, LUTON, "wt2023-publish-review-process")] == [
        "not assessed"
    ] * 2


def test_what_is_promised_in_a_sentence_beside_the_list_is_a_promise_too(real: Dataset) -> None:
    """The report holds these two. Judgements of other matters rest on them, and that they do so in part says nothing of these."""
    promised = {item.promised.id: item.state for item in promises_of(real, real.publications["central-bedfordshire-2023-24"])}
    assert promised == {
        "what-was-done": "found",
        "practice-reviews": "found",
        "impact": "found in part",
        "little-progress": "found in part",
        "decisions-and-reviews": "found in part",
        "feedback": "found in part",
    }

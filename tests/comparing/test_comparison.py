"""Arrangement against arrangement: same, different, only here, not mentioned, not recorded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.adapters.settings import PROJECT
from macros.comparing.compare import compare_all, compare_topic, relation_of
from macros.comparing.records import Cell, Matter, Reading, Relation, Stance, TopicComparison
from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from tests.small_data import FILES, loaded

CHECKED = "checked: {on: 2026-01-02, by: second reader}\n"
OTHERS = {"secondtown": 2, "thirdtown": 3, "fourthtown": 4}


def town(name: str) -> dict[str, str]:
    """A further partnership in the small data set, with its own council, beside the same police and NHS body."""
    return {
        f"partnerships/{name}/partnership.yml": FILES["partnerships/anytown/partnership.yml"]
        .replace("anytown", name)
        .replace("Anytown", name.capitalize())
        .replace("order: 1", f"order: {OTHERS[name]}"),
        f"partnerships/{name}/organisations.yml": (
            "organisations:\n"
            f"  - {{id: {name}-council, name: {name.capitalize()} Council, kind: local authority}}\n"
            f"  - {{id: {name}-partnership, name: {name.capitalize()} Partnership, kind: partnership}}\n"
        ),
        f"partnerships/{name}/sources.yml": FILES["sources.yml"].replace("anytown", name).replace("Anytown", name.capitalize()),
    }


def topic(name: str, rest: str) -> str:
    """A topic file of a partnership that states something."""
    return f"state: stated\ndocument: {name}-masa\nheading: H\nlines: 1-9\n{CHECKED}{rest}"


def dataset(folder: Path, changes: Mapping[str, str | None], *others: str) -> Dataset:
    files: dict[str, str | None] = {}
    for name in others or ("secondtown",):
        files |= town(name)
    outcome = loaded(folder, {**files, **changes})
    assert outcome.dataset is not None, outcome.problems
    return outcome.dataset


def matter(comparison: TopicComparison, key: str) -> Matter:
    found = [item for item in comparison.matters if item.key == key]
    assert found, [item.key for item in comparison.matters]
    return found[0]


def said_by(found: Matter) -> tuple[str, ...]:
    """The partnerships whose documents speak of a matter."""
    return tuple(cell.partnership for cell in found.cells if cell.stance is Stance.SAYS)


def both(topic_id: str, first: str, second: str) -> dict[str, str | None]:
    return {
        f"partnerships/anytown/{topic_id}.yml": topic("anytown", first),
        f"partnerships/secondtown/{topic_id}.yml": topic("secondtown", second),
    }


def says(item: str, words: str) -> str:
    return f"  - {{id: {item}, says: '{words}', as_written: words, lines: 2}}\n"


# --- the five relations -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("Children come first.", "Children come first.", Relation.SAME),
        ("Children in Anytown come first.", "Children in Secondtown come first.", Relation.SAME),
        ("Anytown Council helps.", "Secondtown Council helps.", Relation.SAME),
        ("Children come first.", "Adults come first.", Relation.DIFFERENT),
        ("Children in Anytown come first.", "Children in Anytown come first.", Relation.DIFFERENT),
    ],
)
def test_statements_of_one_id_are_the_same_if_their_words_are_apart_from_names(
    first: str, second: str, relation: Relation, tmp_path: Path
) -> None:
    files = both("voice", f"statements:\n{says('first', first)}", f"statements:\n{says('first', second)}")
    assert matter(compare_topic(dataset(tmp_path, files), "voice"), "item/first").relation is relation


def test_what_one_document_says_and_another_does_not_is_only_here(tmp_path: Path) -> None:
    files = both("voice", f"statements:\n{says('first', 'A.')}", f"statements:\n{says('second', 'B.')}")
    found = matter(compare_topic(dataset(tmp_path, files), "voice"), "item/first")
    assert found.relation is Relation.ONLY_HERE
    assert said_by(found) == ("anytown",)
    assert [cell.stance for cell in found.cells] == [Stance.SAYS, Stance.NOTHING_NOTED]


def test_a_noted_silence_answers_the_matter_of_the_same_id(tmp_path: Path) -> None:
    files = both(
        "voice",
        f"statements:\n{says('first', 'A.')}",
        f"statements:\n{says('x', 'B.')}silent_on: [{{id: first, says: It does not say.}}]\n",
    )
    found = matter(compare_topic(dataset(tmp_path, files), "voice"), "item/first")
    assert found.relation is Relation.ONLY_HERE
    assert found.cells[1] == Cell("secondtown", Stance.SILENT, ("It does not say.",))


def test_what_both_documents_are_silent_on_is_not_mentioned(tmp_path: Path) -> None:
    silence = "silent_on: [{id: how-often, says: It does not say.}]\n"
    files = both("voice", f"statements:\n{says('a', 'A.')}{silence}", f"statements:\n{says('b', 'B.')}{silence}")
    assert matter(compare_topic(dataset(tmp_path, files), "voice"), "silence/how-often").relation is Relation.NOT_MENTIONED


def test_a_topic_only_one_area_has_recorded_cannot_be_compared_yet(tmp_path: Path) -> None:
    comparison = compare_topic(dataset(tmp_path, {}), "funding")
    assert {item.relation for item in comparison.matters} == {Relation.NOT_RECORDED}
    assert {item.cells[1].stance for item in comparison.matters} == {Stance.NOT_RECORDED}


def test_a_topic_nobody_has_recorded_is_not_a_silence(tmp_path: Path) -> None:
    (only,) = compare_topic(dataset(tmp_path, {}), "audits").matters
    assert (only.key, only.relation) == ("topic", Relation.NOT_RECORDED)


def test_a_topic_neither_document_speaks_of_is_not_mentioned(tmp_path: Path) -> None:
    files = {"partnerships/secondtown/values.yml": FILES["partnerships/anytown/values.yml"]}
    (only,) = compare_topic(dataset(tmp_path, files), "values").matters
    assert only.relation is Relation.NOT_MENTIONED


def test_what_is_not_published_is_neither_silent_nor_said(tmp_path: Path) -> None:
    missing = "missing: [{kind: chart, says: A chart., as_written: chart, lines: 3}]\n"
    elsewhere = topic("secondtown", missing).replace("state: stated", "state: refers elsewhere")
    files = {
        "partnerships/anytown/voice.yml": topic("anytown", f"statements:\n{says('first', 'A.')}"),
        "partnerships/secondtown/voice.yml": elsewhere,
    }
    found = matter(compare_topic(dataset(tmp_path, files), "voice"), "item/first")
    assert found.relation is Relation.NOT_RECORDED
    assert found.cells[1].stance is Stance.NOT_PUBLISHED


# --- lists --------------------------------------------------------------------------------------------------------

USES = "lists:\n  - {id: training-duties, title: Duties, shared: training-duties, lines: 2"


def test_items_of_a_shared_list_are_the_same_words_apart_from_names(tmp_path: Path) -> None:
    data = dataset(tmp_path, {"partnerships/secondtown/training.yml": topic("secondtown", f"{USES}}}\n")})
    found = matter(compare_topic(data, "training"), "item/needs")
    assert found.relation is Relation.SAME
    assert found.shared_words == "It finds out what training is needed in [area]."


def test_an_item_put_instead_of_a_shared_one_is_different_and_one_left_out_is_not_listed(tmp_path: Path) -> None:
    own = f"{USES}, leave_out: [courses], instead: [{{id: needs, says: It guesses., as_written: guess, lines: 3}}]}}\n"
    comparison = compare_topic(dataset(tmp_path, {"partnerships/secondtown/training.yml": topic("secondtown", own)}), "training")
    assert matter(comparison, "item/needs").relation is Relation.DIFFERENT
    courses = matter(comparison, "item/courses")
    assert courses.relation is Relation.ONLY_HERE
    assert courses.cells[1].stance is Stance.NOT_LISTED


def test_the_same_id_is_the_same_matter_also_in_lists_of_different_names(tmp_path: Path) -> None:
    item = "{id: rights, says: Rights are kept., as_written: rights, lines: 3}"
    files = both("voice", f"lists: [{{id: ours, title: Ours, lines: 2, items: [{item}]}}]\n", f"statements: [{item}]\n")
    assert matter(compare_topic(dataset(tmp_path, files), "voice"), "item/rights").relation is Relation.SAME


def test_an_id_used_in_two_lists_of_one_document_is_compared_list_by_list(tmp_path: Path) -> None:
    item = "{id: rights, says: Rights are kept., as_written: rights, lines: 3}"
    twice = f"lists: [{{id: a, title: A, lines: 2, items: [{item}]}}, {{id: b, title: B, lines: 2, items: [{item}]}}]\n"
    once = f"lists: [{{id: b, title: B, lines: 2, items: [{item}]}}]\n"
    comparison = compare_topic(dataset(tmp_path, both("voice", twice, once)), "voice")
    assert matter(comparison, "list/a/rights").relation is Relation.ONLY_HERE
    assert matter(comparison, "list/b/rights").relation is Relation.SAME


def test_something_that_stands_under_another_topic_is_pointed_at(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "partnerships/anytown/voice.yml": topic("anytown", f"statements:\n{says('first', 'A.')}"),
        "partnerships/secondtown/voice.yml": topic("secondtown", f"statements:\n{says('other', 'B.')}"),
        "partnerships/secondtown/principles.yml": topic("secondtown", f"statements:\n{says('first', 'A.')}"),
    }
    assert matter(compare_topic(dataset(tmp_path, files), "voice"), "item/first").cells[1].elsewhere == "principles"


# --- typed fields -------------------------------------------------------------------------------------------------


def test_partners_are_the_same_when_each_areas_own_council_stands_beside_the_same_bodies(tmp_path: Path) -> None:
    def partners(name: str) -> str:
        bodies = (f"{name}-council", "anyshire-police", "anyshire-icb")
        return "partners:\n" + "".join(f"  - {{organisation: {body}, as_written: X, lines: 2}}\n" for body in bodies)

    files = both("safeguarding-partners", partners("anytown"), partners("secondtown"))
    comparison = compare_topic(dataset(tmp_path, files), "safeguarding-partners")
    assert [item.relation for item in comparison.matters] == [Relation.SAME] * 3


@pytest.mark.parametrize(("months", "relation"), [("12", Relation.SAME), ("6", Relation.DIFFERENT)])
def test_counts_are_compared_by_number_not_by_words(months: str, relation: Relation, tmp_path: Path) -> None:
    files = both(
        "reporting",
        "every_months: {count: 12, says: Yearly., as_written: yearly, lines: 2}\n",
        f"every_months: {{count: {months}, says: So often., as_written: often, lines: 2}}\n",
    )
    assert matter(compare_topic(dataset(tmp_path, files), "reporting"), "every-months").relation is relation


def test_answers_are_compared_by_yes_and_no(tmp_path: Path) -> None:
    files = both(
        "chairing",
        "separate_from_scrutiny: {answer: yes, says: They are apart., as_written: apart, lines: 2}\n",
        "separate_from_scrutiny: {answer: no, says: They are one., as_written: one, lines: 2}\n",
    )
    assert matter(compare_topic(dataset(tmp_path, files), "chairing"), "separate-from-scrutiny").relation is Relation.DIFFERENT


def test_a_body_that_does_not_pay_is_not_listed_and_never_pays_nothing(tmp_path: Path) -> None:
    line = "{payer: secondtown-council, payer_as_written: Secondtown Council, pounds: 1000, amount_as_written: '£1,000', lines: 4}"
    files = {"partnerships/secondtown/funding.yml": topic("secondtown", f"unit: pounds\ncontributions: [{line}]\n")}
    comparison = compare_topic(dataset(tmp_path, files), "funding")
    assert matter(comparison, "payers/[council]").relation is Relation.SAME
    police = matter(comparison, "payers/anyshire-police")
    assert police.cells[1] == Cell("secondtown", Stance.NOT_LISTED)


# --- any number of partnerships; what nobody recorded -------------------------------------------------------------


@pytest.mark.parametrize("others", [(), ("secondtown",), ("secondtown", "thirdtown"), ("secondtown", "thirdtown", "fourthtown")])
def test_any_number_of_partnerships_can_be_compared(others: tuple[str, ...], tmp_path: Path) -> None:
    names = ("anytown", *others)
    files: dict[str, str | None] = {f"partnerships/{name}/training.yml": topic(name, f"{USES}}}\n") for name in names}
    for name in others:
        files |= town(name)
    data = loaded(tmp_path, files).dataset
    assert data is not None
    found = matter(compare_topic(data, "training"), "item/courses")
    assert found.relation is Relation.SAME
    assert said_by(found) == names


STANCES = st.sampled_from(list(Stance))


def cell(number: int, stance: Stance, value: str) -> Cell:
    reading = Reading("k", "K", value, (value,)) if stance is Stance.SAYS else None
    return Cell(f"p{number}", stance, (), reading)


@given(st.lists(st.tuples(STANCES, st.sampled_from("ab")), min_size=1, max_size=5))
def test_what_cannot_be_known_never_counts_as_silent_or_as_the_same(drawn: list[tuple[Stance, str]]) -> None:
    cells = [cell(number, stance, value) for number, (stance, value) in enumerate(drawn)]
    relation = relation_of(cells)
    known = [item for item in cells if not item.stance.is_unknown]
    silent = [item for item in known if item.stance is not Stance.SAYS]
    if relation in (Relation.NOT_MENTIONED, Relation.ONLY_HERE):
        assert silent
    if relation is Relation.SAME:
        assert all(item.stance is Stance.SAYS for item in cells)
    if len(known) < len(cells) and relation is not Relation.NOT_RECORDED:
        assert relation is relation_of(known)
    assert relation is relation_of(reversed(cells))


@lru_cache(maxsize=1)
def real() -> Dataset:
    outcome = load(PROJECT / "data")
    assert outcome.dataset is not None
    return outcome.dataset


TOPICS = [title.id for page in real().pages for title in page.topics]
SILENT = (Stance.SILENT, Stance.HEADING_ONLY, Stance.NOT_LISTED, Stance.NOTHING_NOTED)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TOPICS), st.sampled_from(["bedford-borough", "central-bedfordshire", "luton"]))
def test_a_topic_one_area_has_not_recorded_never_shows_as_silent_there(topic_id: str, forgetful: str) -> None:
    full = real()
    partnerships = {
        key: type(item)(
            item.id, item.form, {name: value for name, value in item.topics.items() if (key, name) != (forgetful, topic_id)}, item.groups
        )
        for key, item in full.partnerships.items()
    }
    data = Dataset(**{**vars(full), "partnerships": partnerships})
    comparison = compare_topic(data, topic_id)
    stances = {cell.stance for item in comparison.matters for cell in item.cells if cell.partnership == forgetful}
    assert stances == {Stance.NOT_RECORDED}
    assert all(item.relation is not Relation.SAME for item in comparison.matters)


# --- the three real arrangements ----------------------------------------------------------------------------------

B, C, L = "bedford-borough", "central-bedfordshire", "luton"
AGENCIES = {
    (B, C, L): {"education-settings", "bedfordshire-hospitals-nhs-ft", "probation-service", "elft", "ccs", "cafcass"},
    (B, C): {"bedfordshire-yos", "nhs-england", "vocypf"},
    (C,): {"home-start-central-bedfordshire"},
    (L,): {"bedfordshire-fire-rescue", "dwp", "border-force", "nspcc", "luton-food-bank"},
}


def test_the_relevant_agencies_are_compared_as_sets_without_partners_roles_and_lay_members() -> None:
    found: dict[tuple[str, ...], set[str]] = {}
    for item in compare_topic(real(), "relevant-agencies").matters:
        if item.key.startswith("agencies/"):
            found.setdefault(said_by(item), set()).add(item.key.removeprefix("agencies/"))
    assert found == AGENCIES


def test_what_was_left_out_of_the_lists_of_agencies_is_said() -> None:
    aside = {item.partnership: item.entries for item in compare_topic(real(), "relevant-agencies").set_aside}
    assert len(aside[B]) == 5
    assert "Bedfordshire Police" in aside[C]
    assert all("Police" not in entry for entry in aside[L])


def test_one_person_chairs_and_scrutinises_in_central_bedfordshire_only() -> None:
    chairing = compare_topic(real(), "chairing")
    assert [cell.reading.value for cell in matter(chairing, "separate-from-scrutiny").cells if cell.reading] == [True, False, True]
    post = matter(chairing, "chair-post")
    assert post.relation is Relation.DIFFERENT
    assert [cell.says[0] for cell in post.cells] == [
        "Director of Children's Services",
        "Independent Chair and Scrutineer",
        "Director of Children's Services",
    ]
    bedford, central, luton = (
        cell.reading.value for cell in matter(compare_topic(real(), "independent-scrutiny"), "scrutineer-post").cells if cell.reading
    )
    assert bedford == luton != central


def test_two_documents_have_six_principles_and_luton_has_four_with_five_of_the_six_among_its_values() -> None:
    principles = compare_topic(real(), "principles")
    assert [cell.reading.value for cell in matter(principles, "number-of-principles").cells if cell.reading] == [6, 6, 4]
    assert sum(cell.elsewhere == "values" for item in principles.matters for cell in item.cells) == 5


def test_luton_lists_no_youth_justice_service_and_all_three_have_its_manager_as_a_member() -> None:
    listed = matter(compare_topic(real(), "relevant-agencies"), "agencies/bedfordshire-yos")
    assert [cell.stance for cell in listed.cells] == [Stance.SAYS, Stance.SAYS, Stance.SILENT]
    assert "No youth justice service is in the list" in listed.cells[2].says[0]
    assert said_by(matter(compare_topic(real(), "youth-custody"), "item/youth-justice-manager-is-a-member")) == (B, C, L)


def test_only_luton_gives_a_day_by_which_the_yearly_report_is_published() -> None:
    deadline = matter(compare_topic(real(), "reporting"), "deadline")
    assert (deadline.relation, said_by(deadline)) == (Relation.ONLY_HERE, (L,))
    assert [cell.stance for cell in deadline.cells][:2] == [Stance.SILENT, Stance.SILENT]


def test_the_child_death_review_partners_are_one_set_in_all_three() -> None:
    found = [item for item in compare_topic(real(), "child-death-review").matters if item.key.startswith("review-partners/")]
    assert len(found) == 4
    assert {item.relation for item in found} == {Relation.SAME}


def test_every_topic_is_compared_and_every_matter_has_a_cell_for_each_partnership() -> None:
    comparisons = compare_all(real())
    assert [item.topic for item in comparisons] == TOPICS
    assert all([cell.partnership for cell in item.cells] == [B, C, L] for comparison in comparisons for item in comparison.matters)
    assert all(len({item.key for item in comparison.matters}) == len(comparison.matters) for comparison in comparisons)

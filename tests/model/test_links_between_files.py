"""What holds across files: references resolve, ids are taken once, each document is cited by its own partnership."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_data import FILES, bent, loaded, problems

FUNDING = "partnerships/anytown/funding.yml"
TRAINING = "partnerships/anytown/training.yml"
SECOND = FILES["partnerships/anytown/partnership.yml"]


def test_a_reference_to_nowhere_lists_the_candidates(tmp_path: Path) -> None:
    found = loaded(tmp_path, bent(FUNDING, "payer: anyshire-police", "payer: anyshire-polise")).problems
    assert [f"{item.place} {item.id}" for item in found] == [f"data/{FUNDING}:9:13 unknown-reference"]
    assert "“anyshire-police”" in found[0].write


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("sources.yml", "written_to: guidance-2023", "written_to: guidance-2032", "data/sources.yml:8:17"),
        ("sources.yml", "partnership: anytown", "partnership: anytwon", "data/sources.yml:6:18"),
        ("partnerships/anytown/partnership.yml", "council: anytown-council", "council: council", "data/partnerships/anytown/partnership.yml:3:10"),
        (TRAINING, "shared: training-duties", "shared: training", f"data/{TRAINING}:7:50"),
    ],
)  # fmt: skip
def test_every_kind_of_reference_is_checked(file: str, old: str, new: str, place: str, tmp_path: Path) -> None:
    assert f"{place} unknown-reference" in problems(tmp_path, bent(file, old, new))


def test_an_id_taken_twice_names_the_first_place(tmp_path: Path) -> None:
    again = "organisations:\n  - {id: anyshire-police, name: Another, kind: police}\n"
    found = loaded(tmp_path, {"partnerships/anytown/organisations.yml": again}).problems
    assert [f"{item.place} {item.id}" for item in found] == ["data/partnerships/anytown/organisations.yml:2:10 duplicate-id"]
    assert "data/organisations.yml:3:10" in found[0].what


def test_a_partnership_may_bring_its_own_organisations(tmp_path: Path) -> None:
    own = {
        "partnerships/anytown/organisations.yml": "organisations:\n  - {id: anytown-bank, name: Food Bank, kind: voluntary or community}\n"
    }
    dataset = loaded(tmp_path, own).dataset
    assert dataset is not None
    assert dataset.organisations["anytown-bank"].name == "Food Bank"


def test_a_neighbours_document_cannot_be_cited(tmp_path: Path) -> None:
    changes = {
        "partnerships/othertown/partnership.yml": SECOND.replace("order: 1", "order: 2"),
    }
    found = problems(tmp_path, changes)
    assert found == [
        "data/partnerships/othertown/partnership.yml:1:18 document-of-another",
        "data/partnerships/othertown/partnership.yml:4:33 document-of-another",
    ]


def test_a_file_no_form_belongs_to_is_named(tmp_path: Path) -> None:
    found = loaded(tmp_path, {"partnerships/anytown/fundings.yml": "a: b\n"}).problems
    assert [item.id for item in found] == ["unknown-file"]
    assert "“funding.yml”" in found[0].write


def test_a_folder_without_a_partnership_form_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, {"partnerships/newtown/values.yml": FILES["partnerships/anytown/values.yml"]})
    assert found == ["data/partnerships/newtown/partnership.yml:1:1 missing-key"]


def test_an_empty_folder_is_not_a_sound_data_set(tmp_path: Path) -> None:
    found = loaded(tmp_path, dict.fromkeys(FILES)).problems
    assert [item.id for item in found] == ["no-files"]


def test_a_body_cannot_become_its_own_predecessor(tmp_path: Path) -> None:
    outside = "outside: [{says: S, where: W, seen: '2026', confidence: low}]"
    circle = (
        f"changes:\n  - {{id: one, kind: renaming, before: [anytown-council], after: [anyshire-police], says: S, {outside}}}\n"
        f"  - {{id: two, kind: renaming, before: [anyshire-police], after: [anytown-council], says: S, {outside}}}\n"
    )
    found = problems(tmp_path, {"organisations.yml": FILES["organisations.yml"] + circle})
    assert {item.split()[1] for item in found} == {"lineage-circle"}


def test_a_shared_list_fills_in_the_area_and_the_differences(tmp_path: Path) -> None:
    changes = bent(
        TRAINING,
        "lines: 10-11}",
        "lines: 10-11, leave_out: [needs], also: [{id: extra, says: It also bakes., as_written: all, lines: 12}]}",
    )
    dataset = loaded(tmp_path, changes).dataset
    assert dataset is not None
    (use,) = dataset.partnerships["anytown"].topic("training").lists
    assert [item.id for item in use.items] == ["courses", "extra"]
    unchanged = loaded(tmp_path / "unchanged").dataset
    assert unchanged is not None
    (first, _) = unchanged.partnerships["anytown"].topic("training").lists[0].items
    assert (first.says, first.document, first.lines) == ("It finds out what training is needed in Anytown.", "anytown-masa", "10-11")


@pytest.mark.parametrize("difference", ["leave_out: [cakes]", "instead: [{id: cakes, says: S, as_written: all, lines: 12}]"])
def test_a_difference_from_an_item_the_shared_list_lacks_is_an_error(difference: str, tmp_path: Path) -> None:
    found = problems(tmp_path, bent(TRAINING, "lines: 10-11}", f"lines: 10-11, {difference}}}"))
    assert [item.split()[1] for item in found] == ["shared-item-unknown"]


def test_the_same_id_twice_in_a_list_is_an_error(tmp_path: Path) -> None:
    also = "also: [{id: needs, says: S, as_written: all, lines: 12}]"
    found = problems(tmp_path, bent(TRAINING, "lines: 10-11}", f"lines: 10-11, {also}}}"))
    assert found == [f"data/{TRAINING}:7:93 duplicate-id"]


def test_a_topic_must_be_on_a_page(tmp_path: Path) -> None:
    found = loaded(tmp_path, bent("pages.yml", "      - {id: voice, title: T voice, about: About}\n", "")).problems
    assert [item.id for item in found] == ["missing-key"]
    assert "“voice”" in found[0].what


def test_a_wrong_document_at_the_top_of_a_form_is_one_error_however_many_claims_inherit_it(tmp_path: Path) -> None:
    assert problems(tmp_path, bent(FUNDING, "document: anytown-masa", "document: anytown-msaa")) == [
        f"data/{FUNDING}:2:11 unknown-reference"
    ]
    assert problems(tmp_path / "b", bent(FUNDING, "document: anytown-masa", "document: Anytown MASA")) == [
        f"data/{FUNDING}:2:11 id-not-an-id"
    ]


def test_an_edition_cannot_be_replaced_before_it_was_published(tmp_path: Path) -> None:
    text = FILES["instruments/guidance-2023.yml"] + "published: 2023-12-15\nreplaced_on: 2022-01\n"
    assert problems(tmp_path, {"instruments/guidance-2023.yml": text}) == ["data/instruments/guidance-2023.yml:6:14 date-order"]


def test_a_date_given_to_the_month_is_not_out_of_order_within_that_month(tmp_path: Path) -> None:
    text = FILES["instruments/guidance-2023.yml"] + "published: 2023-12-15\nreplaced_on: 2023-12\n"
    assert problems(tmp_path, {"instruments/guidance-2023.yml": text}) == []


def test_what_all_areas_share_stands_in_a_folder_named_for_any_county(tmp_path: Path) -> None:
    renamed = {name.replace("pan-bedfordshire", "pan-anyshire"): text for name, text in FILES.items() if name.startswith("pan-")}
    elsewhere = {**{name: None for name in FILES if name.startswith("pan-")}, **renamed}
    assert problems(tmp_path / "named", elsewhere) == []
    assert problems(tmp_path / "not", {"county/training.yml": "lists: []\n"}) == ["data/county/training.yml:1:1 unknown-file"]


@pytest.mark.parametrize(("scope", "expected"), [("pan-Anyshire", []), ("one area", []), ("pan-", ["5:12"]), ("all areas", ["5:12"])])
def test_a_group_is_for_the_whole_county_by_the_countys_own_name(scope: str, expected: list[str], tmp_path: Path) -> None:
    group = f"groups:\n  - id: leaders\n    name: Leaders\n    kind: group\n    scope: {scope}\n    status: standing\n"
    named = "    named: [{document: anytown-masa, as_written: Leaders, lines: 2}]\n"
    found = problems(tmp_path, {"pan-anyshire/groups.yml": group + named})
    assert found == [f"data/pan-anyshire/groups.yml:{place} not-one-of" for place in expected]

"""How things stood on the days that matter, on the real data; nobody is left out, and nothing changes in between."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.adapters.settings import PROJECT
from macros.as_at.day import AreaAsAt, as_at
from macros.as_at.documents import Dated
from macros.as_at.holders import everybody_named
from macros.as_at.law import Holds
from macros.as_at.points import change_points, last_point, next_point
from macros.as_at.roles import Exists, Ground
from macros.dataset.dataset import Dataset
from macros.dataset.load import load
from macros.views.as_at import AreaView, AsAtView, day_view, index_view
from macros.views.as_at_lines import Line
from macros.views.blocks import Link

found = load(PROJECT / "data").dataset
assert found is not None
DATASET: Dataset = found
AREAS = tuple(DATASET.partnerships)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def area_of(day: date, partnership: str) -> AreaAsAt:
    return next(area for area in as_at(DATASET, day).areas if area.partnership == partnership)


def nhs_partner(day: date, partnership: str) -> tuple[str, ...]:
    councils_and_police = {"local authority", "police"}
    return next(
        item.followed.bodies
        for item in area_of(day, partnership).partners
        if item.named and DATASET.organisations[item.named].kind not in councils_and_police
    )


def guidance(day: date) -> list[str]:
    return [item.instrument for item in as_at(DATASET, day).guidance if item.holds is Holds.YES]


def words(lines: tuple[Line, ...]) -> str:
    pieces = [piece for line in lines for rich in (line.says, *line.notes) for piece in rich]
    return " ".join(piece.text if isinstance(piece, Link) else piece for piece in pieces)


def shown(view: AsAtView, partnership: str) -> AreaView:
    return next(area for area in view.areas if area.id == partnership)


# --- golden days


@pytest.mark.parametrize("partnership", AREAS)
@pytest.mark.parametrize(
    ("day", "bodies"),
    [
        (date(2022, 6, 30), ("blmk-ccg",)),
        (date(2022, 7, 1), ("blmk-icb",)),
        (date(2026, 3, 31), ("blmk-icb",)),
        (date(2026, 4, 1), ("central-east-icb",)),
    ],
)
def test_the_nhs_partner_of_each_area_is_followed_through_the_changes(partnership: str, day: date, bodies: tuple[str, ...]) -> None:
    assert nhs_partner(day, partnership) == bodies


@pytest.mark.parametrize("partnership", AREAS)
def test_before_the_three_groups_became_one_which_of_them_is_not_claimed(partnership: str) -> None:
    assert set(nhs_partner(date(2021, 3, 31), partnership)) == {"bedfordshire-ccg", "luton-ccg", "milton-keynes-ccg"}
    line = shown(day_view(DATASET, date(2021, 3, 31)), partnership).partners[1]
    assert line.tag[1] == "Not known which"
    assert "How sure we are of the changes: medium." in words((line,))


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2015, 3, 25), []),
        (date(2015, 3, 26), ["working-together-2015"]),
        (date(2023, 12, 14), ["working-together-2018"]),
        (date(2023, 12, 15), ["working-together-2023"]),
        (date(2026, 3, 17), ["working-together-2023"]),
        (date(2026, 3, 18), ["working-together-2026"]),
    ],
)
def test_one_edition_of_the_guidance_is_in_force_on_each_side_of_a_change(day: date, edition: list[str]) -> None:
    assert guidance(day) == edition


def test_the_edition_of_2026_is_said_to_be_one_whose_text_we_do_not_have() -> None:
    assert "Its text is not available to us." in words(day_view(DATASET, date(2026, 3, 18)).guidance)


def test_where_no_edition_is_held_the_guidance_is_not_known() -> None:
    assert [line.tag[1] for line in day_view(DATASET, date(2015, 3, 25)).guidance] == ["Not known"]


@pytest.mark.parametrize("partnership", AREAS)
def test_the_merger_of_april_2026_is_shown_as_our_inference_and_with_how_sure_we_are(partnership: str) -> None:
    lines = shown(day_view(DATASET, date(2026, 4, 1)), partnership).partners
    merged = next(line for line in lines if any(isinstance(piece, Link) and "Central East" in piece.text for piece in line.says))
    assert merged.tag[1] == "Our inference"
    assert "How sure we are of the changes: high." in words((merged,))
    assert [step.sure[0].says.startswith("How sure we are: high.") for step in merged.steps] == [True]
    assert "no page dated after 1 April 2026" in merged.steps[0].sure[0].says


@pytest.mark.parametrize("partnership", AREAS)
def test_before_any_document_of_ours_a_partner_is_said_to_be_inferred(partnership: str) -> None:
    area = area_of(date(2022, 6, 30), partnership)
    assert {partner.ground for partner in area.partners} == {Ground.INFERENCE}
    text = words(shown(day_view(DATASET, date(2022, 6, 30)), partnership).partners)
    assert text.count("By what we know of the bodies; no document of ours of that day.") == 3


def test_the_arrangements_of_june_2023_are_not_claimed_before_june_and_not_for_certain_within_it() -> None:
    def dated(day: date) -> list[Dated]:
        return [item.dated for item in area_of(day, "central-bedfordshire").documents if item.document.endswith("masa-2023-06")]

    assert dated(date(2023, 5, 31)) == []
    assert dated(date(2023, 6, 15)) == [Dated.PERHAPS]
    assert dated(date(2023, 6, 30)) == [Dated.BY_THEN]


@pytest.mark.parametrize("partnership", ["bedford-borough", "luton"])
def test_undated_arrangements_stay_not_known_on_every_day_with_our_estimate_beside_them(partnership: str) -> None:
    assert area_of(date(2023, 12, 14), partnership).documents == ()
    for day in (date(2023, 12, 15), date(2024, 7, 31), date(2040, 1, 1)):
        lines = shown(day_view(DATASET, day), partnership).arrangements
        assert [line.tag[1] for line in lines] == ["Not known"]
        assert "Our estimate is" in words(lines)


@pytest.mark.parametrize("partnership", AREAS)
def test_the_time_of_boards_is_a_state_of_its_own(partnership: str) -> None:
    view = shown(day_view(DATASET, date(2016, 1, 31)), partnership)
    assert area_of(date(2016, 1, 31), partnership).partners == ()
    assert {line.tag[1] for line in (*view.partners, *view.arrangements)} == {"Not on this day"}


@pytest.mark.parametrize("partnership", AREAS)
def test_between_boards_and_partners_nothing_is_claimed(partnership: str) -> None:
    assert [item.ground for item in area_of(date(2018, 6, 29), partnership).partners] == [Ground.NONE]
    assert [item.ground for item in area_of(date(2000, 1, 1), partnership).partners] == [Ground.NONE]
    assert len(area_of(date(2019, 9, 29), partnership).partners) == 3


def test_the_chair_of_the_board_in_2016_is_named_where_the_protocol_names_one_and_not_known_elsewhere() -> None:
    view = day_view(DATASET, date(2016, 1, 31))
    chairs = {area.id: words(area.roles[0].lines) for area in view.areas}
    assert "Alan Caton OBE" in chairs["central-bedfordshire"]
    assert "No document that can be of this day" in chairs["luton"]
    assert "Alan Caton" not in chairs["bedford-borough"] + chairs["luton"]


# --- on any day


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_every_role_has_each_claimed_holder_or_an_unknown_that_says_so(day: date) -> None:
    named = list(everybody_named(DATASET))
    for area in as_at(DATASET, day).areas:
        for role in area.roles:
            assert bool(role.seats) == (role.exists is not Exists.NO)
            for seat in role.seats:
                signed = {item.name for item in named if item.post == seat.post and item.signed_on and item.signed_on <= day}
                assert signed <= {holder.named.name for holder in seat.holders}
    for view in day_view(DATASET, day).areas:
        assert len(view.roles) == len(DATASET.as_at.roles if DATASET.as_at else ())
        for shown_role in view.roles:
            assert shown_role.lines
            assert all(line.says and line.tag[1] for line in shown_role.lines)


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_every_area_has_its_partners_and_its_arrangements_or_an_unknown_that_says_so(day: date) -> None:
    for area in day_view(DATASET, day).areas:
        assert area.partners
        assert area.arrangements
        assert all(line.says and line.tag[1] for line in (*area.partners, *area.arrangements))
    for partner in (partner for area in as_at(DATASET, day).areas for partner in area.partners):
        assert bool(partner.followed.bodies) == (partner.ground is not Ground.NONE)


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_nobody_is_named_by_a_document_later_than_the_day(day: date) -> None:
    stood = as_at(DATASET, day)
    seats = [seat for area in stood.areas for role in area.roles for seat in role.seats]
    for holder in (*stood.people, *(holder for seat in seats for holder in seat.holders)):
        document = DATASET.documents[holder.named.document]
        when = holder.named.signed_on or (document.date.when.first_day if document.date.when else None)
        assert when is None or when <= day
        assert (holder.dated is Dated.UNDATED) == (when is None)


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_nothing_changes_between_two_neighbouring_days_of_change(day: date) -> None:
    points = [point.day for point in change_points(DATASET)]
    place = bisect_right(points, day)
    like = points[place - 1] if place else date(1990, 1, 1)
    assert replace(as_at(DATASET, day), day=like) == as_at(DATASET, like)


def test_on_every_day_of_change_something_does_change() -> None:
    """Otherwise a page would say that something changed while it shows the same as the page before."""
    for point in change_points(DATASET):
        before = point.day - timedelta(days=1)
        assert replace(as_at(DATASET, before), day=point.day) != as_at(DATASET, point.day), point


def test_a_day_left_out_of_the_days_of_change_would_be_found() -> None:
    """The planted slip of the property above: without 1 July 2022, two days that differ would share a page."""
    assert replace(as_at(DATASET, date(2022, 6, 30)), day=date(2022, 7, 1)) != as_at(DATASET, date(2022, 7, 1))
    assert date(2022, 7, 1) in {point.day for point in change_points(DATASET)}


# --- the pages


def test_the_days_lead_from_one_to_the_next_and_back() -> None:
    points = change_points(DATASET)
    views = [day_view(DATASET, point.day) for point in points]
    links = [view.day for view in index_view(DATASET).points]
    assert [view.following for view in views] == [*links[1:], None]
    assert [view.previous for view in views] == [None, *links[:-1]]
    assert all(view.changed and view.changed.changed for view in views)


def test_a_day_between_two_days_of_change_leads_to_both() -> None:
    points = change_points(DATASET)
    here, later = last_point(points, date(2022, 6, 30)), next_point(points, date(2022, 6, 30))
    assert here
    assert later
    assert (here.day, later.day) == (date(2021, 6, 30), date(2022, 7, 1))
    view = day_view(DATASET, date(2022, 6, 30))
    assert view.previous
    assert view.following
    assert (view.previous.text, view.following.text) == ("30 June 2021", "1 July 2022")
    assert view.until == "30 June 2022"


def test_law_of_which_we_hold_a_year_only_is_named_as_left_out() -> None:
    assert "Children Act 1989" in index_view(DATASET).without_a_day

"""A date given to the month says less than a day, and a body is followed only where a change of bodies leads."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.as_at.bodies import body_on
from macros.as_at.spans import Come, span_of
from macros.model.registers import OrganisationChange
from macros.model.values import Month

OUTSIDE = [{"says": "S", "where": "W", "seen": "2026", "confidence": "high"}]


def change(kind: str, on: str | None, before: list[str], after: list[str]) -> OrganisationChange:
    return OrganisationChange.model_validate(
        {"id": f"{before[0]}-changes", "kind": kind, "before": before, "after": after, "says": "S", "outside": OUTSIDE}
        | ({"on": on} if on else {})
    )


MERGER = change("merger", "2021-04", ["north", "south"], ["county"])
SUCCESSION = change("replacement", "2022-07-01", ["county"], ["board"])
CHANGES = (MERGER, SUCCESSION)


@pytest.mark.parametrize(
    ("written", "day", "come"),
    [
        ("2023-06", date(2023, 5, 31), Come.NOT_YET),
        ("2023-06", date(2023, 6, 1), Come.PERHAPS),
        ("2023-06", date(2023, 6, 29), Come.PERHAPS),
        ("2023-06", date(2023, 6, 30), Come.BY_THEN),
        ("2024-02", date(2024, 2, 28), Come.PERHAPS),
        ("2024", date(2024, 12, 30), Come.PERHAPS),
        ("2024", date(2024, 12, 31), Come.BY_THEN),
        ("2022-07-01", date(2022, 6, 30), Come.NOT_YET),
        ("2022-07-01", date(2022, 7, 1), Come.BY_THEN),
    ],
)
def test_a_month_or_a_year_is_certain_only_on_its_last_day(written: str, day: date, come: Come) -> None:
    assert span_of(Month(written)).by(day) is come


@pytest.mark.parametrize(
    ("named", "day", "bodies", "one"),
    [
        ("board", date(2022, 7, 1), ("board",), True),
        ("board", date(2022, 6, 30), ("county",), True),
        ("board", date(2021, 4, 10), ("county", "north", "south"), False),
        ("board", date(2021, 3, 31), ("north", "south"), False),
        ("north", date(2021, 3, 31), ("north",), True),
        ("north", date(2021, 4, 10), ("north", "county"), False),
        ("north", date(2021, 4, 30), ("county",), True),
        ("north", date(2023, 1, 1), ("board",), True),
        ("police", date(1990, 1, 1), ("police",), True),
    ],
)
def test_a_body_is_followed_to_the_day_in_both_directions(named: str, day: date, bodies: tuple[str, ...], one: bool) -> None:
    followed = body_on(CHANGES, named, day)
    assert (followed.bodies, followed.is_one) == (bodies, one)


def test_a_change_without_a_date_leaves_both_bodies_possible_on_every_day() -> None:
    followed = body_on([change("merger", None, ["a"], ["b"])], "a", date(2050, 1, 1))
    assert (followed.bodies, followed.is_one) == (("a", "b"), False)


@pytest.mark.parametrize("kind", ["planned merger", "transfer of services"])
def test_a_plan_or_a_service_that_moves_leaves_the_body_where_it_was(kind: str) -> None:
    assert body_on([change(kind, "2020-01-01", ["a"], ["b"])], "a", date(2050, 1, 1)).bodies == ("a",)


def test_a_body_that_ended_has_nobody_in_its_place() -> None:
    followed = body_on([change("ending", "2020-01-01", ["a"], [])], "a", date(2020, 1, 1))
    assert (followed.bodies, followed.is_one) == ((), False)


def test_changes_that_lead_in_a_circle_come_to_an_end() -> None:
    circle = [change("renaming", "2020-01-01", ["a"], ["b"]), change("renaming", "2021-01-01", ["b"], ["a"])]
    assert body_on(circle, "a", date(2022, 1, 1)).steps


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.sampled_from(["north", "south", "county", "board"]))
def test_every_step_on_the_way_has_come_or_can_have_come_in_its_direction(day: date, body: str) -> None:
    followed = body_on(CHANGES, body, day)
    assert followed.bodies
    assert followed.is_one or len(followed.bodies) > 1

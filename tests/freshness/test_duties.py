"""What is due comes from data and a day that can be frozen; nothing is called late because a day cannot be told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.freshness.duties import Due, months_after, what_is_due
from tests import small_data

DUTIES = (
    "yearly_documents:\n  - {id: report, title: Report, says: Yearly., document: yearly report, by: 09-30, first_due: 2024}\n"
    "checks:\n  - {id: topics, title: Topics, says: Yearly., facts: topics, months: 12}\n"
)
REPORT = "  - {id: report-1, title: R, short_title: R, kind: yearly report, partnership: anytown, date: {stated: no}, period: 2023/24, status: latest held}\n"


def due(folder: Path, as_of: date, changes: dict[str, str] | None = None) -> list[Due]:
    dataset = small_data.loaded(folder, {"duties.yml": DUTIES, **(changes or {})}).dataset
    assert dataset is not None
    return what_is_due(dataset, as_of)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [(date(2024, 6, 29), None), (date(2024, 6, 30), "due"), (date(2024, 9, 30), "due"), (date(2024, 10, 1), "past its day")],
)
def test_a_report_is_due_three_months_before_its_day_and_past_it_the_day_after(tmp_path: Path, as_of: date, state: str | None) -> None:
    found = [item for item in due(tmp_path, as_of) if item.duty == "report"]
    assert [item.state for item in found] == ([state] if state else [])


def test_a_report_that_is_held_is_not_due(tmp_path: Path) -> None:
    sources = small_data.FILES["sources.yml"] + REPORT
    assert [item.on for item in due(tmp_path, date(2025, 11, 1), {"sources.yml": sources}) if item.duty == "report"] == [date(2025, 9, 30)]


def test_after_the_edition_that_sets_the_day_was_replaced_no_day_is_claimed(tmp_path: Path) -> None:
    guidance = (
        "title: G\nshort_title: Guidance 2023\nkind: statutory guidance\nstatus: replaced\npublished: 2023-12-15\nreplaced_on: 2025-03-18\n"
        "requirements:\n  - {id: by-september, catalogue_ref: X, level: should, tier: core, subject: yearly report, "
        "locator: {kind: heading, value: H}, summary: S., confidence: high, answered_in: [reporting]}\n"
    )
    duties = DUTIES.replace("first_due: 2024}", "first_due: 2024, requirement: by-september}")
    found = due(tmp_path, date(2026, 11, 1), {"duties.yml": duties, "instruments/guidance-2023.yml": guidance})
    reports = [item for item in found if item.duty == "report"]
    assert [(item.on, item.state) for item in reports] == [(date(2024, 9, 30), "past its day"), (None, "cannot be told")]
    assert "Guidance 2023, which asks for it, was replaced on 18 March 2025." in reports[1].says


def test_topics_are_to_be_checked_again_a_year_after_the_last_time(tmp_path: Path) -> None:
    checks = [item for item in due(tmp_path, date(2027, 2, 1)) if item.duty == "topics"]
    assert [(item.on, item.state, item.says) for item in checks] == [
        (date(2027, 1, 2), "past its day", "3 topics to compare again by 2 January 2027.")
    ]


def test_without_duties_nothing_is_due(tmp_path: Path) -> None:
    dataset = small_data.loaded(tmp_path).dataset
    assert dataset is not None
    assert what_is_due(dataset, date(2030, 1, 1)) == []


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_later_is_that_many_months_later_and_never_another_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day

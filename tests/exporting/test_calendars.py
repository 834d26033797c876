"""The calendars hold the days that the law or a document sets, as any calendar program reads them; no day is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event

from macros.dataset.dataset import Dataset
from macros.exporting.calendars import calendar_files
from macros.freshness.dates import set_days
from tests import small_data

DUTIES = "yearly_documents:\n  - {id: report, title: The report, says: Yearly., document: yearly report, by: 09-30, first_due: 2026}\n"


def events(text: str) -> list[Event]:
    return [item for item in Calendar.from_ical(text).walk("VEVENT") if isinstance(item, Event)]


def test_every_calendar_of_the_site_is_read_back_whole(files: Mapping[str, str], dataset: Dataset) -> None:
    names = {"calendar.ics", *(f"calendars/{key}.ics" for key in dataset.partnerships)}
    assert {name for name in files if name.endswith(".ics")} == names
    for name in names:
        assert all(len(line.encode()) <= 75 for line in files[name].split("\r\n"))
        found = events(files[name])
        assert found
        assert len({str(event["uid"]) for event in found}) == len(found)
        for event in found:
            assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
            assert event.decoded("dtstamp") == datetime(2026, 11, 22, tzinfo=UTC)
            assert "Set by: " in str(event["description"])
            assert event["summary"]


def test_a_day_that_a_document_names_and_one_that_guidance_sets_are_told_apart(files: Mapping[str, str]) -> None:
    on_the_day = [event for event in events(files["calendars/luton.ics"]) if event.decoded("dtstart") == date(2024, 9, 30)]
    assert len(on_the_day) == 2
    promised, asked = (str(event["description"]) for event in on_the_day)
    assert "Set by: Luton arrangements" in promised
    assert "Page: luton/sources/#luton-masa-2024-07" in promised
    assert "Set by: Working Together 2023: “" in asked
    assert "Page: statutory/working-together-2023/#wt2023-report-by-end-of-september" in asked


def test_an_area_has_its_own_days_and_those_of_the_law(files: Mapping[str, str]) -> None:
    summaries = {str(event["summary"]) for event in events(files["calendars/luton.ics"])}
    assert any(summary.startswith("Luton: ") for summary in summaries)
    assert not any(summary.startswith(("Bedford Borough: ", "Central Bedfordshire: ")) for summary in summaries)
    assert "Working Together 2026: in force from this day" in summaries


def test_every_page_an_event_names_is_there(files: Mapping[str, str], dataset: Dataset) -> None:
    for event in events(files["calendar.ics"]):
        folder, key = str(event["description"]).rpartition("Page: ")[2].split("/")[:2]
        assert (folder in dataset.partnerships and key == "sources") or (folder == "statutory" and key in dataset.instruments)


def small(folder: Path, as_of: date, **site: Any) -> list[Event]:
    dataset = small_data.loaded(folder, {"duties.yml": DUTIES}).dataset
    assert dataset is not None
    assert dataset.site
    return events(calendar_files(replace(dataset, site=dataset.site.model_copy(update=site)), as_of)["calendars/anytown.ics"])


@pytest.mark.parametrize(("as_of", "years"), [(date(2026, 1, 1), [2026, 2027]), (date(2027, 1, 1), [2026, 2027, 2028])])
def test_days_to_come_are_there_up_to_the_next_year(as_of: date, years: list[int], tmp_path: Path) -> None:
    assert [event.decoded("dtstart") for event in small(tmp_path, as_of)] == [date(year, 9, 30) for year in years]


def test_an_event_keeps_its_id_whatever_the_day(tmp_path: Path) -> None:
    early, late = small(tmp_path, date(2026, 1, 1)), small(tmp_path, date(2027, 6, 1))
    assert [event["uid"] for event in late][:2] == [event["uid"] for event in early]
    assert late[0].decoded("dtstamp") == datetime(2027, 6, 1, tzinfo=UTC)


def test_once_the_site_has_an_address_an_event_links_to_its_page(tmp_path: Path) -> None:
    event = small(tmp_path, date(2026, 1, 1), address="https://masa.example")[0]
    assert event["url"] == "https://masa.example/anytown/reporting/"
    assert "url" not in small(tmp_path, date(2026, 1, 1))[0]


def test_a_day_that_cannot_be_told_and_a_check_of_our_own_are_in_no_calendar(dataset: Dataset) -> None:
    assert dataset.duties
    checks = {item.id for item in dataset.duties.checks}
    found = set_days(dataset, date(2026, 11, 22))
    assert not any(day.id.startswith(tuple(checks)) for day in found)
    assert not any(day.on > date(2026, 3, 18) and day.requirement for day in found)  # the edition that set the day was replaced then

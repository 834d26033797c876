"""The days that the law or a document sets, as calendar files (iCalendar, RFC 5545): for all areas and for each.

In: a data set and the day it speaks as of. Out: file names and their text. Must not know: where the site is written.

An event says what sets the day. Its id stays the same, and its time stamp is the day the site speaks as of, so that the
same data and day always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from macros.dataset.dataset import Dataset
from macros.exporting.described import Weight
from macros.exporting.fields import Row
from macros.freshness.dates import SetDay, set_days
from macros.views.addresses import Addresses
from macros.views.blocks import Link
from macros.views.changes import calendar_of

FOLDER = "api/v1/"
END = "END:VCALENDAR\r\n"
CALENDAR_OF_ALL = "Days that the law or a document sets, for all areas"


def calendar_files(dataset: Dataset, as_of: date) -> dict[str, str]:
    """Every calendar by its name below `api/v1/`. What holds for all areas stands in each."""
    days = [(day.about, _event(dataset, day, as_of)) for day in set_days(dataset, as_of)]
    return {
        calendar_of(area).removeprefix(FOLDER): _calendar(
            dataset, area, [event for about, event in days if not area or about in ("", area)]
        )
        for area in ("", *dataset.partnerships)
    }


def calendar_titles(dataset: Dataset) -> dict[str, str]:
    """What each calendar is, by its name below `api/v1/`."""
    titles = {calendar_of().removeprefix(FOLDER): CALENDAR_OF_ALL}
    return titles | {calendar_of(key).removeprefix(FOLDER): f"The same for {item.area}" for key, item in dataset.partnerships.items()}


def calendars_listed(dataset: Dataset, weights: Mapping[str, Weight]) -> list[Row]:
    """For the index: each calendar, and its size."""
    titles = calendar_titles(dataset)
    return [{"title": title, "file": f"{FOLDER}{name}", "bytes": weights[name].bytes} for name, title in titles.items()]


def _calendar(dataset: Dataset, area: str, events: list[str]) -> str:
    name = f"Safeguarding arrangements: {dataset.partnerships[area].area if area else 'all areas'}"
    calendar = Calendar()
    calendar.add("prodid", "-//masa//Days that the law or a document sets//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    return "".join([calendar.to_ical().decode("utf-8").removesuffix(END), *events, END])


def _event(dataset: Dataset, day: SetDay, as_of: date) -> str:
    """An event as text: each stands in two calendars or in all of them, and is written once."""
    set_by, page = _set_by(dataset, day)
    event = Event()
    event.add("uid", uuid5(NAMESPACE_URL, f"masa:day:{day.id}").urn.removeprefix("urn:uuid:"))
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title)
    site = dataset.site.address if dataset.site else None
    where = f"{site.rstrip('/')}/{page.address}" if site else f"{page.address} on this site"
    event.add("description", f"{day.says}\n{set_by}\nPage: {where}")
    if site:
        event.add("url", where)
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    text: str = event.to_ical().decode("utf-8")
    return text


def _set_by(dataset: Dataset, day: SetDay) -> tuple[str, Link]:
    """What sets the day, and the page about it."""
    addresses = Addresses(dataset)
    if day.requirement:
        key = next(key for key, item in dataset.instruments.items() if any(row.id == day.requirement for row in item.requirements))
        instrument = dataset.instruments[key]
        asked = dataset.requirements[day.requirement].summary
        return f"Set by: {instrument.short_title}: “{asked}”", Link(instrument.short_title, f"statutory/{key}/#{day.requirement}")
    if day.document:
        link = addresses.document(day.document)
        return f"Set by: {link.text}.", link
    if day.instrument:
        instrument = dataset.instruments[day.instrument]
        return f"Set by: {instrument.title}.", Link(instrument.short_title, f"statutory/{day.instrument}/")
    return "Set by: a duty of every year (data/duties.yml).", Link("Reporting", f"{day.about}/reporting/")

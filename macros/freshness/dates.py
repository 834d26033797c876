"""The days that the law or a document sets: for a calendar.

In: a data set and a day. Out: `SetDay` records. Must not know: calendars, pages, or what day it is today.

Our own checks are not among them, nor a day that cannot be told: no day is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.dataset.dataset import Dataset
from macros.freshness.duties import Due, promised_reviews, yearly_documents
from macros.model.claims import DayClaim
from macros.model.record import records_in
from macros.model.registers import Instrument
from macros.model.values import Month
from macros.words import day_in_words


@dataclass(frozen=True)
class SetDay:
    """A day, what is to happen by it or happened on it, and what sets it: a requirement, a document, or a law itself.

    `about` is the id of the partnership, or nothing where it holds for all. One of the last three is filled.
    """

    id: str
    on: date
    title: str
    says: str
    about: str = ""
    requirement: str = ""
    document: str = ""
    instrument: str = ""


def set_days(dataset: Dataset, as_of: date) -> list[SetDay]:
    """Every such day, the earliest first; those to come as far as they are known, up to the end of next year."""
    found = [*_duties(dataset, as_of), *_promised(dataset), *_laws(dataset)]
    return sorted(found, key=lambda item: (item.on, item.id))


def _duties(dataset: Dataset, as_of: date) -> Iterator[SetDay]:
    areas = {item.area: item.id for item in dataset.partnerships.values()}
    for duty in dataset.duties.yearly_documents if dataset.duties else ():
        for due in yearly_documents(dataset, duty, as_of):
            yield from _day(due, areas[due.area], "to be published by this day", requirement=str(duty.requirement or ""))
    for review in dataset.duties.reviews if dataset.duties else ():
        for due in promised_reviews(dataset, review, as_of):
            yield from _day(due, areas[due.area], "to be looked at again", document=str(getattr(due.record, "document", "")))


def _day(due: Due, about: str, what: str, requirement: str = "", document: str = "") -> Iterator[SetDay]:
    if due.on:
        title = f"{due.area}: {_small(due.title)}, {what}"
        yield SetDay(f"{due.duty}-{about}-{due.on}", due.on, title, due.says, about, requirement, document)


def _promised(dataset: Dataset) -> Iterator[SetDay]:
    """The days that the arrangements themselves name."""
    for partnership in dataset.partnerships.values():
        for name, topic in partnership.topics.items():
            for claim in records_in(topic):
                if isinstance(claim, DayClaim):
                    ident = f"promised-{partnership.id}-{name}-{claim.on}"
                    title = f"{partnership.area}: a day that the arrangements name"
                    yield SetDay(ident, claim.on, title, claim.says, partnership.id, document=str(claim.document))


def _laws(dataset: Dataset) -> Iterator[SetDay]:
    """When law and guidance took effect or were replaced, where the day is known."""
    for key, instrument in dataset.instruments.items():
        for what, when in (("in force", instrument.in_force), ("replaced", instrument.replaced_on)):
            if when and _is_a_day(when):
                yield _of_a_law(key, instrument, what, when)


def _of_a_law(key: str, instrument: Instrument, what: str, when: Month) -> SetDay:
    title = f"{instrument.short_title}: {what} from this day"
    says = f"{instrument.title}: {what} from {day_in_words(when.first_day)}."
    return SetDay(f"{key}-{what.replace(' ', '-')}", when.first_day, title, says, instrument=key)


def _is_a_day(when: Month) -> bool:
    return when.count("-") == 2


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]

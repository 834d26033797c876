"""What is due, and what is past its day, as of a day that can be frozen.

In: a data set and a day. Out: `Due` records. Must not know: pages, or what day it is today.
A day past means that we hold no newer document or check. It never says that somebody has not done their work.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from macros.dataset.dataset import Dataset, Partnership
from macros.model.claims import Checked, CountClaim
from macros.model.duties import CheckedAgain, ReviewedAgain, YearlyDocument
from macros.model.record import Record
from macros.words import counted, day_in_words, month_in_words

State = Literal["past its day", "due", "cannot be told"]
# How long before its day something is shown as due.
SHOWN_BEFORE = 3  # months


@dataclass(frozen=True)
class Due:
    """One thing to do. `on` is None where it cannot be told; `area` is empty where it is not about one area."""

    duty: str
    title: str
    area: str
    on: date | None
    state: State
    says: str
    record: Record | None = None


def what_is_due(dataset: Dataset, as_of: date) -> list[Due]:
    """Everything due within three months of `as_of` or past its day, the oldest first; what cannot be told comes last."""
    if dataset.duties is None:
        return []
    found = [
        *(item for duty in dataset.duties.yearly_documents for item in yearly_documents(dataset, duty, as_of)),
        *(item for duty in dataset.duties.reviews for item in promised_reviews(dataset, duty, as_of)),
        *(item for duty in dataset.duties.checks for item in _checks(dataset, duty, as_of)),
    ]
    shown = [item for item in found if item.on is None or item.on <= months_after(as_of, SHOWN_BEFORE)]
    return sorted(shown, key=lambda item: (item.on is None, item.on or as_of, item.duty, item.area))


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _state(on: date, as_of: date) -> State:
    return "past its day" if on < as_of else "due"


def yearly_documents(dataset: Dataset, duty: YearlyDocument, as_of: date) -> Iterator[Due]:
    """The report for April 2023 to March 2024 is due in September 2024."""
    month, day = (int(part) for part in duty.by.split("-"))
    for partnership in dataset.partnerships.values():
        held = {item.period for item in dataset.documents_of(partnership.id) if item.kind == duty.document}
        for year in range(duty.first_due, as_of.year + 2):
            on = date(year, month, day)
            period = f"{year - 1}/{year % 100:02d}"
            if period in held:
                continue
            replaced = _edition_replaced_by(dataset, duty, on)
            if replaced:
                says = f"{replaced} Whether the {duty.document} for {period} has a day to be published by cannot be told."
                yield Due(duty.id, duty.title, partnership.area, None, "cannot be told", says, partnership.form)
                break
            ahead = f"The {duty.document} for {period} is due by {day_in_words(on)}."
            past = f"The {duty.document} for {period} was due by {day_in_words(on)}. We hold none."
            yield Due(duty.id, duty.title, partnership.area, on, _state(on, as_of), past if on < as_of else ahead, partnership.form)


def _edition_replaced_by(dataset: Dataset, duty: YearlyDocument, on: date) -> str:
    """A sentence where the edition that asks for the document had been replaced by then, and its successor is not held."""
    for instrument in dataset.instruments.values():
        asks = any(row.id == duty.requirement for row in instrument.requirements)
        if asks and instrument.replaced_on and instrument.replaced_on.first_day <= on:
            return f"{instrument.short_title}, which asks for it, was replaced on {month_in_words(instrument.replaced_on)}."
    return ""


def promised_reviews(dataset: Dataset, duty: ReviewedAgain, as_of: date) -> Iterator[Due]:
    """When what each document says is reviewed is due again, by the document's own date."""
    topic_id, _, name = duty.field.partition(".")
    for partnership in dataset.partnerships.values():
        claim = getattr(partnership.topic(topic_id), name, None)
        if not isinstance(claim, CountClaim) or not claim.count:
            continue
        document = dataset.documents[claim.document]
        written = document.date.when
        if written is None:
            estimate = f" Our estimate of its day is {month_in_words(document.date.inferred)}." if document.date.inferred else ""
            says = f"{claim.says} The document bears no date, so the next day cannot be told.{estimate}"
            yield Due(duty.id, duty.title, partnership.area, None, "cannot be told", says, claim)
            continue
        on = months_after(written.first_day, 12 // claim.count)
        later = " A later edition exists, which we do not hold." if document.status == "replaced" else ""
        says = f"{claim.says} The document is dated {month_in_words(written)}; we hold nothing newer that shows a review.{later}"
        yield Due(duty.id, duty.title, partnership.area, on, _state(on, as_of), says, claim)


def _checks(dataset: Dataset, duty: CheckedAgain, as_of: date) -> Iterator[Due]:
    for area, checked in _checked(dataset, duty):
        by_day: dict[date, list[Record]] = {}
        for day, record in checked:
            by_day.setdefault(months_after(day, duty.months), []).append(record)
        for on, records in sorted(by_day.items()):
            says = f"{counted(len(records), duty.facts.removesuffix('s'), duty.facts)} to compare again by {day_in_words(on)}."
            yield Due(duty.id, duty.title, area, on, _state(on, as_of), says, records[0])


def _checked(dataset: Dataset, duty: CheckedAgain) -> Iterator[tuple[str, list[tuple[date, Record]]]]:
    """For each area, or for none in particular: when each fact was last checked."""
    if duty.facts == "topics":
        for partnership in dataset.partnerships.values():
            yield partnership.area, list(_topics(partnership))
    elif duty.facts == "contacts":
        yield "", [(item.checked_on, item) for item in dataset.contacts.values()]
    elif duty.facts == "documents and tools":
        yield "", [(item.checked_on, item) for item in dataset.resources.values()]
    else:
        yield "", [(item.checked.on, item) for item in dataset.tasks.values()]


def _topics(partnership: Partnership) -> Iterator[tuple[date, Record]]:
    for topic in partnership.topics.values():
        checked: Checked | None = topic.checked
        if checked:
            yield checked.on, topic

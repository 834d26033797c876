"""Which documents can have been there on a day.

In: a data set and a day. Out: for each document, what its date lets us say. Must not know: what is in the documents.
An estimate of ours never decides: an undated document is left out only before a day that the document itself rules out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from macros.as_at.law import start_of
from macros.as_at.spans import Come, Span, span_of
from macros.dataset.dataset import Dataset
from macros.model.registers import PublishedDocument


class Dated(StrEnum):
    """What a document's date says of a day. A document later than the day is not shown at all."""

    BY_THEN = "dated by then"
    PERHAPS = "dated in that month or year"
    UNDATED = "undated"


@dataclass(frozen=True)
class DocumentOnDay:
    """A document that can have been there on a day."""

    document: str
    dated: Dated


def stated_span(document: PublishedDocument) -> Span | None:
    """The days the date it bears can mean; None where it bears none."""
    return span_of(document.date.when) if document.date.stated and document.date.when else None


def not_before(dataset: Dataset, document: PublishedDocument) -> date | None:
    """The first day an undated document can be of: its guidance had to be out, and the year it reports on over."""
    edition = dataset.instruments.get(document.written_to or "")
    start = start_of(edition) if edition else None
    year = re.fullmatch(r"(\d{4})/\d\d", document.period or "")
    days = [start.first] if start else []
    days += [date(int(year[1]) + 1, 4, 1)] if year else []
    return max(days, default=None)


def dated_by(dataset: Dataset, document: PublishedDocument, day: date) -> Dated | None:
    """What the document's date says of the day; None where it is later."""
    span = stated_span(document)
    if span is None:
        floor = not_before(dataset, document)
        return Dated.UNDATED if floor is None or floor <= day else None
    return {Come.NOT_YET: None, Come.PERHAPS: Dated.PERHAPS, Come.BY_THEN: Dated.BY_THEN}[span.by(day)]


def documents_on(dataset: Dataset, partnership: str, day: date) -> tuple[DocumentOnDay, ...]:
    """The documents of one partnership that can have been there on the day."""
    held = [(item.id, dated_by(dataset, item, day)) for item in dataset.documents_of(partnership)]
    return tuple(DocumentOnDay(key, dated) for key, dated in held if dated)


def groups_named_on(dataset: Dataset, documents: tuple[DocumentOnDay, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each of these documents: the groups it names, by their ids."""
    by_document = _groups_by_document(dataset)
    return tuple((held.document, tuple(by_document.get(held.document, ()))) for held in documents)


@lru_cache(maxsize=2)
def _groups_by_document(dataset: Dataset) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, group in dataset.groups.items():
        for document in dict.fromkeys(name.document for name in group.named):
            found.setdefault(document, []).append(key)
    return found

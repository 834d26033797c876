"""Which guidance and rules were in force on a day, and how the law arranged the shared work then.

In: a data set and a day. Out: `InForce` records and an era. Must not know: what any document says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.as_at.spans import Come, Span, span_of
from macros.dataset.dataset import Dataset
from macros.model.as_at import Era
from macros.model.registers import Instrument

YEAR_ONLY = len("2018")


class Holds(StrEnum):
    """Whether a law or an edition held on a day."""

    YES = "in force"
    PERHAPS = "not known whether in force"
    MADE = "made, not known to have begun"


@dataclass(frozen=True)
class InForce:
    """A law or an edition of guidance on a day."""

    instrument: str
    holds: Holds


def start_of(instrument: Instrument) -> Span | None:
    """From when it holds: the day it came into force or, where we hold none, the day it was published.

    None where we hold a year only, as in the name of an Act: that is no ground for any day.
    """
    written = instrument.in_force or instrument.published
    return span_of(written) if written and len(written) > YEAR_ONLY else None


def guidance_on(dataset: Dataset, day: date) -> tuple[InForce, ...]:
    """The editions of the statutory guidance in force on the day; none where we know of none."""
    return _of_kinds(dataset, day, "statutory guidance")


def rules_on(dataset: Dataset, day: date) -> tuple[InForce, ...]:
    """The other law and guides of which we hold a day or a month."""
    return _of_kinds(dataset, day, "act", "regulations", "programme guide")


def without_a_day(dataset: Dataset) -> tuple[str, ...]:
    """The law and guidance of which we hold no day, so that no page about a day can speak of them."""
    return tuple(key for key, item in dataset.instruments.items() if start_of(item) is None)


def era_on(dataset: Dataset, day: date) -> Era | None:
    """How the law arranged the shared work on the day; None before the first time we know of."""
    eras = dataset.as_at.eras if dataset.as_at else ()
    return next((era for era in reversed(eras) if era.begins <= day), None)


def _of_kinds(dataset: Dataset, day: date, *kinds: str) -> tuple[InForce, ...]:
    found = [(key, _holds(item, day)) for key, item in dataset.instruments.items() if item.kind in kinds]
    return tuple(InForce(key, holds) for key, holds in found if holds)


def _holds(instrument: Instrument, day: date) -> Holds | None:
    start = start_of(instrument)
    if start is None or start.by(day) is Come.NOT_YET:
        return None
    if instrument.status == "enacted but not commenced":
        return Holds.MADE
    ended = span_of(instrument.replaced_on).by(day) if instrument.replaced_on else None
    if ended is Come.BY_THEN:
        return None
    of_no_day = instrument.status == "replaced" and ended is None
    return Holds.PERHAPS if Come.PERHAPS in (start.by(day), ended) or of_no_day else Holds.YES

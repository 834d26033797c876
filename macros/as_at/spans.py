"""What a date that may be a day, a month or a year lets us say of a given day.

In: a date as written, and a day. Out: whether it had come by then. Must not know: what the date is of.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.model.values import Month


class Come(StrEnum):
    """Whether something had come by a day. Of something dated “June 2023”, 10 June cannot tell."""

    NOT_YET = "not yet"
    PERHAPS = "perhaps"
    BY_THEN = "by then"


@dataclass(frozen=True)
class Span:
    """The first and the last day that a date can mean."""

    first: date
    last: date

    def by(self, day: date) -> Come:
        """Whether it had come on `day`."""
        if day < self.first:
            return Come.NOT_YET
        return Come.PERHAPS if day < self.last else Come.BY_THEN

    @property
    def is_a_day(self) -> bool:
        """Whether it is exact."""
        return self.first == self.last


def span_of(written: Month | date) -> Span:
    """A day as itself; a month or a year from its first day to its last."""
    if isinstance(written, date):
        return Span(written, written)
    first = written.first_day
    if len(written) == len("2023"):
        return Span(first, date(first.year, 12, 31))
    if len(written) == len("2023-06"):
        return Span(first, date(first.year, first.month, monthrange(first.year, first.month)[1]))
    return Span(first, first)

"""How amounts, dates and names stand in the sentence of a discrepancy, and when two names are the same name.

In: typed values. Out: words. Must not know: which rule asks.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from macros.model.claims import Sourced
from macros.model.registers import PublishedDocument
from macros.model.values import Lines, Month
from macros.words import listed, month_in_words


def decimal_text(amount: Decimal) -> str:
    """An amount for programs: `194399`, or `500.50`."""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}"


def last_day(value: Month) -> date:
    """The last day a date given to the day, month or year can mean."""
    first = value.first_day
    if len(value) == 4:
        return date(first.year, 12, 31)
    return first if len(value) > 7 else first.replace(day=monthrange(first.year, first.month)[1])


def first_day_of(document: PublishedDocument) -> date | None:
    """The first day on which a document can have been written, by its date or the one we infer; None without either."""
    known = document.date.when or document.date.inferred
    return known.first_day if known else None


def dated(document: PublishedDocument) -> str:
    """`dated June 2023`, `undated (we believe from 2024)` or `undated`."""
    if document.date.when:
        return f"dated {month_in_words(document.date.when)}"
    return f"undated (we believe from {month_in_words(document.date.inferred)})" if document.date.inferred else "undated"


def titled_and_dated(document: PublishedDocument) -> str:
    """The document's short title with its date, the date only once."""
    title = document.short_title.removesuffix(", undated")
    if document.date.when and month_in_words(document.date.when) in title:
        return title
    return f"{title}, {dated(document)}"


def quoted(names: Sequence[str]) -> str:
    """`“a”, “b” and “c”`."""
    return listed([f"“{name}”" for name in names])


def stand_apart(claims: Sequence[Sourced]) -> bool:
    """Whether two of the claims share no line: a name with its long form in brackets behind it is named once."""
    return any(not share_a_line(first.lines, second.lines) for first, second in combinations(claims, 2))


def share_a_line(first: Lines, second: Lines) -> bool:
    """Whether some line is in both."""
    return any(a <= d and c <= b for a, b in first.ranges() for c, d in second.ranges())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name or title: without capitals, punctuation or a leading “the”, and with “and” for “&”."""
    plain = text.replace("&", " and ").replace("’", "'").replace("'", "")
    words = tuple(re.findall(r"\w+", plain.casefold()))
    return words[1:] if words[:1] == ("the",) else words

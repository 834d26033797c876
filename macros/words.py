"""How dates, money, counts and states are written for readers, wherever they stand.

In: typed values. Out: words. Must not know: which page they are for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from macros.model.topics import State
from macros.model.values import Month
from macros.problems import counted as counted  # there because a check, which is short, waits for no model

MONTHS = "January February March April May June July August September October November December".split()
NUMBERS = "no one two three four five six seven eight nine ten".split()

STATE_LABELS: dict[State, str] = {
    State.STATED: "Stated",
    State.HEADING_ONLY: "Heading only",
    State.REFERS_ELSEWHERE: "Refers to something we do not hold",
    State.NOT_MENTIONED: "Not mentioned",
    State.NOT_RECORDED: "Not yet recorded here",
}
STATE_MEANINGS: dict[State, str] = {
    State.STATED: "The document says something about this.",
    State.HEADING_ONLY: "The document has a heading for this, with nothing about it underneath.",
    State.REFERS_ELSEWHERE: "The document points at something that is not in the text we hold, so we cannot say what it holds.",
    State.NOT_MENTIONED: "Somebody looked, and the document does not speak of this.",
    State.NOT_RECORDED: "Nobody has looked for this in the document yet. That says nothing about the document.",
}

DOCUMENT_STATUSES = {"latest held": "The latest edition we hold", "replaced": "Replaced by a later edition", "historical": "Historical"}


def day_in_words(day: date) -> str:
    """`1 July 2022`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_in_words(written: Month) -> str:
    """`1 July 2022`, `June 2023` or `2024`, to the precision of the record."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return f"{MONTHS[parts[1] - 1]} {parts[0]}"
    return day_in_words(date(*parts))


def pounds(amount: Decimal) -> str:
    """`£24,400`, with pence only where there are any; a negative amount as `−£944`."""
    sign = "−" if amount < 0 else ""
    whole = amount == amount.to_integral_value()
    return f"{sign}£{abs(amount):,.0f}" if whole else f"{sign}£{abs(amount):,.2f}"


def figure_in_words(number: Decimal, unit: str) -> str:
    """A figure with its unit (`number`, `per cent` or `pounds`): `17,247`, `99.2%`, `£1,802`; its decimals are kept."""
    if unit == "pounds":
        return pounds(number)
    return f"{number:,}%" if unit == "per cent" else f"{number:,}"


def share(part: Decimal, whole: Decimal) -> str:
    """A share in per cent, to two places: `9.22%`.

    Raises:
        ZeroDivisionError: `whole` is zero.
    """
    return f"{(part * 100 / whole).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


def signed_share(before: Decimal, after: Decimal) -> str:
    """By how much a figure rose or fell, in per cent of what it was: `+6.6%`, `−3.0%`."""
    if before == after:
        return "no change"
    if not before:
        return "from nothing"
    change = ((after - before) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{'+' if change >= 0 else '−'}{abs(change)}%"


def number_in_words(count: int) -> str:
    """`four` up to ten, digits above."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def all_areas(count: int) -> str:
    """`all three areas`, `both areas`, or `the area` where there is one."""
    return {0: "all areas", 1: "the area", 2: "both areas"}.get(count) or f"all {number_in_words(count)} areas"


def listed(names: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"

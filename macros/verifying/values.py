"""Does the value follow from the words? £24.4 in thousands is 24,400; “seven working days” is 7; 27/05/2023 is a day.

In: the document's words and the value we made of them. Out: whether one follows from the other.
Must not know: where either was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
    )
}
TIMES_A_YEAR = {
    "quarterly": 4,
    "monthly": 12,
    "annual": 1,
    "annually": 1,
    "yearly": 1,
    "bi-monthly": 6,
    "twice": 2,
    "once": 1,
    "weekly": 52,
}
MONTHS = "January February March April May June July August September October November December".split()


def pounds_in(words: str, unit: str) -> Decimal | None:
    """The amount in pounds that `words` such as “£24.4” give, in the unit “pounds” or “thousands of pounds”."""
    match = re.search(r"£?\s*(\d[\d,]*(?:\.\d+)?)", words)
    if not match:
        return None
    amount = Decimal(match.group(1).replace(",", ""))
    return amount * 1000 if unit == "thousands of pounds" else amount


def count_follows(count: int, words: Iterable[str]) -> bool:
    """Whether one of `words` gives `count`, in digits, in words, or as how often a year."""
    return any(count in _counts_in(text) for text in words)


def _counts_in(text: str) -> set[int]:
    found = {int(number) for number in re.findall(r"(?<![\d.,£])\d{1,4}(?![\d.,]*\d)", text)}
    for word in re.findall(r"[a-z-]+", text.lower()):
        found |= {table[word] for table in (NUMBER_WORDS, TIMES_A_YEAR) if word in table}
    return found


def date_follows(written: str, words: Iterable[str]) -> bool:
    """Whether one of `words` gives the date `written` (`2023-05-27`, `2023-06` or `2023`), to the precision of `written`."""
    return any(given[: len(written)] == written for text in words for given in _dates_in(text))


def _dates_in(text: str) -> list[str]:
    found = []
    for day, month, year in re.findall(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", text):
        found.append(_iso(int(year), int(month), int(day)))
    for day, month, year in re.findall(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(MONTHS)}),? (\d{{4}})\b", text):
        number = MONTHS.index(month) + 1
        found.append(_iso(int(year), number, int(day)) if day else f"{year}-{number:02d}")
    found += re.findall(r"\b(?:19|20)\d\d\b", text)
    return [item for item in found if item]


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return ""


def day_follows(day: date, words: Iterable[str]) -> bool:
    """Whether one of `words` gives this very day."""
    return date_follows(day.isoformat(), words)

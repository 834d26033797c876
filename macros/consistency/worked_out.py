"""Figures of a report that do not follow from the figures beside them: sums, rates, and shares stated in a sentence.

In: a data set. Out: discrepancies. Must not know: pages, or how a sum or rate is worked out (`figures` does).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from macros.consistency.discrepancy import Discrepancy, Source, Subject, Value, source_of, source_of_all
from macros.consistency.figures import (
    CheckAgain,
    RateAgain,
    Sum,
    check_again,
    column_named,
    name_of,
    rates_of,
    sum_in_words,
    sums_of,
    unit_at,
    written_at,
)
from macros.dataset.dataset import Dataset
from macros.model.figures import Column, FigureTable, Row
from macros.model.publications import Part
from macros.words import figure_in_words


def stated_sum_of_series(dataset: Dataset) -> Iterator[Discrepancy]:
    """Central Bedfordshire's report states 63 looked-after children missing in 2021/22; its four quarters come to 73."""
    for part in _parts(dataset):
        for table in part.tables:
            for item in sums_of(table):
                if item.agrees is False:
                    yield _sum_that_differs(table, item)


def stated_rate_does_not_follow(dataset: Dataset) -> Iterator[Discrepancy]:
    """Central Bedfordshire's report states “56 (99%)” of 57 evaluations of the Brook training, which is 98%."""
    for part in _parts(dataset):
        for table in part.tables:
            for rate in rates_of(table):
                if not rate.agrees:
                    yield _rate_that_differs(table, rate)
        for check in part.checks:
            again = check_again(check)
            if again.follows is False:
                yield _check_that_differs(again)


def _parts(dataset: Dataset) -> Iterator[Part]:
    for publication in dataset.publications.values():
        yield from publication.parts()


def _sum_that_differs(table: FigureTable, item: Sum) -> Discrepancy:
    unit = unit_at(table, item.row, item.column)
    stated, computed = figure_in_words(item.stated, unit), figure_in_words(item.computed, unit)
    added_up = [part for part in item.parts if isinstance(part, Row)] or [item.row]
    return Discrepancy(
        "stated-sum-of-series",
        Subject("document", str(table.document), f"{table.title}: {item.row.name}, {name_of(table, item.column)}"),
        (
            Value(_for_programs(item.stated, unit), f"{stated}, the sum it states", _cell(table, item.row, item.column)),
            Value(_for_programs(item.computed, unit), f"{computed}, added up by us", source_of_all(added_up)),
        ),
        sum_in_words(table, item),
    )


def _rate_that_differs(table: FigureTable, item: RateAgain) -> Discrepancy:
    column = column_named(table, item.rate.column)
    return Discrepancy(
        "stated-rate-does-not-follow",
        Subject("document", str(table.document), f"{table.title}: {item.row.name}, {name_of(table, column)}"),
        (
            Value(item.stated, f"{item.stated}, the rate it states", _cell(table, item.row, column)),
            Value(item.rounded, f"{item.rounded}, worked out by us from {item.part} of {item.whole}", source_of_all([item.row])),
        ),
        item.in_words,
    )


def _check_that_differs(item: CheckAgain) -> Discrepancy:
    check = item.check
    return Discrepancy(
        "stated-rate-does-not-follow",
        Subject("document", str(check.document), check.says),
        (
            Value(str(check.stated), f"{check.stated}, as it states", source_of(check)),
            Value(item.worked_out, f"{item.worked_out}, worked out by us ({item.how})", source_of(check, *check.of)),
        ),
        f"The document states {check.stated}; {item.how} is {item.worked_out}.",
    )


def _cell(table: FigureTable, row: Row, column: Column) -> Source:
    return source_of(row, *([row.as_written] if row.as_written else []), written_at(table, row, column))


def _for_programs(number: Decimal, unit: str) -> str:
    return f"{number}%" if unit == "per cent" else str(number)

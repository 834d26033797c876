"""Series of yearly figures: the same one given twice with different values, and a stated sum that is not the sum.

In: series. Out: discrepancies. Must not know: which documents hold series. None is in the data yet; `series_in` will
find them when a form for them is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from macros.consistency.discrepancy import Discrepancy, Source, Subject, Value
from macros.dataset.dataset import Dataset
from macros.words import listed


@dataclass(frozen=True)
class Series:
    """Figures by year (`2023/24`), as one place of a document gives them, with the sum it states, if any."""

    name: str
    values: Mapping[str, Decimal]
    source: Source
    stated_sum: Decimal | None = None


def series_in(dataset: Dataset) -> tuple[Series, ...]:
    """Every series the data holds. There is no form for one yet, so none."""
    return ()


def series_given_twice(dataset: Dataset) -> Iterator[Discrepancy]:
    """A yearly report can give the same yearly figures in two tables, and one year's figure differently."""
    yield from differences_between(series_in(dataset))


def stated_sum_of_series(dataset: Dataset) -> Iterator[Discrepancy]:
    """A row of yearly figures can end in a sum that is not theirs."""
    yield from sums_that_differ(series_in(dataset))


def differences_between(series: Sequence[Series]) -> Iterator[Discrepancy]:
    """The years for which two series of the same name differ; a year only one of them has is no difference."""
    for first, second in combinations(series, 2):
        if first.name.casefold() != second.name.casefold():
            continue
        years = [year for year in first.values if year in second.values and first.values[year] != second.values[year]]
        if years:
            yield Discrepancy(
                "series-given-twice",
                Subject("document", first.source.document, first.name),
                tuple(
                    Value(str(item.values[year]), f"{item.values[year]} for {year}", item.source)
                    for year in years
                    for item in (first, second)
                ),
                f"{first.name} is given twice, with different figures for {listed(years)}.",
            )


def sums_that_differ(series: Sequence[Series]) -> Iterator[Discrepancy]:
    """The series whose stated sum is not the sum of their figures."""
    for item in series:
        computed = sum(item.values.values(), Decimal(0))
        if item.stated_sum is not None and item.stated_sum != computed:
            yield Discrepancy(
                "stated-sum-of-series",
                Subject("document", item.source.document, item.name),
                (
                    Value(str(item.stated_sum), f"{item.stated_sum}, the sum it states", item.source),
                    Value(str(computed), f"{computed}, its figures added up by us", item.source),
                ),
                f"The figures of {item.name} come to {computed}, and the document states {item.stated_sum}.",
            )

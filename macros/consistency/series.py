"""Figures that one document gives in several places: by what they measure, and the year they are for.

In: a data set. Out: series, and a discrepancy for each whose figures differ. Must not know: pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from macros.consistency.discrepancy import Discrepancy, Source, Subject, Value, source_of
from macros.consistency.figures import figure_at, number_at, unit_at, written_at
from macros.consistency.rounding import decimals_of, follows, half_of_place, stated_number
from macros.consistency.wording import words_of
from macros.dataset.dataset import Dataset
from macros.model.figures import Column, Figure, FigureTable, Row
from macros.words import listed, number_in_words


@dataclass(frozen=True)
class Point:
    """A figure of a series as one place gives it: `17,247`, or words. `year` is empty where none is named.

    `number` is None for words. `half` is half of the last decimal place to which the place gives its figures.
    """

    year: str
    figure: str
    number: Decimal | None
    half: Decimal
    name: str
    source: Source


@dataclass(frozen=True)
class Series:
    """All figures that one document gives for one measure, wherever they stand in it."""

    document: str
    measure: str
    unit: str
    points: tuple[Point, ...]


def series_in(dataset: Dataset) -> tuple[Series, ...]:
    """The series of every report and protocol: from rows, from columns where the rows are years, and single figures."""
    found: dict[tuple[str, str, str], list[Point]] = {}
    for publication in dataset.publications.values():
        document = str(publication.form.document)
        for part in publication.parts():
            for figure in part.figures:
                if figure.measure:
                    found.setdefault((document, figure.measure, figure.unit), []).append(_single(figure))
            for table in part.tables:
                for measure, unit, point in _points(table):
                    found.setdefault((document, measure, unit), []).append(point)
    return tuple(Series(*key, tuple(points)) for key, points in found.items())


def _single(figure: Figure) -> Point:
    stated = stated_number(figure.value) if figure.unit != "words" else None
    number, half = (stated.number, stated.half) if stated else (None, Decimal(0))
    return Point(figure.year or "", str(figure.value), number, half, figure.says, source_of(figure))


def _points(table: FigureTable) -> Iterator[tuple[str, str, Point]]:
    """Each figure of a table that belongs to a measure and a year, as (measure, unit, point)."""
    for row in table.rows:
        for column in table.columns:
            measure, year = column.measure or row.measure, row.year or column.year
            number = number_at(table, row, column)
            if measure and year and number is not None and _is_of_the_whole_year(table, row, column):
                name = column.name if column.measure else row.name
                source = source_of(row, *([row.as_written] if row.as_written else []), written_at(table, row, column))
                half = _half_of_last_place(table, row, column)
                yield measure, unit_at(table, row, column), Point(year, figure_at(table, row, column), number, half, name, source)


def _is_of_the_whole_year(table: FigureTable, row: Row, column: Column) -> bool:
    """Whether a column is the only one for its year, or the one that adds up the others, such as the quarters."""
    same = [
        other
        for other in table.columns
        if (other.year, other.measure, unit_at(table, row, other)) == (column.year, column.measure, unit_at(table, row, column))
    ]
    return len(same) == 1 or [other.id for other in same if other.adds_up] == [column.id]


def _half_of_last_place(table: FigureTable, row: Row, column: Column) -> Decimal:
    """By the most decimals in the series: beside `99.8%`, `100%` means 100.0%."""
    if column.measure:
        figures = [number_at(table, other, column) for other in table.rows]
    else:
        figures = [number_at(table, row, other) for other in table.columns if unit_at(table, row, other) == unit_at(table, row, column)]
    return half_of_place(max(decimals_of(figure) for figure in figures if figure is not None))


def series_given_twice(dataset: Dataset) -> Iterator[Discrepancy]:
    """Central Bedfordshire's report has two rows of Prevent e-learning: 237 for 2020/21 in one of them, 692 in the other."""
    for series in series_in(dataset):
        yield from differences_in(series)


def differences_in(series: Series) -> Iterator[Discrepancy]:
    """The years for which a document gives different figures for one thing; a year that stands once is no difference."""
    by_year: dict[str, list[Point]] = {}
    for point in series.points:
        by_year.setdefault(point.year, []).append(point)
    differing = [year for year, points in sorted(by_year.items()) if any(not _agree(*pair) for pair in combinations(points, 2))]
    if differing:
        shown = [point for year in differing for point in by_year[year]]
        named = len({point.name for point in shown}) > 1
        yield Discrepancy(
            "series-given-twice",
            Subject("document", series.document, shown[0].name),
            tuple(Value(_for_programs(point, series.unit), _for_readers(point, named), point.source) for point in shown),
            _explanation(series, [year for year in differing if year], shown),
        )


def _agree(first: Point, second: Point) -> bool:
    """Whether two figures can be the same one, each to the precision in which it is given."""
    if first.number is None or second.number is None:
        return words_of(first.figure) == words_of(second.figure)
    if abs(first.number - second.number) <= (max(first.half, second.half) if first.half != second.half else 0):
        return True
    return _vaguely(first.figure, second.number) or _vaguely(second.figure, first.number)


def _vaguely(figure: str, number: Decimal) -> bool:
    stated = stated_number(figure)
    return stated is not None and stated.sign != "=" and follows(figure, number) is True


def _for_programs(point: Point, unit: str) -> str:
    if point.number is None:
        return point.figure
    return f"{point.number}%" if unit == "per cent" else str(point.number)


def _for_readers(point: Point, named: bool) -> str:
    return f"{point.figure}{f' for {point.year}' if point.year else ''}{f': {point.name}' if named else ''}"


def _explanation(series: Series, years: Sequence[str], shown: Sequence[Point]) -> str:
    if series.unit == "words":
        return "The document says different things about one matter in different places."
    places = number_in_words(len({point.source.lines for point in shown}))
    return f"The document gives this figure in {places} places, and not the same{f' for {listed(years)}' if years else ''}."

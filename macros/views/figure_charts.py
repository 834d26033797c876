"""Which charts a table of figures has: one for each row or column that is a series, or bars for one column.

In: a table. Out: charts, with all they show in words too. Must not know: HTML, or where a column of a drawing stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from macros.consistency.figures import column_named, figure_at, name_of, number_at, unit_at
from macros.model.figures import Column, FigureTable, Row, year_named_in
from macros.views.blocks import Bar, Chart
from macros.views.charts import Point, SeriesChart, series_chart

NOT_GIVEN = "not given"


def series_charts(table: FigureTable) -> tuple[SeriesChart, ...]:
    """A chart for each series of the table, the oldest year on the left; none where the table asks for none."""
    if table.chart == "a series for each row":
        drawn = [(row.name, _along(table, row)) for row in table.rows]
    elif table.chart == "a series for each column":
        drawn = [(name_of(table, column), _down(table, column)) for column in table.columns]
    else:
        return ()
    charts = (series_chart(name, _in_words(table, name, points), points) for name, points in drawn)
    return tuple(chart for chart in charts if chart is not None)


def _in_words(table: FigureTable, name: str, points: Sequence[Point]) -> str:
    told = [f"{point.label} {point.written if point.number is not None else NOT_GIVEN}" for point in points]
    return f"Column chart. {table.title}. {name}: {'; '.join(told)}."


def _along(table: FigureTable, row: Row) -> list[Point]:
    """The points of a row. What is for the whole year is left out where its parts, such as the quarters, are there to be drawn."""
    rates = {rate.column for rate in table.rates}
    alike = [column for column in table.columns if column.id not in rates and column.unit in (None, row.unit or table.unit)]
    parts = [column for column in alike if not column.adds_up]
    # A share for the whole year is no sum of the quarters; it is known by its year, which they do not bear.
    undated = [column for column in parts if column.year is None]
    parts = undated if len(undated) > 1 else parts
    columns = parts if len(parts) > 1 else alike
    years = [column.year for column in columns]
    one_a_year = None not in years and len(set(years)) == len(years)
    if None not in years:
        columns = sorted(columns, key=lambda column: str(column.year))
    return [
        Point(str(column.year) if one_a_year else name_of(table, column), figure_at(table, row, column), number_at(table, row, column))
        for column in columns
    ]


def _down(table: FigureTable, column: Column) -> list[Point]:
    rows = [row for row in table.rows if not row.adds_up]
    years = {row.id: row.year or year_named_in(row.name) for row in rows}
    if None not in years.values():
        rows = sorted(rows, key=lambda row: str(years[row.id]))
    return [Point(years[row.id] or row.name, figure_at(table, row, column), number_at(table, row, column)) for row in rows]


def bars_of(table: FigureTable) -> Chart | None:
    """The bars of one column, in the document's order. A total is left out, unless the bars are shares."""
    if table.chart_column is None:
        return None
    column = column_named(table, table.chart_column)
    rows = [row for row in table.rows if not row.adds_up or unit_at(table, row, column) == "per cent"]
    numbers = {row.id: number_at(table, row, column) for row in rows}
    longest = max((number for number in numbers.values() if number is not None), default=None)
    if not longest or longest < 0:
        return None
    return Chart("", f"{table.title}: {column.name}.", tuple(_bar(table, row, column, longest) for row in rows))


def _bar(table: FigureTable, row: Row, column: Column, longest: Decimal) -> Bar:
    number = number_at(table, row, column)
    written = figure_at(table, row, column) if number is not None else NOT_GIVEN
    return Bar(row.name, written, round(max(number or 0, Decimal(0)) * 1000 / longest))

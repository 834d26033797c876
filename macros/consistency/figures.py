"""What can be worked out again from a document's own figures: sums, rates, and single figures that follow from others.

In: tables and checks of the model. Out: each stated figure with the one worked out, and whether they agree.
Must not know: pages, or which document holds them. A figure that is not given (`-`) is never taken for 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from macros.consistency.rounding import decimals_of, follows, half_of_place, stated_number
from macros.model.figures import Check, Column, FigureTable, Rate, Row, number_in
from macros.words import figure_in_words, listed


@dataclass(frozen=True)
class Sum:
    """A cell that states the sum of others in its row or column.

    `parts` are the columns or rows added up. `agrees` is None where one of them is not given and the rest come to
    another sum: then nothing can be said.
    """

    row: Row
    column: Column
    parts: tuple[Column, ...] | tuple[Row, ...]
    stated: Decimal
    computed: Decimal
    agrees: bool | None


@dataclass(frozen=True)
class RateAgain:
    """A cell that states one figure of its row in per cent of another; `computed` is that per cent, not rounded."""

    row: Row
    rate: Rate
    part: str
    whole: str
    stated: str
    computed: Decimal
    agrees: bool

    @property
    def rounded(self) -> str:
        """The rate worked out, to as many places as the document gives."""
        return f"{_rounded(self.computed, self.rate.places)}%"

    @property
    def in_words(self) -> str:
        """“The document states 16.0%; 414 of 2584 is 16.1%.”"""
        return f"The document states {self.stated}; {self.part} of {self.whole} is {self.rounded}."


@dataclass(frozen=True)
class CheckAgain:
    """A stated figure that follows from others; `computed` and `follows` are None where it cannot be worked out."""

    check: Check
    computed: Decimal | None
    follows: bool | None

    @property
    def needs_rounding(self) -> bool:
        """Whether the figure worked out is the stated one only after rounding."""
        stated = stated_number(self.check.stated)
        return stated is not None and self.computed is not None and abs(self.computed) != abs(stated.number)

    @property
    def how(self) -> str:
        """From what it follows: `148 of 165`."""
        of = self.check.of
        match self.check.kind:
            case "share":
                return f"{of[0]} of {of[1]}"
            case "change":
                return f"the change from {of[0]} to {of[1]}"
            case "difference":
                return f"{of[0]} less {of[1]}"
        return f"the sum of {listed(of)}"

    @property
    def worked_out(self) -> str:
        """The figure worked out, a per cent to at least one place more than the stated one: `89.7%`."""
        if self.computed is None:
            return ""
        if self.check.kind in ("share", "change"):
            stated = stated_number(self.check.stated)
            return f"{_rounded_beyond(self.computed, stated.decimals if stated else 0)}%"
        written = " ".join((self.check.stated, *self.check.of))
        return figure_in_words(self.computed, "pounds" if "£" in written else "per cent" if "%" in written else "number")


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _rounded_beyond(number: Decimal, places: int) -> Decimal:
    """A number to one place more than `places`, or to more where what is shown would itself round to another figure.

    3.4493% is shown as 3.449% beside a stated 3.4%, for 3.45% looks as if it were 3.5%.
    """
    beyond = places + 1
    while _rounded(_rounded(number, beyond), places) != _rounded(number, places):
        beyond += 1
    return _rounded(number, beyond)


def written_at(table: FigureTable, row: Row, column: Column) -> str:
    """The words of a cell."""
    return str(row.values[table.columns.index(column)])


def number_at(table: FigureTable, row: Row, column: Column) -> Decimal | None:
    """The number a cell gives, or None."""
    return number_in(written_at(table, row, column), in_brackets=row.in_brackets)


def figure_at(table: FigureTable, row: Row, column: Column) -> str:
    """The one figure of a cell that its row is about: of `13 (61)`, the 13, or the 61 for a row of figures in brackets."""
    number = number_at(table, row, column)
    return f"{number:,}" if row.in_brackets and number is not None else written_at(table, row, column).split(" (")[0]


def unit_at(table: FigureTable, row: Row, column: Column) -> str:
    """What a cell's figure is: `number`, `per cent` or `pounds`."""
    return row.unit or column.unit or table.unit


def column_named(table: FigureTable, column_id: str) -> Column:
    """The column with this id.

    Raises:
        StopIteration: there is none; the model refuses such a table.
    """
    return next(column for column in table.columns if column.id == column_id)


def name_of(table: FigureTable, column: Column) -> str:
    """A column's name, with its year where another column has the same name."""
    alike = sum(other.name == column.name for other in table.columns)
    return f"{column.name}, {column.year}" if alike > 1 and column.year else column.name


def sum_in_words(table: FigureTable, item: Sum) -> str:
    """“The document states 63; Q1, Q2, Q3 and Q4 come to 73, which is 10 more.”"""
    unit = unit_at(table, item.row, item.column)
    difference = item.computed - item.stated
    kind = "columns" if isinstance(item.parts[0], Column) else "rows"
    parts = listed([part.name for part in item.parts]) if len(item.parts) < 5 else f"the other {kind}"
    return (
        f"The document states {figure_in_words(item.stated, unit)}; {parts} come to {figure_in_words(item.computed, unit)}, "
        f"which is {figure_in_words(abs(difference), unit)} {'more' if difference > 0 else 'less'}."
    )


def sums_of(table: FigureTable) -> tuple[Sum, ...]:
    """Every cell that states a sum, with the sum of its parts: first along the rows, then down the columns.

    Per cents among counts are not added up, nor are figures of different years or units.
    """
    return (*_sums_along_rows(table), *_sums_down_columns(table))


def _sums_along_rows(table: FigureTable) -> Iterator[Sum]:
    for total in (column for column in table.columns if column.adds_up):
        for row in table.rows:
            parts = [
                column
                for column in table.columns
                if not column.adds_up and _same_year(column.year, total.year) and unit_at(table, row, column) == unit_at(table, row, total)
            ]
            if _can_be_added(table, row, total):
                yield from _sum(table, row, total, parts, [number_at(table, row, column) for column in parts])


def _sums_down_columns(table: FigureTable) -> Iterator[Sum]:
    for total in (row for row in table.rows if row.adds_up):
        for column in table.columns:
            parts = [
                row
                for row in table.rows
                if not row.adds_up
                and row.in_brackets == total.in_brackets
                and _same_year(row.year, total.year)
                and unit_at(table, row, column) == unit_at(table, total, column)
            ]
            if _can_be_added(table, total, column):
                yield from _sum(table, total, column, parts, [number_at(table, row, column) for row in parts])


def _same_year(part: str | None, total: str | None) -> bool:
    return total is None or part is None or part == total


def _can_be_added(table: FigureTable, row: Row, column: Column) -> bool:
    rates = {rate.column for rate in table.rates}
    return column.id not in rates and (unit_at(table, row, column) != "per cent" or table.unit == "per cent")


def _sum(
    table: FigureTable, row: Row, column: Column, parts: Sequence[Column] | Sequence[Row], figures: Sequence[Decimal | None]
) -> Iterator[Sum]:
    stated = number_at(table, row, column)
    given = [figure for figure in figures if figure is not None]
    if stated is None or len(given) < 2:
        return
    computed = sum(given, Decimal(0))
    agrees: bool | None = abs(computed - stated) <= _rounding(table, [*given, stated])
    if not agrees and len(given) < len(figures):
        agrees = None
    yield Sum(row, column, tuple(parts), stated, computed, agrees)  # type: ignore[arg-type]


def _rounding(table: FigureTable, figures: Sequence[Decimal]) -> Decimal:
    """How far rounding alone can move a sum of per cents; counts and pounds are taken as exact."""
    if table.unit != "per cent":
        return Decimal(0)
    return sum((half_of_place(decimals_of(figure)) for figure in figures), Decimal(0))


def rates_of(table: FigureTable) -> tuple[RateAgain, ...]:
    """Every cell that states a rate, with the rate worked out. A cell without a figure is left out."""
    found = []
    for rate in table.rates:
        stating, part, whole = (column_named(table, name) for name in (rate.column, rate.part, rate.whole))
        for row in table.rows:
            stated, first, second = (number_at(table, row, column) for column in (stating, part, whole))
            if stated is not None and first is not None and second:
                computed = first * 100 / second
                agrees = abs(computed - stated) <= half_of_place(rate.places)
                written = [written_at(table, row, column) for column in (part, whole, stating)]
                found.append(RateAgain(row, rate, written[0], written[1], written[2], computed, agrees))
    return tuple(found)


def check_again(check: Check) -> CheckAgain:
    """A stated figure with the one that follows from the figures it rests on."""
    computed = _computed(check)
    return CheckAgain(check, computed, follows(check.stated, computed) if computed is not None else None)


def _computed(check: Check) -> Decimal | None:
    figures = [number for number in (number_in(written) for written in check.of) if number is not None]
    if len(figures) < len(check.of):
        return None
    first, second = figures[:2]
    match check.kind:
        case "share":
            return first * 100 / second if second else None
        case "change":
            return (second - first) * 100 / first if first else None
        case "difference":
            return first - second
    return sum(figures, Decimal(0))

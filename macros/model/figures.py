"""Figures as a document publishes them: tables, single figures, and sums and shares that can be computed again.

In: typed claims. Out: the records for figures in a yearly report. Must not know: how a figure is computed or drawn.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from macros.model.claims import Claim, Sourced, Written
from macros.model.record import Record
from macros.model.references import OrganisationId
from macros.model.values import Count, Id, Text, YesNo, plain_text

NOT_GIVEN = ("-", "–", "")
NUMBER = re.compile(r"-?[0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?")


class Year(str):
    """A year as figures are compared by: `2023/24` for a year from April to March, or `2023`."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._check, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: object) -> dict[str, object]:
        return {"type": ["string", "number"], "description": "A year: 2023/24, or 2023.", "examples": ["2023/24", "2023"]}

    @classmethod
    def _check(cls, value: object) -> Year:
        value = plain_text(value)
        match = re.fullmatch(r"(\d{4})(?:/(\d\d))?", str(value), re.ASCII)
        if not match or (match[2] and int(match[2]) != (int(match[1]) + 1) % 100):
            raise PydanticCustomError(
                "date-not-a-date",
                "“{value}” is not a year as this form writes it",
                {"value": value, "write": "2023/24 for a year from April to March, or 2023"},
            )
        return cls(value)


def number_in(written: str, *, in_brackets: bool = False) -> Decimal | None:
    """The number a cell gives: `£16,373.61`, `99.2%`, `2815*`, or in brackets `13 (61)`. None where it gives none."""
    outside, _, inside = str(written).partition("(")
    found = NUMBER.search(inside if in_brackets else outside)
    return Decimal(found.group().replace(",", "")) if found else None


def year_named_in(name: str) -> str | None:
    """The year a heading such as `2023-24`, `23/24` or `2023-2024` names, as figures are compared by: `2023/24`."""
    match = re.search(r"(?<!\d)(?:20)?(\d\d)\s*[-/–]\s*(?:20)?(\d\d)(?!\d)", name, re.ASCII)
    if match:
        return f"20{match[1]}/{match[2]}"
    single = re.search(r"(?<!\d)(20\d\d)(?!\d)", name, re.ASCII)
    return single[1] if single else None


def _year_fits(name: str, year: str | None) -> None:
    named = year_named_in(name)
    if year and named and named != year:
        raise PydanticCustomError(
            "date-not-a-date",
            "“{name}” names another year than {year}",
            {"name": name, "year": year, "write": named},
        )


class Column(Record):
    """A column of a table. `year` is the year its figures are for; `adds_up` marks one that states the sum of the others."""

    id: Id
    name: Text = Field(description="the heading of the column, for readers")
    year: Year | None = None
    adds_up: YesNo = False
    measure: Id | None = None
    unit: Literal["number", "per cent", "pounds"] | None = None

    @model_validator(mode="after")
    def _named_as_its_year(self) -> Self:
        _year_fits(self.name, self.year)
        return self


class Row(Sourced):
    """A row of a table: its figures as written, one for each column, `-` where the document has a dash.

    `measure` names what is counted, so that figures for the same thing elsewhere can be found. `adds_up` marks a row
    that states the sum of the others. `in_brackets` takes the second number of `13 (61)`.
    """

    id: Id
    name: Text = Field(description="what the row is for, for readers")
    as_written: Written | None = None
    values: tuple[Written, ...] = Field(min_length=1, description="the figures just as the document has them, one for each column")
    measure: Id | None = None
    unit: Literal["number", "per cent", "pounds"] | None = None
    year: Year | None = None
    in_brackets: YesNo = Field(False, description="yes where the number in brackets is the one meant")
    adds_up: YesNo = False
    organisation: OrganisationId | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _named_as_its_year(self) -> Self:
        _year_fits(self.name, self.year)
        return self


class Rate(Record):
    """A column that states one column in per cent of another, to so many decimal places."""

    column: Id = Field(description="the id of the column that holds the shares")
    part: Id = Field(description="the id of the column they are shares of, the smaller number")
    whole: Id = Field(description="the id of the column with the whole, the larger number")
    places: Count = Field(description="how many decimal places the document gives")


class FigureTable(Sourced):
    """A table of figures. `counts` says what is counted; `chart` says what is drawn of it."""

    id: Id
    title: Text = Field(description="what the table shows, for readers")
    counts: Text = Field(description="what is counted, in a few words")
    unit: Literal["number", "per cent", "pounds"] = "number"
    columns: tuple[Column, ...] = Field(min_length=1, description="the columns, from left to right")
    rows: tuple[Row, ...] = Field(min_length=1, description="the rows, from top to bottom")
    rates: tuple[Rate, ...] = Field((), description="columns that state one column in per cent of another")
    chart: Literal["a series for each row", "a series for each column", "the rows of one column", "none"] = Field(
        description="what is drawn of it"
    )
    chart_column: Id | None = Field(None, description="the id of the column to draw")
    notes: tuple[Claim, ...] = Field((), description="what the document says about the table")
    note: Text | None = None

    @model_validator(mode="after")
    def _rows_fit(self) -> Self:
        lengths = {len(row.values) for row in self.rows}
        if len(self.rows) > 1 and len(lengths) == 1 and lengths != {len(self.columns)}:
            raise PydanticCustomError(
                "row-does-not-fit",
                "the table has {columns} columns, and every row has figures for {values}",
                {"values": min(lengths), "columns": len(self.columns), "write": "one column for each figure", "at": ("columns",)},
            )
        for index, row in enumerate(self.rows):
            if len(row.values) != len(self.columns):
                raise PydanticCustomError(
                    "row-does-not-fit",
                    "the table has {columns} columns, and the row “{row}” has figures for {values}",
                    {
                        "row": row.id,
                        "values": len(row.values),
                        "columns": len(self.columns),
                        "write": "one figure for each column",
                        "at": ("rows", index, "values"),
                    },
                )
        known = {column.id for column in self.columns}
        named = [name for rate in self.rates for name in (rate.column, rate.part, rate.whole)]
        for name in [*named, *([self.chart_column] if self.chart_column else [])]:
            if name not in known:
                raise PydanticCustomError(
                    "unknown-reference",
                    "there is no column “{name}” in this table",
                    {"name": name, "write": "one of: " + ", ".join(sorted(known))},
                )
        if (self.chart == "the rows of one column") != (self.chart_column is not None):
            raise PydanticCustomError(
                "form-does-not-fit",
                "“chart_column” belongs to a chart of the rows of one column, and to no other",
                {"write": "chart_column: with the id of the column to draw"},
            )
        return self


class Figure(Claim):
    """A single figure, date or count that stands in a sentence. `measure` and `year` let it be compared with others."""

    id: Id
    says: Text = Field(description="what the figure is of, in a few words")
    value: Written = Field(description="the figure, just as the document has it")
    unit: Literal["number", "per cent", "pounds", "words"] = "number"
    measure: Id | None = None
    year: Year | None = None


class Check(Claim):
    """A stated figure that follows from others: compute it again, and show both.

    `share`: the first number in per cent of the second. `change`: from the first to the second, in per cent.
    `sum`: all added up. `difference`: the first less the second.
    """

    id: Id
    kind: Literal["share", "change", "sum", "difference"] = Field(description="how the stated figure follows from the others")
    says: Text = Field(description="what is worked out, in a few words")
    of: tuple[Written, ...] = Field(min_length=2, description="the figures it follows from, just as the document has them")
    stated: Written = Field(description="the figure the document states, just as written")

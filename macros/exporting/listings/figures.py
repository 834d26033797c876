"""Figures of reports and protocols, one record for each figure of each table and each single figure.

In: a data set. Out: the listing. Must not know: file formats, sums or charts.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.consistency.figures import number_at, unit_at, written_at
from macros.dataset.dataset import Dataset, Publication
from macros.exporting.fields import ADDRESS, SOURCE, Field, Listing, Row
from macros.exporting.from_forms import source_of
from macros.model.figures import Figure, FigureTable, number_in
from macros.model.publications import Part


def figures(dataset: Dataset) -> list[Row]:
    """Every figure, as written and as a number where it is one."""
    return [row for publication in dataset.publications.values() for row in _of(publication)]


def _of(publication: Publication) -> Iterator[Row]:
    for section in publication.form.sections:
        for part in publication.sections[section].parts:
            place = {"document": str(publication.form.document), "section": str(section), "part": str(part.id)}
            address = {"address": f"{publication.address}{section}/#{part.id}"}
            yield from ({**place, **row, **address} for row in _figures(part))


def _figures(part: Part) -> Iterator[Row]:
    for table in part.tables:
        yield from _cells(table)
    yield from map(_single, part.figures)


def _cells(table: FigureTable) -> Iterator[Row]:
    for row in table.rows:
        source = source_of(row)
        for column in table.columns:
            number = number_at(table, row, column)
            yield {
                "table": str(table.id),
                "row": str(row.id),
                "row_name": row.name,
                "column": str(column.id),
                "column_name": column.name,
                "counts": table.counts,
                "measure": _text(row.measure or column.measure),
                "year": _text(row.year or column.year),
                "unit": unit_at(table, row, column),
                "value": None if number is None else str(number),
                "as_written": written_at(table, row, column),
                "adds_up": row.adds_up or column.adds_up,
                "note": row.note,
                "source": source,
            }


def _single(figure: Figure) -> Row:
    number = None if figure.unit == "words" else number_in(figure.value)
    return {
        "table": None,
        "row": str(figure.id),
        "row_name": figure.says,
        "column": None,
        "column_name": None,
        "counts": None,
        "measure": _text(figure.measure),
        "year": _text(figure.year),
        "unit": figure.unit,
        "value": None if number is None else str(number),
        "as_written": str(figure.value),
        "adds_up": False,
        "note": figure.note,
        "source": source_of(figure),
    }


def _text(value: str | None) -> str | None:
    return None if value is None else str(value)


FIGURES = Listing(
    "figures",
    "figure",
    "Figures of the reports",
    "Each figure of the yearly report and the protocol: what is measured, for which year, as a number and as written. A figure that is not "
    "given has no value: it is not 0.",
    None,
    (
        Field("document", "id", "The document that gives it.", needed=True, of="sources"),
        Field("section", "id", "The section of the document.", needed=True),
        Field("part", "id", "The part of the section.", needed=True),
        Field("table", "id", "The table; nothing for a figure that stands in a sentence."),
        Field("row", "id", "The row of the table, or the single figure.", needed=True),
        Field("row_name", "text", "The name of the row; for a single figure, what it says.", needed=True),
        Field("column", "id", "The column of the table."),
        Field("column_name", "text", "The name of the column."),
        Field("counts", "text", "What the table counts."),
        Field("measure", "id", "What is measured, so that figures for the same thing can be found."),
        Field("year", "text", "The year it is for: 2023/24 is from April to March."),
        Field("unit", "text", "What it is.", needed=True, one_of=("number", "per cent", "pounds", "words")),
        Field("value", "number", "The figure as a number; nothing where none is given."),
        Field("as_written", "text", "The figure as the document has it.", needed=True),
        Field("adds_up", "yes or no", "Whether it states the sum of others.", needed=True),
        Field("note", "text", "What else a reader should know of it."),
        SOURCE,
        ADDRESS,
    ),
    figures,
    key=(),
)

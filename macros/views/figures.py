"""Figures as a document gives them, with what follows from them: tables, single figures, sums, rates and checks.

In: a part of a report or protocol. Out: blocks. Must not know: HTML, or how a sum, rate or chart is worked out.
What a document states is never replaced by what we work out: the two stand side by side.
"""

from __future__ import annotations

from macros.consistency.figures import check_again, name_of, rates_of, sum_in_words, sums_of, written_at
from macros.model.figures import Check, Column, Figure, FigureTable, Row, year_named_in
from macros.model.publications import Part
from macros.views.addresses import Addresses
from macros.views.blocks import Block, Cell, FigureBlock, Table, Where
from macros.views.figure_charts import bars_of, series_charts

MANY_CHARTS = 6
UNITS = {"number": "", "per cent": ", in per cent", "pounds": ", in pounds"}


def figure_blocks(addresses: Addresses, part: Part) -> tuple[Block, ...]:
    """The single figures of a part, its tables with charts, and the figures that follow from others."""
    return (
        *((_single_figures(addresses, part),) if part.figures else ()),
        *(table_block(addresses, part, table) for table in part.tables),
        *((checks_table(addresses, part),) if part.checks else ()),
    )


def _headings(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((text,), header=True) for text in texts)


def _single_figures(addresses: Addresses, part: Part) -> Table:
    numbers = [figure.unit != "words" for figure in part.figures]
    title = "Single figures" if any(numbers) else "In the document's own words"
    return Table(
        title,
        "As the document gives them in its text",
        (*_headings("What"), Cell(("As the document writes it",), number=all(numbers), header=True)),
        tuple(_single_figure(figure) for figure in part.figures),
        where=tuple(addresses.where(figure) for figure in part.figures),
        label=f"{part.title}: single figures",
    )


def _single_figure(figure: Figure) -> tuple[Cell, ...]:
    return Cell((figure.says,), header=True, quiet=figure.note or ""), Cell((str(figure.value),), number=figure.unit != "words")


def table_block(addresses: Addresses, part: Part, table: FigureTable) -> FigureBlock:
    """A table as published, with what we worked out and its charts."""
    worked_out, differs = worked_out_from(table)
    charts = series_charts(table)
    return FigureBlock(
        id=f"{part.id}--{table.id}",
        title=table.title,
        table=_published(addresses, part, table),
        worked_out=worked_out,
        differs=differs,
        bars=bars_of(table),
        charts=charts,
        folded=f"{len(charts)} charts of these figures" if len(charts) > MANY_CHARTS else "",
    )


def _published(addresses: Addresses, part: Part, table: FigureTable) -> Table:
    foot = sum(1 for _ in _totals_at_the_end(table))
    rows = [_row(table, row) for row in table.rows if not _stands_in_brackets(table, row)]
    first = "Year" if all(year_named_in(row.name) for row in table.rows) else "What"
    return Table(
        title="",
        caption=f"{table.counts[:1].upper()}{table.counts[1:]}{UNITS[table.unit]}, as the document gives them",
        headings=(Cell((first,), header=True), *(_heading(table, column) for column in table.columns)),
        rows=tuple(rows[: len(rows) - foot]),
        foot=tuple(rows[len(rows) - foot :]),
        where=(*(_where(addresses, row) for row in table.rows), *(addresses.where(note) for note in table.notes)),
        notes=(
            *(_note(str(note.as_written[0]), note.note or "") for note in table.notes),
            *(f"Note on “{row.name}”: {row.note}" for row in table.rows if row.note),
            *([f"Note: {table.note}"] if table.note else []),
        ),
        label=f"{part.title}: {table.title}",
    )


def _totals_at_the_end(table: FigureTable) -> list[Row]:
    found: list[Row] = []
    for row in reversed(table.rows):
        if not row.adds_up:
            break
        found.append(row)
    return found


def _heading(table: FigureTable, column: Column) -> Cell:
    return Cell((name_of(table, column),), number=True, header=True)


def _row(table: FigureTable, row: Row) -> tuple[Cell, ...]:
    in_brackets = [other.name for other in table.rows if _stands_in_brackets(table, other) and other.values == row.values]
    name = Cell((row.name,), header=True, quiet=f"In brackets: {in_brackets[0]}" if in_brackets else "")
    return name, *(Cell((written_at(table, row, column),), number=True) for column in table.columns)


def _stands_in_brackets(table: FigureTable, row: Row) -> bool:
    """Whether a row is the one in brackets of another, `13 (61)`: the document gives the two as one."""
    return row.in_brackets and any(not other.in_brackets and (other.lines, other.values) == (row.lines, row.values) for other in table.rows)


def _where(addresses: Addresses, row: Row) -> Where:
    return addresses.where(row, str(row.as_written or row.values[0]))


def _note(written: str, ours: str) -> str:
    return f"The document notes: {ours}" if ours else f"The document notes: “{written}”"


def worked_out_from(table: FigureTable) -> tuple[tuple[str, ...], bool]:
    """What we work out from a table, in sentences, and whether any of it differs from what the document states."""
    sums, rates = sums_of(table), rates_of(table)
    differing = [
        f"{item.row.name}, {name_of(table, item.column)}: {_inside(sum_in_words(table, item))}" for item in sums if item.agrees is False
    ]
    differing_rates = [
        f"{item.row.name}, {_rate_name(table, item.rate.column)}: {_inside(item.in_words)}" for item in rates if not item.agrees
    ]
    said = list(differing)
    if any(item.agrees for item in sums):
        said.append("The other sums add up." if differing else "These figures add up.")
    unknown = [f"{item.row.name}, {name_of(table, item.column)}" for item in sums if item.agrees is None]
    said += [f"{name}: not every figure is given, so this sum cannot be checked." for name in unknown]
    said += differing_rates
    if any(item.agrees for item in rates):
        said.append("The other rates follow." if differing_rates else "Each rate follows from the figures beside it, after rounding.")
    return tuple(said), bool(differing or differing_rates)


def _rate_name(table: FigureTable, column_id: str) -> str:
    return next(name_of(table, column) for column in table.columns if column.id == column_id)


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def checks_table(addresses: Addresses, part: Part) -> Table:
    """Stated figures that follow from others, beside those we work out."""
    return Table(
        "Figures that follow from others",
        "What the document states, and what we work out from the figures it gives",
        _headings("What", "The document states", "We work out", "Does it follow?"),
        tuple(_check_row(check) for check in part.checks),
        where=tuple(addresses.where(check) for check in part.checks),
        notes=tuple(f"Note on “{check.says}”: {check.note}" for check in part.checks if check.note),
        label=f"{part.title}: figures that follow from others",
    )


def _check_row(check: Check) -> tuple[Cell, ...]:
    again = check_again(check)
    worked_out = f"{again.worked_out} ({again.how})" if again.computed is not None else f"Cannot be worked out ({again.how})"
    answers = {True: "Yes, after rounding" if again.needs_rounding else "Yes", False: "No", None: "It cannot be said"}
    return (
        Cell((check.says,), header=True),
        Cell((str(check.stated),)),
        Cell((worked_out,)),
        Cell((answers[again.follows],)),
    )

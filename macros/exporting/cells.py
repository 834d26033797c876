"""Tables as CSV text that is safe to open in a spreadsheet.

In: columns and their values. Out: text. Must not know: what the table is about.

UTF-8 without a byte order mark; lines end as RFC 4180 has it; every cell stands in quotes. A text that begins with a sign
that a spreadsheet takes for the beginning of a formula gets an apostrophe in front, as OWASP advises against “CSV injection”;
so does a text that begins with apostrophes before such a sign, so that one apostrophe can always be taken away again.
Numbers, yes and no, and dates are as they are: a difference of -944 stays a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from macros.exporting.fields import DECIMALS
from macros.exporting.tables import Column

# Also in the wide shapes that some spreadsheets take for the same signs.
SIGNS = "=+-@\t\r\n＝＋－＠"
BEGINS_A_FORMULA = re.compile(f"'*[{re.escape(SIGNS)}]")
FIRST = frozenset(f"'{SIGNS}")
AS_THEY_ARE = (*DECIMALS, "whole number", "day", "month")
QUOTE = '"'
BETWEEN_CELLS = '","'


def csv_text(columns: Iterable[Column], values: Iterable[list[Any]]) -> str:
    """A table with a row of headings. `values` are those of each column, from top to bottom."""
    kept = list(columns)
    # Python's own writer looks at every letter, which takes three times as long.
    rows = [tuple(column.name for column in kept), *zip(*map(_cells, kept, values), strict=True)]
    return "".join([f'"{BETWEEN_CELLS.join(row)}"\r\n' for row in rows])


def _cells(column: Column, values: list[Any]) -> list[str]:
    """The values of one column as they stand between quotes; nothing stands for what is not recorded."""
    if column.kind == "yes or no":
        return ["" if value is None else "true" if value else "false" for value in values]
    if column.kind in AS_THEY_ARE:
        return ["" if value is None else str(value) for value in values]
    return ["" if not value else _safe(value) if value[0] in FIRST or QUOTE in value else value for value in values]


def _safe(text: str) -> str:
    escaped = text.replace(QUOTE, QUOTE + QUOTE)
    return f"'{escaped}" if BEGINS_A_FORMULA.match(text) else escaped

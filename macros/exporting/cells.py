"""Tables as CSV text that is safe to open in a spreadsheet.

In: columns and their values. Out: text. Must not know: what the table is about.

UTF-8 without a byte order mark; lines end as RFC 4180 has it; every cell stands in quotes. A text that begins with a sign
that a spreadsheet takes for the beginning of a formula gets an apostrophe in front, as OWASP advises against “CSV injection”;
so does a text that begins with apostrophes before such a sign, so that one apostrophe can always be taken away again.
Numbers, yes and no, and dates are as they are: a difference of -944 stays a number.
"""

from __future__ import annotations

import csv
import io
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


def csv_text(columns: Iterable[Column], values: Iterable[list[Any]]) -> str:
    """A table with a row of headings. `values` are those of each column, from top to bottom."""
    kept = list(columns)
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.name for column in kept])
    writer.writerows(zip(*map(_cells, kept, values), strict=True))
    return out.getvalue()


def _cells(column: Column, values: list[Any]) -> list[Any]:
    """The values of one column as they are written; nothing stands for what is not recorded."""
    if column.kind == "yes or no":
        return [None if value is None else "true" if value else "false" for value in values]
    if column.kind in AS_THEY_ARE:
        return values
    return [f"'{value}" if value and value[0] in FIRST and BEGINS_A_FORMULA.match(value) else value for value in values]

"""Lines and columns of a file, counted from 1 as editors count them.

In: the lines of a file. Out: spots in them, and how far lines are from the margin. Must not know: YAML, or what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

LONGEST = 60  # characters of a line that are shown


class Spot(NamedTuple):
    """A line and a column."""

    line: int
    column: int


def spot_of(mark: Any) -> Spot:
    """The spot of a mark of the parser, which counts from 0; the first of the file where there is none."""
    return Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)


def line_at(lines: Sequence[str], number: int) -> str:
    """The line of that number; nothing after the last one."""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def indent_of_names(line: str) -> int:
    """How far from the margin the names of a line stand: the dash of an item and its space come before them."""
    return indent(line) + (2 if line.lstrip(" ").startswith("- ") else 0)


def start_of(lines: Sequence[str], number: int) -> Spot:
    """The first spot of a line that is not a space."""
    return Spot(number, indent(line_at(lines, number)) + 1)


def dashes_above(lines: Sequence[str], number: int) -> int | None:
    """How many spaces stand before the dash of the nearest item above a line; None where there is no item."""
    for line in reversed(lines[: number - 1]):
        if line.lstrip().startswith("- "):
            return indent(line)
    return None


def first_word(line: str) -> str:
    """The first word of a line, without what is stuck to its end."""
    match = re.search(r"[\w-]+", line)
    return match[0] if match else shortened(line)


def shortened(text: str) -> str:
    """A piece of a line, cut where it is long."""
    text = text.strip()
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def spaces(count: int) -> str:
    """`no spaces`, `1 space`, `4 spaces`."""
    return "no spaces" if count == 0 else "1 space" if count == 1 else f"{count} spaces"

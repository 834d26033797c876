"""Slips that can be seen before a file is read as YAML: how it is saved, marks of a merge, tabs, characters nobody sees.

In: the bytes or lines of a file. Out: problems. Must not know: YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from macros.problems import Place, Problem, problem

# Characters that nobody sees: controls, zero-width marks, fillers, and those that turn the direction of text.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Spaces of other widths, which come with text pasted from Word or a web page. Nobody sees a difference, so they are read as spaces.
PASTED_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# What git writes around two versions of the same lines.
CONFLICT = re.compile(r"(?m)^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$")
# A file with more slips than this is not a form; to tell of each would only take time.
MOST_TOLD = 200


def slips_in_characters(name: str, text: str, lines: tuple[str, ...]) -> list[Problem]:
    """Everything in the characters of a file that must be mended before it can be read."""
    if "\t" not in text and not CONFLICT.search(text) and not INVISIBLE.search(text):  # by far the most common
        return []
    return list(islice(_conflicts(name, lines), MOST_TOLD)) or [
        *islice(_tabs(name, lines), MOST_TOLD),
        *islice(_invisible_characters(name, lines), MOST_TOLD),
    ]


def not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    """Where the bytes of a file stop being UTF-8."""
    before = data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    return problem(
        "not-utf-8",
        Place(name, line, column),
        "the file is not saved as UTF-8",
        read=f"the byte {data[error.start]:#04x}, which is not a character in UTF-8",
        write="save the file again and choose “UTF-8” as its encoding",
    )


def _conflicts(name: str, lines: tuple[str, ...]) -> Iterator[Problem]:
    """Marks of two versions of the same lines: one problem for each pair of versions, or for what is left of one."""
    marks = [(number, line) for number, line in enumerate(lines, 1) if CONFLICT.fullmatch(line)]
    starts = [mark for mark in marks if mark[1].startswith("<")] or marks[:1]
    what, write = (
        "two versions of the same lines stand here, one below the other",
        "one of the two; and no line of <<<<<<<, ======= or >>>>>>>",
    )
    yield from (problem("merge-conflict", Place(name, number, 1), what, read=line, write=write) for number, line in starts)


def _tabs(name: str, lines: tuple[str, ...]) -> Iterator[Problem]:
    what, write = "there is a tab on this line", "spaces instead of the tab"
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            yield problem("tab-character", Place(name, number, line.index("\t") + 1), what, write=write)


def _invisible_characters(name: str, lines: tuple[str, ...]) -> Iterator[Problem]:
    what, write = "there is a character on this line that nobody can see", "the line again, typed by hand and not pasted"
    for number, line in enumerate(lines, 1):
        match = INVISIBLE.search(line)
        if match:
            yield problem("odd-character", Place(name, number, match.start() + 1), what, read=_named(match[0]), write=write)


def hidden_by_an_escape(value: str, place: Place) -> Problem | None:
    """What a sign such as `\\u202e`, between double marks, puts into a text unseen."""
    match = INVISIBLE.search(value)
    what, write = "a sign in this text stands for a character that nobody can see", "the text without it"
    return problem("odd-character", place, what, read=_named(match[0]), write=write) if match else None


def _named(character: str) -> str:
    return f"the character U+{ord(character):04X}"

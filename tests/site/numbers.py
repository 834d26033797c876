"""Telephone numbers in text and in files, however they are spaced.

In: text, numbers, a folder. Out: the numbers in a text; the files in which a number stands. Must not know: which are safe.
"""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

SPACE = r"[\s\u2000-\u200d\u2060‐‑–-]{0,2}"
# As people write numbers: from 0 or +44, with eight digits or more. A shorter one cannot be told from other figures.
LIKE_A_NUMBER = re.compile(rf"(?<![\w£.,/#-])\(?(?:(?:\+|00)44{SPACE}(?:\(0\){SPACE})?|0)(?:\)?{SPACE}\d){{7,10}}(?!\w)")

# A refused number is looked for with anything between its digits that does not make it two numbers.
BETWEEN = r"[\s\u2000-\u200d\u2060().·_‐‑–-]{0,3}"
# Where a number could be broken by mark-up and still read as one.
INLINE = re.compile(r"</?(?:a|abbr|b|bdi|em|i|mark|small|span|strong|u|wbr)\b[^>]*>", re.IGNORECASE)
OTHER_TAG = re.compile(r"<[^>]*>")
GZIP = b"\x1f\x8b"


def national(written: str) -> str:
    """A number's digits as they are dialled in this country: “+44 (0)1632 960 123” is 01632960123."""
    digits = re.sub(r"\D", "", written)
    abroad = re.match(r"(?:00)?44", digits)
    return "0" + digits[abroad.end() :].removeprefix("0") if abroad and len(digits) > 10 else digits


def numbers_in(text: str) -> list[str]:
    """The digits of everything in a text that looks like a telephone number, as dialled in this country."""
    return [national(found[0]) for found in LIKE_A_NUMBER.finditer(text)]


def files_that_show(folder: Path, numbers: Iterable[str]) -> list[str]:
    """Each file below a folder in which a number stands, also compressed or broken by mark-up: `file: number`."""
    wanted = list(numbers)
    return [
        f"{path.relative_to(folder).as_posix()}: {number}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for text in [_as_read(path)]
        for digits in ["".join(re.findall(r"\d+", text))]
        for number in wanted
        # The first is a hundred times as fast, and true of every text in which the number stands.
        if re.sub(r"\D", "", number).removeprefix("0") in digits and _in_any_spacing(number).search(text)
    ]


def _as_read(path: Path) -> str:
    """The text of a file as it is written, and again as a reader sees it."""
    held = path.read_bytes()
    text = (gzip.decompress(held) if held.startswith(GZIP) else held).decode("utf-8", errors="replace")
    return f"{text}\n|\n{html.unescape(OTHER_TAG.sub('|', INLINE.sub('', text)))}"


@cache
def _in_any_spacing(number: str) -> re.Pattern[str]:
    digits = re.sub(r"\D", "", number)
    spaced = BETWEEN.join(digits.removeprefix("0"))
    before = rf"(?:(?:\+|00)?44{BETWEEN}0?|0){BETWEEN}" if digits.startswith("0") else ""
    return re.compile(rf"(?<!\d){before}{spaced}(?!\d)")

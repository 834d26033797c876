"""Small charts of a series: where each column and its words stand in a drawing 320 units wide.

In: points, each a label and a number or none. Out: a `SeriesChart`. Must not know: HTML, or what the numbers count.
Columns start at zero. A number that is not given is a gap, never a column of no height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 320, 110  # of the drawing, and of its tallest column
LINE = 14  # from one line of words to the next
MARGIN = 4
# The width of a digit, and of what is narrower or wider, in the widest of the usual letters at the 13 units of site.css.
DIGIT = Decimal("8.3")
OTHERS = {".": 4, ",": 4, " ": 4, "%": 12, "*": 7, "/": 5, "-": 5}


@dataclass(frozen=True)
class Words:
    """Words in a drawing, their middle at x."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Column:
    """A column of a drawing, with its figure above and its name below. A gap has no height: no figure is given."""

    x: int
    y: int
    width: int
    height: int
    value: Words
    names: tuple[Words, ...]
    gap: bool


@dataclass(frozen=True)
class SeriesChart:
    """A drawing of one series. `describes` says in words all that is drawn; `in_short` its first and last figure."""

    title: str
    describes: str
    width: int
    height: int
    base: int
    columns: tuple[Column, ...]
    in_short: str


@dataclass(frozen=True)
class Point:
    """A point of a series: its label (`2023/24`), the figure as written, and its number, or None where none is given."""

    label: str
    written: str
    number: Decimal | None


def series_chart(title: str, describes: str, points: Sequence[Point]) -> SeriesChart | None:
    """The chart of a series, its points from left to right; None where it has no number, or one below zero."""
    numbers = [point.number for point in points if point.number is not None]
    if not numbers or min(numbers) < 0:
        return None
    slot = Decimal(WIDTH) / len(points)
    tops = [_height(point.number, max(numbers)) for point in points]
    middles = [slot * index + slot / 2 for index in range(len(points))]
    values = _above(middles, tops, [point.written if point.number is not None else "–" for point in points])
    down = LINE - min(text.y for text in values)  # so that the highest words stay inside the drawing
    base = HEIGHT + down
    names = [_lines(point.label, slot) for point in points]
    bar = min(slot * Decimal("0.62"), Decimal(44))
    columns = tuple(
        Column(
            x=round(middle - bar / 2),
            y=base - height,
            width=round(bar),
            height=height,
            value=Words(value.x, value.y + down, value.text),
            names=tuple(Words(round(middle), base + LINE * (line + 1), words) for line, words in enumerate(name)),
            gap=point.number is None,
        )
        for point, middle, height, value, name in zip(points, middles, tops, values, names, strict=True)
    )
    return SeriesChart(title, describes, WIDTH, base + LINE * max(map(len, names)) + MARGIN, base, columns, _from_to(points))


def _height(number: Decimal | None, largest: Decimal) -> int:
    if not number or not largest:
        return 0
    return max(1, round(number * HEIGHT / largest))


def _above(middles: Sequence[Decimal], heights: Sequence[int], words: Sequence[str]) -> list[Words]:
    """The words above the columns, raised where they would run into those before them; y counts down from the top of the tallest."""
    placed: list[tuple[Decimal, Decimal, int]] = []
    found = []
    for middle, height, text in zip(middles, heights, words, strict=True):
        half = _width(text) / 2
        x = min(max(middle, half), WIDTH - half)
        y = HEIGHT - height - MARGIN
        while in_the_way := [
            other for left, right, other in placed if left - 1 < x + half and x - half < right + 1 and abs(y - other) < LINE
        ]:
            y = min(in_the_way) - LINE
        placed.append((x - half, x + half, y))
        found.append(Words(round(x), y, text))
    return found


def _width(text: str) -> Decimal:
    return sum((Decimal(OTHERS.get(letter, DIGIT)) for letter in text), Decimal(0))


def _lines(label: str, slot: Decimal) -> tuple[str, ...]:
    """A label in as many lines as its column needs: `2023/` above `24`."""
    if _width(label) <= slot - MARGIN:
        return (label,)
    lines: list[str] = []
    for word in label.replace("/", "/ ").split():
        joined = f"{lines[-1]}{'' if lines[-1].endswith('/') else ' '}{word}" if lines else word
        if lines and _width(joined) <= slot - MARGIN:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def _from_to(points: Sequence[Point]) -> str:
    """“10,859 in 2017/18, 17,247 in 2023/24”: the first and last figure given, for the caption."""
    given = [point for point in points if point.number is not None]
    ends = [given[0], given[-1]] if len(given) > 1 else given
    return ", ".join(f"{point.written} in {point.label}" for point in ends)

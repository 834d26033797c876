"""A structure chart as a drawing: boxes in columns, and the lines between them.

In: boxes with their words, and lines between boxes. Out: a `Drawing`, in units of a screen's pixels.
Must not know: HTML, links, or what a box stands for.
A line leaves its box on the right, runs upright in a lane of its own, and enters a box on the left: the lanes of two
boxes never touch, so that no line seems to lead to a third.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.views.charts import Words
from macros.views.structure_layout import MARGIN, Places, Way, places_of

WIDTH, PADDING, LINE = 136, 8, 17  # of a box, of the space inside it, and from one line of words to the next
HEAD, LANE, INTO = 14, 8, 18  # room for the head of an arrow, from one upright line to the next, and from there into a box
PORT, CORNER = 12, 5  # between two lines into one box, and of a bend
LETTER, NARROW, WIDE, CAPITAL = 7.3, 4.2, 11.5, 9.0  # widths in letters of 13 units, which is what site.css sets

Start = tuple[int, bool]  # where lines begin on the left: a box or bend, and whether it is the end that is reported to


@dataclass(frozen=True)
class Line:
    """A line from the box of `lower` to that of `upper`, by their keys."""

    lower: str
    upper: str
    dashed: bool = False


@dataclass(frozen=True)
class DrawnBox:
    """A box: its upper left corner, its size, and its words, each line with its middle at x."""

    key: str
    x: int
    y: int
    width: int
    height: int
    words: tuple[Words, ...]


@dataclass(frozen=True)
class DrawnLine:
    """The part of a line that is its own, with the head of its arrow where that stands at the right end."""

    lower: str
    upper: str
    path: str
    dashed: bool
    head: str


@dataclass(frozen=True)
class Trunk:
    """What the lines of one box have in common, with the head of their arrow: as far as a solid line runs, and beyond."""

    solid: str
    dashed: str
    head: str


@dataclass(frozen=True)
class Drawing:
    """Boxes and lines. Each line begins at the trunk of the box on its left."""

    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    trunks: tuple[Trunk, ...]
    lines: tuple[DrawnLine, ...]


@dataclass(frozen=True)
class _Lanes:
    """Where lines run: how far each goes up and down from its start, in which lane, and where it enters a box."""

    reach: Mapping[Start, tuple[int, int]]
    lane: Mapping[Start, int]
    into: Mapping[tuple[int, int], int]  # (which line, the box or bend it enters): how far from the top
    widths: tuple[int, ...]  # of the space right of each column


def drawn(boxes: Sequence[tuple[str, str]], lines: Sequence[Line]) -> Drawing:
    """The drawing of boxes (key and words) and lines between them. A box without a line is left out.

    Raises:
        ValueError: there are no lines.
    """
    if not lines:
        raise ValueError("a chart without lines is a list, not a chart")
    joined = {key for line in lines for key in (line.lower, line.upper)}
    texts = {key: in_lines(text) for key, text in boxes if key in joined}
    keys = list(texts)
    edges = [(keys.index(line.upper), keys.index(line.lower)) for line in lines]
    heights = [len(texts[key]) * LINE + 2 * PADDING for key in keys]
    places = places_of(edges, heights)
    lanes = _lanes(edges, places)
    lefts = [MARGIN]
    for width in lanes.widths:
        lefts.append(lefts[-1] + WIDTH + width)
    pen = _Pen(places, lanes, lefts)
    return Drawing(
        width=lefts[-1] + WIDTH + MARGIN,
        height=places.height,
        boxes=tuple(_box(key, texts[key], lefts[places.columns[n]], places.middles[n], heights[n]) for n, key in enumerate(keys)),
        trunks=tuple(pen.trunk(start, _ends(start, edges, lines, places, lanes)) for start in lanes.lane if start[0] < len(keys)),
        lines=tuple(
            pen.line(index, line, places.ways[index][0] == edge[0]) for index, (line, edge) in enumerate(zip(lines, edges, strict=True))
        ),
    )


def in_lines(text: str) -> tuple[str, ...]:
    """Words in as many lines as a box needs for them."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _width(joined) <= WIDTH - 2 * PADDING:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def _width(text: str) -> float:
    return sum(
        NARROW if letter in "iljtfr.,:;'’‘|!()- " else WIDE if letter in "mwMW&" else CAPITAL if letter.isupper() else LETTER
        for letter in text
    )


def _start(way: Way, step: int, edge: tuple[int, int]) -> Start:
    """Lines that are reported along from the other side leave a box by a way of their own."""
    return way[step], step > 0 or way[0] == edge[0]


def _lanes(edges: Sequence[tuple[int, int]], places: Places) -> _Lanes:
    into = _entries(places)
    reach: dict[Start, tuple[int, int]] = {}
    for index, (way, edge) in enumerate(zip(places.ways, edges, strict=True)):
        for step, (_, after) in enumerate(pairwise(way)):
            start = _start(way, step, edge)
            ends = (*reach.get(start, (_leaves(start, places),) * 2), into[index, after])
            reach[start] = min(ends), max(ends)
    lane: dict[Start, int] = {}
    widths = []
    for column in range(max(places.columns.values())):
        taken: list[int] = []  # how far down each lane is in use
        for start in sorted((item for item in reach if places.columns[item[0]] == column), key=lambda item: (reach[item], item)):
            free = next((number for number, end in enumerate(taken) if end < reach[start][0] - LANE), len(taken))
            taken[free : free + 1] = [reach[start][1]]
            lane[start] = free
        widths.append(HEAD + LANE * max(len(taken) - 1, 0) + INTO)
    return _Lanes(reach, lane, into, tuple(widths))


def _leaves(start: Start, places: Places) -> int:
    """How far from the top lines leave a box: at its middle, or below it for those whose arrows point away."""
    return places.middles[start[0]] + (0 if start[1] else PORT)


def _entries(places: Places) -> dict[tuple[int, int], int]:
    """Lines from different boxes enter a box at different places, so that none seems to lead on to another."""
    came: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, way in enumerate(places.ways):
        for before, after in pairwise(way):
            came[after].append((places.middles[before], index))
    return {
        (index, box): places.middles[box] + round(PORT * (place - (len(lines) - 1) / 2))
        for box, lines in came.items()
        for place, (_, index) in enumerate(sorted(lines))
    }


def _ends(start: Start, edges: Sequence[tuple[int, int]], lines: Sequence[Line], places: Places, lanes: _Lanes) -> list[tuple[int, bool]]:
    """How far from the top the lines of a trunk leave it, and which of them are dashed."""
    return [
        (lanes.into[index, way[1]], line.dashed)
        for index, (line, way, edge) in enumerate(zip(lines, places.ways, edges, strict=True))
        if _start(way, 0, edge) == start
    ]


def _box(key: str, text: Sequence[str], left: int, middle: int, height: int) -> DrawnBox:
    top = middle - height // 2
    words = tuple(Words(left + WIDTH // 2, top + PADDING + LINE * line + 13, part) for line, part in enumerate(text))
    return DrawnBox(key, left, top, WIDTH, height, words)


@dataclass(frozen=True)
class _Pen:
    """Draws lines between boxes that have their places."""

    places: Places
    lanes: _Lanes
    lefts: Sequence[int]

    def trunk(self, start: Start, ends: Sequence[tuple[int, bool]]) -> Trunk:
        right, lane, out = self._right(start[0]), self._lane(start), _leaves(start, self.places)
        firm = [end for end, dashed in ends if not dashed]
        way_out, (top, bottom), (highest, lowest) = f"M{right} {out}H{lane}", _upright(out, firm), _upright(out, [end for end, _ in ends])
        solid = way_out + (f"M{lane} {top}V{bottom}" if top < bottom else "") if firm else ""
        dashed = "" if firm else way_out
        dashed += f"M{lane} {top}V{highest}" if highest < top else ""
        dashed += f"M{lane} {bottom}V{lowest}" if lowest > bottom else ""
        return Trunk(solid, dashed, _head(right, out, 1) if start[1] else "")

    def line(self, index: int, line: Line, forward: bool) -> DrawnLine:
        way = self.places.ways[index]
        start: Start = (way[0], forward)
        height = _leaves(start, self.places)
        points = []
        for after in way[1:]:
            lane, into = self._lane(start), self.lanes.into[index, after]
            points += [(lane, height), (lane, into)]
            start, height = (after, True), into
        end = self.lefts[self.places.columns[way[-1]]]
        points.append((end, height))
        return DrawnLine(line.lower, line.upper, _bent(points), line.dashed, "" if forward else _head(end, height, -1))

    def _right(self, box: int) -> int:
        return self.lefts[self.places.columns[box]] + WIDTH

    def _lane(self, start: Start) -> int:
        return self._right(start[0]) + HEAD + LANE * self.lanes.lane[start]


def _upright(out: int, ends: Sequence[int]) -> tuple[int, int]:
    """From where to where the upright part of a trunk runs, up to the bends in which lines leave it."""
    return min((out, *(end + CORNER for end in ends))), max((out, *(end - CORNER for end in ends)))


def _head(x: int, y: int, side: int) -> str:
    """The head of an arrow whose point is at x and y; `side` is 1 for one that comes from the right."""
    return f"{x},{y} {x + 8 * side},{y - 4} {x + 8 * side},{y + 4}"


def _bent(points: Sequence[tuple[int, int]]) -> str:
    """A path through the points with round corners, from shortly before its first corner."""
    whole = [point for point, before in zip(points, (None, *points), strict=False) if point != before]
    path = ""
    for before, here, after in zip(whole, whole[1:], whole[2:], strict=False):
        one, other = _towards(here, before), _towards(here, after)
        path += f"{'L' if path else 'M'}{one[0]} {one[1]}Q{here[0]} {here[1]} {other[0]} {other[1]}"
    path = path or f"M{whole[0][0]} {whole[0][1]}"
    return path + f"L{whole[-1][0]} {whole[-1][1]}"


def _towards(here: tuple[int, int], there: tuple[int, int]) -> tuple[int, int]:
    """A point a corner's length from here on the way there, at most half of it."""
    x, y = there[0] - here[0], there[1] - here[1]
    step = min(CORNER, max(abs(x), abs(y)) // 2)
    return here[0] + (x > 0) * step - (x < 0) * step, here[1] + (y > 0) * step - (y < 0) * step

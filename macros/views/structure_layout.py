"""Where each box of a structure chart stands: in which column, and how far from the top.

In: lines between numbered boxes, and the heights of the boxes. Out: `Places`. Must not know: what a box or line looks like.
A library finds the columns, then an order in each column in which few lines cross. Boxes reported to stand on the left,
so that a chart grows downwards and fits a telephone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from fast_sugiyama import from_edges

APART, MARGIN = 14, 2  # between two boxes of a column, and round the drawing
UNIT = 100.0  # the library's own distance between two boxes, and between two columns

Way = tuple[int, ...]  # the boxes and bends a line passes from left to right; numbers above those of the boxes are bends


@dataclass(frozen=True)
class Places:
    """The column of each box and bend, its middle from the top, and the way of each line."""

    columns: Mapping[int, int]
    middles: Mapping[int, int]
    ways: tuple[Way, ...]
    height: int


def places_of(edges: Sequence[tuple[int, int]], heights: Sequence[int]) -> Places:
    """Ask the library for each part of the chart, and stack the parts, which have nothing to do with each other.

    Raises:
        ValueError: a line leads from a box to itself, which would end the library and Python with it.
    """
    if any(upper == lower for upper, lower in edges):
        raise ValueError("a line leads from a box to itself")
    columns: dict[int, int] = {}
    middles: dict[int, int] = {}
    steps: list[tuple[int, int]] = []
    bends, top = count(len(heights)), MARGIN
    for part in _parts(edges):
        inside = {box: index for index, box in enumerate(part)}  # numbers with gaps would be given to bends as well
        lines = [(inside[upper], inside[lower]) for upper, lower in edges if upper in inside]
        ((places, _, _, path),) = from_edges(_without_rings(lines), vertex_spacing=UNIT, dummy_vertices=True)
        number = {box: part[int(box)] if int(box) < len(part) else next(bends) for box, _ in places}
        tallest = max(heights[box] for box in part)
        last = max(across for _, (across, _) in places)  # the library counts from the last to the first, and upwards
        first_column = max(up for _, (_, up) in places)
        for box, (across, up) in places:
            columns[number[box]] = round((first_column - up) / UNIT)
            middles[number[box]] = top + tallest // 2 + round((last - across) / UNIT * (tallest + APART))
        steps += [(number[one], number[other]) for one, other in path or ()]
        top = max(middles[number[box]] for box, _ in places) + tallest // 2 + APART
    ways = tuple(sorted(way, key=columns.__getitem__) for way in _ways(edges, steps, len(heights)))
    return Places(columns, middles, tuple(map(tuple, ways)), top - APART + MARGIN)


def _parts(edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The boxes that hang together, each part in order, by its first box."""
    part_of: dict[int, set[int]] = {}
    for edge in edges:
        joined = set(edge).union(*(part_of.get(box, ()) for box in edge))
        part_of |= dict.fromkeys(joined, joined)
    return sorted({min(part): sorted(part) for part in part_of.values()}.values())


def _without_rings(edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines that would close a ring are turned round: the library can go round many rings without end."""
    found: dict[tuple[int, int], None] = {}
    for upper, lower in edges:
        found[(lower, upper) if upper in _below(lower, found) else (upper, lower)] = None
    return list(found)


def _below(box: int, edges: Collection[tuple[int, int]]) -> set[int]:
    """The box itself, and all that report to it, directly or not."""
    below = {box}
    while more := {lower for upper, lower in edges if upper in below} - below:
        below |= more
    return below


def _ways(edges: Sequence[tuple[int, int]], steps: Sequence[tuple[int, int]], boxes: int) -> list[Way]:
    """For each line, the bends the library has put between its two boxes."""
    beside: dict[int, list[int]] = defaultdict(list)
    for one, other in steps:
        beside[one].append(other)
        beside[other].append(one)
    return [(upper, lower) if lower in beside[upper] else _way_round(upper, lower, beside, boxes) for upper, lower in edges]


def _way_round(upper: int, lower: int, beside: Mapping[int, list[int]], boxes: int) -> Way:
    for bend in beside[upper]:
        way = [upper, bend]
        while way[-1] >= boxes:
            way.append(next(box for box in beside[way[-1]] if box != way[-2]))
        if way[-1] == lower:
            return tuple(way)
    raise ValueError("the layout has lost a line")

"""The heading under which a line of a document stands, learnt from the other claims on that line.

In: a data set and discrepancies. Out: the discrepancies, with headings where their own records have none.
Must not know: which rule found them. Names of bodies are registered by line alone; a reader needs the heading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from macros.consistency.discrepancy import Discrepancy, Source, Value
from macros.dataset.dataset import Dataset
from macros.model.claims import Sourced
from macros.model.record import records_in
from macros.model.values import Lines

Headings = dict[tuple[str, int], str]


def with_headings(dataset: Dataset, found: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """The discrepancies; a value whose source has no heading gets that of its first line, if a claim tells it."""
    every = list(found)
    sources = [value.source for item in every for value in item.values if value.source and _has_no_heading(value.source)]
    headings = _headings_by_line(dataset, sources)
    for item in every:
        yield replace(item, values=tuple(_with_heading(value, headings) for value in item.values))


def _has_no_heading(source: Source) -> bool:
    return bool(not source.heading and source.lines)


def _with_heading(value: Value, headings: Headings) -> Value:
    source = value.source
    if source is None or not _has_no_heading(source):
        return value
    return replace(value, source=replace(source, heading=headings.get((source.document, _first_line(source)))))


def _first_line(source: Source) -> int:
    return Lines(source.lines or "").ranges()[0][0]


def _headings_by_line(dataset: Dataset, sources: Iterable[Source]) -> Headings:
    """The heading of the first line of each source, where a claim with a heading stands; the claim with the fewest lines knows best."""
    asked: defaultdict[str, set[int]] = defaultdict(set)
    for source in sources:
        asked[source.document].add(_first_line(source))
    ranges_of = cache(Lines.ranges)  # many claims stand on the same lines
    narrowest: dict[tuple[str, int], tuple[int, str]] = {}
    for claim in records_in(dataset.records()):
        if not isinstance(claim, Sourced) or not claim.heading or claim.document not in asked:
            continue
        ranges = ranges_of(claim.lines)
        for line in [line for first, last in ranges for line in asked[claim.document] if first <= line <= last]:
            width = sum(last - first + 1 for first, last in ranges)
            known = narrowest.get((claim.document, line))
            if known is None or width < known[0]:
                narrowest[str(claim.document), line] = (width, str(claim.heading))
    return {place: heading for place, (_, heading) in narrowest.items()}

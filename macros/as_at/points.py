"""The days on which something changed: between two of them, every day is like the first.

In: a data set. Out: `ChangePoint` records, the earliest first. Must not know: how a day is shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.as_at.documents import not_before, stated_span
from macros.as_at.holders import everybody_named
from macros.as_at.law import start_of
from macros.as_at.spans import Span, span_of
from macros.dataset.dataset import Dataset


class Kind(StrEnum):
    """What sort of thing changed."""

    ERA = "era"
    BODY = "change of a body"
    START = "law or guidance begins"
    END = "guidance is replaced"
    DOCUMENT = "document is dated"
    UNDATED = "undated document becomes possible"
    SIGNATURE = "signature is dated"


class Edge(StrEnum):
    """Which end of a date it is: of a month, the first day it can mean or the last."""

    EXACT = "on this day"
    FIRST = "can have happened from this day on"
    LAST = "had happened by this day"


@dataclass(frozen=True)
class Happening:
    """One thing that changed: its kind, the id of its record, and how exactly the day is known."""

    kind: Kind
    record: str
    edge: Edge
    name: str = ""


@dataclass(frozen=True)
class ChangePoint:
    """A day on which something changed."""

    day: date
    happened: tuple[Happening, ...]


def change_points(dataset: Dataset) -> tuple[ChangePoint, ...]:
    """Every day on which something changed, the earliest first."""
    by_day: dict[date, list[Happening]] = {}
    for kind, record, span, name in _spans(dataset):
        edges = [(span.first, Edge.EXACT)] if span.is_a_day else [(span.first, Edge.FIRST), (span.last, Edge.LAST)]
        for day, edge in edges:
            by_day.setdefault(day, []).append(Happening(kind, record, edge, name))
    for change in dataset.changes:
        if change.on and change.kind == "planned merger":  # of a plan no day makes sure that it was carried out
            by_day.setdefault(change.on.first_day, []).append(Happening(Kind.BODY, change.id, Edge.FIRST))
    return tuple(ChangePoint(day, tuple(by_day[day])) for day in sorted(by_day))


def last_point(points: tuple[ChangePoint, ...], day: date) -> ChangePoint | None:
    """The last change on or before a day; None before the first."""
    place = bisect_right([point.day for point in points], day)
    return points[place - 1] if place else None


def next_point(points: tuple[ChangePoint, ...], day: date) -> ChangePoint | None:
    """The first change after a day; None after the last."""
    return next((point for point in points if point.day > day), None)


def _spans(dataset: Dataset) -> Iterator[tuple[Kind, str, Span, str]]:
    for era in dataset.as_at.eras if dataset.as_at else ():
        yield Kind.ERA, era.id, span_of(era.begins), ""
    for key, instrument in dataset.instruments.items():
        start = start_of(instrument)
        if start:
            yield Kind.START, key, start, ""
            if instrument.replaced_on:
                yield Kind.END, key, span_of(instrument.replaced_on), ""
    for change in dataset.changes:
        if change.on and change.kind != "planned merger":
            yield Kind.BODY, change.id, span_of(change.on), ""
    for document in dataset.documents.values():
        stated, floor = stated_span(document), not_before(dataset, document)
        if stated:
            yield Kind.DOCUMENT, document.id, stated, ""
        elif floor:
            yield Kind.UNDATED, document.id, span_of(floor), ""
    for named in everybody_named(dataset):
        if named.signed_on:
            yield Kind.SIGNATURE, named.document, span_of(named.signed_on), named.name

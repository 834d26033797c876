"""What changed on each day on which something did.

In: a data set and its change points. Out: sentences and links. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.as_at.points import ChangePoint, Edge, Happening, Kind
from macros.dataset.dataset import Dataset
from macros.model.registers import Instrument
from macros.views.addresses import Addresses
from macros.views.as_at_lines import when_dated
from macros.views.blocks import HowSure, Link, Rich
from macros.views.since import how_sure
from macros.words import day_in_words

FOLDER = "as-at"
EDGES = {
    Edge.EXACT: "",
    Edge.FIRST: "From this day on it can have happened; the day is not known to us: ",
    Edge.LAST: "By this day it had happened; the day is not known to us: ",
}


@dataclass(frozen=True)
class Changed:
    """One thing that changed on a day."""

    says: Rich
    sure: tuple[HowSure, ...] = ()


@dataclass(frozen=True)
class PointView:
    """A day on which something changed, and what."""

    day: Link
    changed: tuple[Changed, ...]


def point_link(point: ChangePoint) -> Link:
    """The page of a day."""
    return Link(day_in_words(point.day), f"{FOLDER}/{point.day.isoformat()}/")


def point_view(dataset: Dataset, point: ChangePoint) -> PointView:
    """A day, and what changed on it. An edition that gives way to another on the same day is said once."""
    begun = {item.record for item in point.happened if item.kind is Kind.START}
    told = [item for item in point.happened if not (item.kind is Kind.END and dataset.instruments[item.record].replaced_by in begun)]
    return PointView(point_link(point), tuple(_changed(dataset, item) for item in told))


def _changed(dataset: Dataset, item: Happening) -> Changed:
    if item.kind is Kind.ERA and dataset.as_at:
        era = next(era for era in dataset.as_at.eras if era.id == item.record)
        return Changed((f"{era.title}. {era.says}",), (how_sure(era.outside),))
    if item.kind is Kind.BODY:
        change = next(change for change in dataset.changes if change.id == item.record)
        return Changed((f"{EDGES[item.edge]}{change.says}",), tuple(how_sure(known) for known in change.outside))
    if item.kind in (Kind.START, Kind.END):
        held = dataset.instruments[item.record]
        says = (EDGES[item.edge], Link(held.short_title, f"statutory/{item.record}/"), _law_says(dataset, held, item))
        return Changed(says, (how_sure(held.outside),) if held.outside else ())
    document, link = dataset.documents[item.record], Addresses(dataset).document(item.record)
    if item.kind is Kind.SIGNATURE:
        return Changed((f"The signature block of {item.name} in ", link, " bears this day."))
    if item.kind is Kind.UNDATED:
        return Changed((link, f" can be of this day, or of any later one. {when_dated(dataset, document)}"))
    words = {Edge.EXACT: " is dated this day.", Edge.FIRST: " can be of this day, or of a later one.", Edge.LAST: " was there by this day."}
    return Changed((link, f"{words[item.edge]} {'' if item.edge is Edge.EXACT else when_dated(dataset, document)}".rstrip()))


def _law_says(dataset: Dataset, held: Instrument, item: Happening) -> str:
    if item.kind is Kind.END:
        later = dataset.instruments.get(held.replaced_by or "")
        return f" was replaced{f' by {later.short_title}' if later else ''}."
    became = "came into force" if held.in_force else "became law" if held.kind == "act" else "was published"
    before = [other.short_title for other in dataset.instruments.values() if other.replaced_by == item.record]
    unread = " Its text is not available to us." if held.status == "text not available to us" else ""
    unbegun = " That its main parts have begun is not known to us." if held.status == "enacted but not commenced" else ""
    return f" {became}{f' in place of {before[0]}' if before else ''}.{unread}{unbegun}"

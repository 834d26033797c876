"""The pages on how things stood on a day: one for each day on which something changed, and the list of those days.

In: a data set and a day. Out: `AsAtView` and `AsAtIndex` records. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.as_at.day import AreaAsAt, AsAt, as_at
from macros.as_at.documents import Dated, DocumentOnDay, stated_span
from macros.as_at.law import without_a_day
from macros.as_at.points import ChangePoint, change_points, last_point, next_point
from macros.as_at.roles import Exists, RoleOnDay
from macros.dataset.dataset import Dataset
from macros.model.as_at import Era
from macros.views.addresses import Addresses
from macros.views.as_at_lines import (
    NOT_KNOWN,
    NOT_OF_THAT_DAY,
    Line,
    body_line,
    document_line,
    holder_line,
    law_line,
    partner_line,
    post_of,
    role_says,
    seat_lines,
)
from macros.views.as_at_points import PointView, point_link, point_view
from macros.views.blocks import HowSure, Link, Rich
from macros.views.since import how_sure
from macros.words import day_in_words, listed


@dataclass(frozen=True)
class RoleView:
    """A role on a day. `says` is filled where it is not known, or not so, that there was such a role."""

    title: str
    says: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class AreaView:
    """One area on a day."""

    id: str
    name: str
    partners: tuple[Line, ...]
    arrangements: tuple[Line, ...]
    others: tuple[Line, ...]
    roles: tuple[RoleView, ...]
    groups: tuple[tuple[Link, tuple[Link, ...]], ...]


@dataclass(frozen=True)
class AsAtView:
    """How things stood on a day. `until` is the last day of which the same is true, in words; empty where there is none."""

    day: str
    until: str
    previous: Link | None
    following: Link | None
    changed: PointView | None
    era: str
    era_says: str
    era_sure: tuple[HowSure, ...]
    guidance: tuple[Line, ...]
    rules: tuple[Line, ...]
    areas: tuple[AreaView, ...]
    people: tuple[Line, ...]
    bodies: tuple[Line, ...]


@dataclass(frozen=True)
class AsAtIndex:
    """Every day on which something changed, and the law of which we hold no day."""

    points: tuple[PointView, ...]
    without_a_day: str


def index_view(dataset: Dataset) -> AsAtIndex:
    """The list of days, the newest last."""
    names = [dataset.instruments[key].short_title for key in without_a_day(dataset)]
    return AsAtIndex(tuple(point_view(dataset, point) for point in change_points(dataset)), listed(names))


def day_view(dataset: Dataset, day: date) -> AsAtView:
    """How things stood on a day, in sentences."""
    stood, points = as_at(dataset, day), change_points(dataset)
    here, following = last_point(points, day), next_point(points, day)
    era = next((item for item in dataset.as_at.eras if item.id == stood.era), None) if dataset.as_at else None
    return AsAtView(
        day=day_in_words(day),
        until=day_in_words(date.fromordinal(following.day.toordinal() - 1)) if following else "",
        previous=_previous(points, day, here),
        following=point_link(following) if following else None,
        changed=point_view(dataset, here) if here else None,
        era=era.title if era else "Not known",
        era_says=era.says if era else "We record nothing of how the shared work was arranged in law on this day.",
        era_sure=(how_sure(era.outside),) if era else (),
        guidance=_guidance(dataset, stood),
        rules=tuple(law_line(dataset, item) for item in stood.rules),
        areas=tuple(_area(dataset, area, era) for area in stood.areas),
        people=tuple(holder_line(dataset, held, (*post_of(dataset, held.named.post), ": ")) for held in stood.people),
        bodies=tuple(body_line(dataset, step) for step in stood.changes),
    )


def _previous(points: tuple[ChangePoint, ...], day: date, here: ChangePoint | None) -> Link | None:
    """The change before this day's page: on a day of change the one before it, on any other day the last one."""
    if here is None:
        return None
    before = here if here.day < day else last_point(points, date.fromordinal(day.toordinal() - 1))
    return point_link(before) if before else None


def _guidance(dataset: Dataset, stood: AsAt) -> tuple[Line, ...]:
    lines = tuple(law_line(dataset, item) for item in stood.guidance)
    return lines or (Line(NOT_KNOWN, ("We hold no edition of the guidance that was in force on this day.",)),)


def _area(dataset: Dataset, area: AreaAsAt, era: Era | None) -> AreaView:
    partnership, addresses = dataset.partnerships[area.partnership], Addresses(dataset)
    kinds = {held.document: dataset.documents[held.document].kind for held in area.documents}
    published = [held for held in area.documents if kinds[held.document] == "arrangements"]
    arrangements = tuple(document_line(dataset, held, newest=held.document == _newest(dataset, published)) for held in published)
    return AreaView(
        id=area.partnership,
        name=partnership.area,
        partners=tuple(partner_line(dataset, item) for item in area.partners) or (_no_partners(era),),
        arrangements=arrangements or (_no_arrangements(era),),
        others=tuple(document_line(dataset, held) for held in area.documents if kinds[held.document] != "arrangements"),
        roles=tuple(_role(dataset, item, era) for item in area.roles),
        groups=tuple(
            (addresses.document(document), tuple(addresses.group(group) for group in groups)) for document, groups in area.groups if groups
        ),
    )


def _newest(dataset: Dataset, published: list[DocumentOnDay]) -> str:
    """The last of the documents that bear a date on or before the day."""
    dated = {held.document: stated_span(dataset.documents[held.document]) for held in published if held.dated is Dated.BY_THEN}
    return max((span.last, key) for key, span in dated.items() if span)[1] if dated else ""


def _no_partners(era: Era | None) -> Line:
    return Line(NOT_OF_THAT_DAY, ("There were no safeguarding partners in law yet.",), (_of_era(era),))


def _no_arrangements(era: Era | None) -> Line:
    if era and era.kind == "boards":
        return Line(NOT_OF_THAT_DAY, ("There were no arrangements of safeguarding partners to publish.",), (_of_era(era),))
    return Line(NOT_KNOWN, ("Which arrangements were published is not known: we hold none that can be of this day.",))


def _of_era(era: Era | None) -> Rich:
    return (f"How the work was arranged then: {era.title[:1].lower()}{era.title[1:]}.",) if era else ()


def _role(dataset: Dataset, on_day: RoleOnDay, era: Era | None) -> RoleView:
    role = next(item for item in dataset.as_at.roles if item.id == on_day.role) if dataset.as_at else None
    assert role is not None
    lines = tuple(line for seat in on_day.seats for line in seat_lines(dataset, seat))
    says = role_says(dataset, role, on_day, era)
    if on_day.exists is Exists.NO:
        return RoleView(role.title, "", (Line(NOT_OF_THAT_DAY, (says,)),))
    return RoleView(role.title, says, lines)

"""A card for the wall of a setting: whom to call, which threshold document, how to challenge a decision. One for each area.

In: a data set, a partnership and the day. Out: `CardView`. Must not know: HTML, or how large a sheet of paper is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.dataset.dataset import Dataset, Partnership
from macros.model.procedures import Resource
from macros.model.registers import Helpline
from macros.views.addresses import written_out
from macros.views.arrangement import AboutDocument, about_document
from macros.views.blocks import Link
from macros.views.contacts import ContactView, contact_view, front_doors
from macros.views.procedures import ResourceView, resource_view
from macros.words import day_in_words

THRESHOLDS = "threshold document"


@dataclass(frozen=True)
class Escalation:
    """How staff challenge another agency's decision: the procedure, and what the area's own arrangements call it."""

    procedure: ResourceView
    called_here: str


@dataclass(frozen=True)
class CardView:
    """Everything on one area's card. `urgent` is the number to call before any other."""

    area: str
    urgent: Helpline | None
    front_doors: tuple[ContactView, ...]
    contacts: tuple[ContactView, ...]
    helplines: tuple[Helpline, ...]
    thresholds: tuple[ResourceView, ...]
    escalation: Escalation | None
    complaints: Link | None
    about: AboutDocument
    as_of: str
    site: str
    address: str


def card_link(partnership: Partnership) -> Link:
    """The page of an area's card."""
    return Link(f"Card for the wall: {partnership.area}", f"{partnership.id}/card/")


def cards(dataset: Dataset) -> tuple[Link, ...]:
    """The card of every area."""
    return tuple(card_link(item) for item in dataset.partnerships.values())


def wall_card(dataset: Dataset, partnership: Partnership, as_of: date) -> CardView:
    """One area's card."""
    chosen = dataset.site.wall_card if dataset.site else None
    lines = {line.id: line for line in dataset.helplines}
    helplines = tuple(lines[item] for item in chosen.helplines) if chosen and chosen.helplines else dataset.helplines
    besides = (dataset.contacts[item] for item in chosen.contacts) if chosen else ()
    return CardView(
        area=partnership.area,
        urgent=helplines[0] if helplines else None,
        front_doors=_own_or_general(front_doors(dataset, partnership)),
        contacts=tuple(contact_view(dataset, item) for item in besides if not item.areas or partnership.id in item.areas),
        helplines=helplines[1:],
        thresholds=tuple(resource_view(dataset, item) for item in dataset.resources.values() if _applies(item, partnership)),
        escalation=_escalation(dataset, partnership, dataset.resources[chosen.escalation]) if chosen and chosen.escalation else None,
        complaints=Link("What to do with a complaint", f"procedures/#{chosen.complaints}") if chosen and chosen.complaints else None,
        about=about_document(dataset, dataset.documents[partnership.form.arrangements]),
        as_of=day_in_words(as_of),
        site=dataset.site.name if dataset.site else "this site",
        address=written_out(dataset, f"{partnership.id}/card/"),
    )


def _own_or_general(doors: tuple[ContactView, ...]) -> tuple[ContactView, ...]:
    """The area's own front door; the one for every area only where it has none of its own."""
    return tuple(door for door in doors if door.area_ids) or doors


def _applies(resource: Resource, partnership: Partnership) -> bool:
    return resource.kind == THRESHOLDS and partnership.id in resource.areas and resource.replaced_by is None


def _escalation(dataset: Dataset, partnership: Partnership, resource: Resource) -> Escalation:
    own = (name.as_written for name in resource.named if name.document == partnership.form.arrangements)
    called = next(own, "")
    return Escalation(resource_view(dataset, resource), "" if called == resource.title else str(called))

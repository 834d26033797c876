"""What to do, task by task: steps, the documents and tools they name, contacts, numbers never to show, and places.

In: typed claims. Out: the forms behind `/procedures/`. Must not know: pages, or how a place is looked up.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.claims import Checked, Claim, Confidence, Outside, Silence, Written
from macros.model.record import Record
from macros.model.references import ContactId, GroupId, HelplineId, PartnershipId, ResourceId
from macros.model.registers import Helpline, NameInDocument
from macros.model.values import Day, Id, Link, Month, Text, YesNo

# A number seen before this day may have changed hands; standing decision of the project.
NUMBERS_SEEN_SINCE = "2024"


class Resource(Record):
    """A procedure, guide, form or tool, by its title. `link` only where somebody confirmed the page."""

    id: Id
    title: Text
    kind: Literal["procedure", "threshold document", "guidance", "tool", "form", "training", "website", "strategy", "briefing", "service"]
    about: Text
    areas: tuple[PartnershipId, ...] = ()
    also_called: tuple[Text, ...] = ()
    link: Link | None = None
    link_leads_to: Text | None = None
    no_link_because: Text | None = None
    named: tuple[NameInDocument, ...] = ()
    outside: tuple[Outside, ...] = ()
    replaced_by: ResourceId | None = None
    checked_on: Day
    note: Text | None = None

    @model_validator(mode="after")
    def _known_from_somewhere(self) -> Self:
        if not self.named and not self.outside:
            raise PydanticCustomError(
                "step-without-source",
                "nothing says where “{title}” is known from",
                {"title": self.title, "write": "named: with a document that names it; or outside: with where it was seen"},
            )
        if (self.link is None) != (self.no_link_because is not None):
            raise PydanticCustomError(
                "missing-key",
                "either “link” or “no_link_because” belongs here",
                {"write": "link: where somebody confirmed the page; otherwise no_link_because: the reason"},
            )
        return self


class ResourcesForm(Record):
    """Procedures, guides, forms and tools that practitioners and families are pointed at."""

    resources: tuple[Resource, ...] = ()


class Step(Record):
    """One thing to do. Without `areas` it holds in all of them."""

    id: Id
    says: Text
    areas: tuple[PartnershipId, ...] = ()
    resources: tuple[ResourceId, ...] = ()
    contacts: tuple[ContactId, ...] = ()
    helplines: tuple[HelplineId, ...] = ()
    groups: tuple[GroupId, ...] = ()
    published: tuple[Claim, ...] = ()
    outside: tuple[Outside, ...] = ()

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if not (self.published or self.outside or self.resources or self.contacts or self.helplines):
            raise PydanticCustomError(
                "step-without-source",
                "nothing says where this step is known from",
                {"write": "published: with a document's words; outside: with where it was seen; or a resource, contact or helpline"},
            )
        return self


class Task(Record):
    """Something a reader has to do, in the reader's own words. `first` is what comes before anything else."""

    id: Id
    title: Text
    about: Text
    section: Text
    reader: Literal["everybody", "people who work with children", "families"]
    first: HelplineId | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    silent_on: tuple[Silence, ...] = ()
    search_words: tuple[Text, ...] = ()
    checked: Checked


class TasksForm(Record):
    """What to do, task by task."""

    tasks: tuple[Task, ...] = ()


class SeenOn(Record):
    """A page where a number was seen, and when, as exactly as is known."""

    page: Text
    link: Link | None = None
    seen: Month | None = None
    estimate: Text | None = None


class Contact(Record):
    """Whom to ring or write to for one purpose. A number is held only if it is rated high and was seen since 2024.

    `front_door` marks where a worry about a child is reported, by day; every page about the area leads there.
    `web_page_only` marks one that is not rung at all, such as a finder.
    """

    id: Id
    name: Text
    purpose: Text
    areas: tuple[PartnershipId, ...] = ()
    number: Text | None = None
    confidence: Confidence
    seen_on: tuple[SeenOn, ...] = ()
    checked_on: Day
    page: Text
    link: Link | None = None
    front_door: YesNo = False
    web_page_only: YesNo = False
    note: Text | None = None

    @model_validator(mode="after")
    def _a_number_must_be_safe(self) -> Self:
        if self.number is None:
            return self
        if not re.fullmatch(r"[\d ]{3,14}", self.number) or re.match(r"0?7", self.number.replace(" ", "")):
            raise PydanticCustomError(
                "number-refused",
                "“{number}” is not a service number this site can show",
                {"number": self.number, "write": "digits and spaces; never a mobile number"},
            )
        recent = [item for item in self.seen_on if item.seen and item.seen >= NUMBERS_SEEN_SINCE]
        if self.confidence is not Confidence.HIGH or not recent:
            raise PydanticCustomError(
                "number-refused",
                "this number is not sure enough to be held here",
                {"write": "no number, only the page; a number needs confidence: high and a page where it was seen since 2024"},
            )
        return self


class TextLine(Claim):
    """A word to text to a short number, as a published document gives it. Shown with that document and its date."""

    id: Id
    name: Text
    word: Written
    to: Written
    says: Text


class ContactsForm(Record):
    """Helplines, which are always safe to show, and contacts, whose numbers show only when they were checked."""

    helplines: tuple[Helpline, ...] = ()
    text_lines: tuple[TextLine, ...] = ()
    contacts: tuple[Contact, ...] = ()


class RefusedNumber(Record):
    """A number that must not stand anywhere on the site, with why."""

    number: Text
    why: Literal["dead", "conflicting", "wrong", "not checked", "for another purpose", "a mobile number"]
    says: Text
    area: PartnershipId | None = None
    seen: Text


class RefusedNumbersForm(Record):
    """Numbers that must not be shown. This file itself is shown to readers with its digits hidden."""

    numbers: tuple[RefusedNumber, ...] = ()


class TownOrVillage(Record):
    """A name people know the place by, and the area or areas it can mean."""

    id: Id
    name: Text
    areas: Annotated[tuple[PartnershipId, ...], Field(min_length=1)]
    also: tuple[Text, ...] = ()
    published: tuple[Claim, ...] = ()
    outside: tuple[Outside, ...] = ()
    note: Text | None = None
    general_knowledge: YesNo = False

    @model_validator(mode="after")
    def _known_from_somewhere(self) -> Self:
        if not (self.published or self.outside or self.general_knowledge):
            raise PydanticCustomError(
                "step-without-source",
                "nothing says where this place is known from",
                {"write": "published: with a document's words; or general_knowledge: yes"},
            )
        return self


class PlacesForm(Record):
    """Towns and villages by name, so that a reader can find the area without knowing councils."""

    places: tuple[TownOrVillage, ...] = ()

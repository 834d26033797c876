"""What to do, task by task: steps, the documents and tools they name, contacts, numbers never to show, and places.

In: typed claims. Out: the forms behind `/procedures/`. Must not know: pages, or how a place is looked up.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.claims import Checked, Claim, Confidence, Outside, Silence, Written
from macros.model.record import Record
from macros.model.references import ContactId, GroupId, HelplineId, PartnershipId, ResourceId
from macros.model.registers import Helpline, NameInDocument
from macros.model.values import Day, Id, Link, Month, Text, YesNo, number_to_ring

# A number seen before this day may have changed hands; standing decision of the project.
NUMBERS_SEEN_SINCE = "2024"


class Resource(Record):
    """A procedure, guide, form or tool, by its title. `link` only where somebody confirmed the page."""

    id: Id
    title: Text = Field(description="its exact title")
    kind: Literal[
        "procedure", "threshold document", "guidance", "tool", "form", "training", "website", "strategy", "briefing", "service"
    ] = Field(description="what sort of thing it is")
    about: Text
    areas: tuple[PartnershipId, ...] = ()
    also_called: tuple[Text, ...] = Field((), description="other names people know it by")
    link: Link | None = Field(None, description="the web address, only where somebody confirmed the page")
    link_leads_to: Text | None = Field(None, description="what that page is, in a few words")
    no_link_because: Text | None = Field(None, description="why there is no web address here")
    named: tuple[NameInDocument, ...] = ()
    outside: tuple[Outside, ...] = ()
    replaced_by: ResourceId | None = Field(None, description="what took its place, by its id in resources.yml")
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


class ResourcesForm(Record, title="Documents and tools"):
    """Procedures, guides, forms and tools that practitioners and families are pointed at."""

    resources: tuple[Resource, ...] = Field((), description="the documents and tools, one by one")


class Step(Record):
    """One thing to do. Without `areas` it holds in all of them."""

    id: Id
    says: Text = Field(description="what to do, in a plain sentence or two")
    areas: tuple[PartnershipId, ...] = ()
    resources: tuple[ResourceId, ...] = Field((), description="the documents and tools it needs, by their ids in resources.yml")
    contacts: tuple[ContactId, ...] = Field((), description="whom to reach, by their ids in contacts.yml")
    helplines: tuple[HelplineId, ...] = Field((), description="the helplines to show with it, by their ids in contacts.yml")
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
    title: Text = Field(description="what the reader has to do, in the reader's own words")
    about: Text
    section: Text = Field(description="the heading under which tasks stand together")
    reader: Literal["everybody", "people who work with children", "families"] = Field(description="for whom it is")
    first: HelplineId | None = Field(None, description="the helpline before anything else, by its id in contacts.yml")
    steps: tuple[Step, ...] = Field(min_length=1, description="what to do, step by step")
    silent_on: tuple[Silence, ...] = Field((), description="what somebody looked for and no document says")
    search_words: tuple[Text, ...] = Field((), description="other words people search for")
    checked: Checked


class TasksForm(Record, title="What to do, task by task"):
    """What to do, task by task."""

    tasks: tuple[Task, ...] = Field((), description="the tasks, one by one")


class SeenOn(Record):
    """A page where a number was seen, and when, as exactly as is known."""

    page: Text = Field(description="whose page it is, and its title")
    link: Link | None = None
    seen: Month | None = Field(None, description="when the page was seen, where that is sure")
    estimate: Text | None = Field(None, description="when it probably was, where that is not sure", examples=["late 2024 to 2025"])


class Contact(Record):
    """Whom to ring or write to for one purpose. A number is held only if it is rated high and was seen since 2024.

    `front_door` marks where a worry about a child is reported, by day; every page about the area leads there.
    `web_page_only` marks one that is not rung at all, such as a finder.
    """

    id: Id
    name: Text = Field(description="the area or body, the team, and when it can be reached")
    purpose: Text = Field(description="what to reach it for, in a plain sentence")
    areas: tuple[PartnershipId, ...] = ()
    number: Text | None = Field(None, description="the number, only where it is sure and was seen since 2024", examples=["0300 300 8585"])
    confidence: Confidence
    seen_on: tuple[SeenOn, ...] = Field((), description="the pages where the number was seen")
    checked_on: Day
    page: Text = Field(description="whose page to look at, and its title")
    link: Link | None = None
    front_door: YesNo = Field(False, description="yes where a worry about a child is reported here by day")
    web_page_only: YesNo = Field(False, description="yes where nobody is rung, such as a page that finds a council")
    note: Text | None = None

    @model_validator(mode="after")
    def _a_number_must_be_safe(self) -> Self:
        if self.number is None:
            return self
        if not re.fullmatch(r"[0-9 ]{3,14}", self.number) or re.match(r"0?7", self.number.replace(" ", "")):
            raise PydanticCustomError(
                "number-refused",
                "“{number}” is not a service number this site can show",
                {"number": self.number, "write": "digits and spaces; never a mobile number", "at": ("number",)},
            )
        recent = [item for item in self.seen_on if item.seen and item.seen >= NUMBERS_SEEN_SINCE]
        if self.confidence is not Confidence.HIGH or not recent:
            raise PydanticCustomError(
                "number-refused",
                "this number is not sure enough to be held here",
                {
                    "write": "no number, only the page; a number needs a high confidence, and a page where it was seen since 2024",
                    "at": ("number",),
                },
            )
        return self


class TextLine(Claim):
    """A word to text to a short number, as a published document gives it. Shown with that document and its date."""

    id: Id
    name: Text
    word: Written = Field(description="the word to send, just as the document has it")
    to: Annotated[Written, BeforeValidator(number_to_ring)] = Field(description="the number to send it to, just as the document has it")
    says: Text = Field(description="when to use it, in a plain sentence")


class ContactsForm(Record, title="Contacts and helplines"):
    """Helplines, which are always safe to show, and contacts, whose numbers show only when they were checked."""

    helplines: tuple[Helpline, ...] = Field((), description="numbers that are always safe to show, one by one")
    text_lines: tuple[TextLine, ...] = Field((), description="words to send to a short number, one by one")
    contacts: tuple[Contact, ...] = Field((), description="whom to ring or write to, one by one")


class RefusedNumber(Record):
    """A number that must not stand anywhere on the site, with why."""

    number: Text = Field(description="the number that must not be shown")
    why: Literal["dead", "conflicting", "wrong", "not checked", "for another purpose", "a mobile number"] = Field(
        description="what is wrong with it"
    )
    says: Text = Field(description="whose number it was, and what we know of it")
    area: PartnershipId | None = None
    seen: Text = Field(description="where the number was seen, and when")


class RefusedNumbersForm(Record, title="Numbers never to show"):
    """Numbers that must not be shown. This file itself is shown to readers with its digits hidden."""

    numbers: tuple[RefusedNumber, ...] = Field((), description="the numbers, one by one")


class TownOrVillage(Record):
    """A name people know the place by, and the area or areas it can mean."""

    id: Id
    name: Text = Field(description="the name people know the place by")
    areas: tuple[PartnershipId, ...] = Field(min_length=1, description="the area or areas it can mean, by their ids")
    also: tuple[Text, ...] = Field((), description="other names for it")
    published: tuple[Claim, ...] = ()
    outside: tuple[Outside, ...] = ()
    note: Text | None = None
    general_knowledge: YesNo = Field(False, description="yes where everybody here knows it and no document is needed")

    @model_validator(mode="after")
    def _known_from_somewhere(self) -> Self:
        if not (self.published or self.outside or self.general_knowledge):
            raise PydanticCustomError(
                "step-without-source",
                "nothing says where this place is known from",
                {"write": "published: with a document's words; or general_knowledge: yes"},
            )
        return self


class PlacesForm(Record, title="Towns and villages"):
    """Towns and villages by name, so that a reader can find the area without knowing councils."""

    places: tuple[TownOrVillage, ...] = Field((), description="the towns and villages, one by one")

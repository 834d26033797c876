"""Whom to ring: a number that was checked, or the page where the number can be found.

In: a data set and contacts. Out: `ContactView` records. Must not know: HTML, or which page shows them.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.dataset.dataset import Dataset, Partnership
from macros.model.procedures import Contact, SeenOn, TextLine
from macros.views.addresses import Addresses
from macros.views.blocks import Link, Where
from macros.words import day_in_words, listed, month_in_words


@dataclass(frozen=True)
class SeenView:
    """A page where a number was seen, and when."""

    page: Link | str
    when: str


@dataclass(frozen=True)
class ContactView:
    """A contact. Without a `number` the page says so and leads to where it can be found."""

    id: str
    name: str
    purpose: str
    area_ids: str
    areas: str
    web_page_only: bool
    number: str
    seen: tuple[SeenView, ...]
    page: Link | str
    checked: str
    note: str
    change: Link


def contact_view(dataset: Dataset, contact: Contact) -> ContactView:
    """One contact, with where its number was seen."""
    return ContactView(
        id=contact.id,
        name=contact.name,
        purpose=contact.purpose,
        area_ids=" ".join(contact.areas),
        areas=listed([dataset.partnerships[area].area for area in contact.areas if area in dataset.partnerships]),
        web_page_only=contact.web_page_only,
        number=contact.number or "",
        seen=tuple(_seen(item) for item in contact.seen_on) if contact.number else (),
        page=Link(contact.page, contact.link) if contact.link else contact.page,
        checked=day_in_words(contact.checked_on),
        note=contact.note or "",
        change=Addresses(dataset).change(contact),
    )


def _seen(item: SeenOn) -> SeenView:
    when = item.estimate or (month_in_words(item.seen) if item.seen else "no date")
    return SeenView(Link(item.page, item.link) if item.link else item.page, when)


def front_doors(dataset: Dataset, partnership: Partnership) -> tuple[ContactView, ...]:
    """Where a worry about a child in this area is reported."""
    return tuple(
        contact_view(dataset, item)
        for item in dataset.contacts.values()
        if item.front_door and partnership.id in (item.areas or (partnership.id,))
    )


@dataclass(frozen=True)
class TextLineView:
    """A word to text to a short number, and the document that gives it."""

    name: str
    word: str
    to: str
    says: str
    note: str
    where: Where


def text_line_view(dataset: Dataset, line: TextLine) -> TextLineView:
    """One text line, with where it is published."""
    return TextLineView(line.name, line.word, line.to, line.says, line.note or "", Addresses(dataset).where(line))

"""A partnership's sources: its published documents, and the people they name.

In: a data set and a partnership. Out: `SourceView` and `PersonView` records. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from macros.dataset.dataset import Dataset, Partnership
from macros.model.registers import Post, PublishedDocument
from macros.views.addresses import Addresses
from macros.views.arrangement import AboutDocument, about_document
from macros.views.blocks import Item, Link
from macros.views.holders import NamedHolder, chairs_named, holders_of
from macros.words import DOCUMENT_STATUSES


@dataclass(frozen=True)
class SourceView:
    """A published document: what it is, its date, its gaps."""

    id: str
    title: str
    kind: str
    status: str
    period: str
    about: AboutDocument
    missing: tuple[Item, ...]
    note: str
    read: Link | None
    change: Link


def source_views(dataset: Dataset, partnership: Partnership) -> list[SourceView]:
    """The documents of one partnership, the arrangements first."""
    own = dataset.documents_of(partnership.id)
    return [_source(dataset, item) for item in sorted(own, key=lambda item: item.id != partnership.form.arrangements)]


def _source(dataset: Dataset, document: PublishedDocument) -> SourceView:
    addresses = Addresses(dataset)
    return SourceView(
        id=document.id,
        title=document.title,
        kind=document.kind,
        status=DOCUMENT_STATUSES[document.status],
        period=document.period or "",
        about=about_document(dataset, document),
        missing=tuple(Item((item.says,), addresses.where(item), item.note or "") for item in document.missing),
        note=document.note or "",
        read=addresses.held_as_pages(document.id),
        change=addresses.change(document),
    )


@dataclass(frozen=True)
class PersonView:
    """A person a published document names in a post."""

    name: str
    title: str
    body: Link | None
    document: Link
    note: str


def people_named_by(dataset: Dataset, partnership: Partnership) -> list[PersonView]:
    """Everybody the documents of one partnership name in a post, in the order of the posts."""
    return list(_people_by_partnership(dataset).get(partnership.id, {}).values())


@lru_cache(maxsize=2)
def _people_by_partnership(dataset: Dataset) -> dict[str, dict[tuple[str, Link, Link | None], PersonView]]:
    addresses = Addresses(dataset)
    named = [(holder, _body(addresses, post)) for post in dataset.posts.values() for holder in holders_of(dataset, post.id)]
    named += [(holder, addresses.group(group.id)) for group in dataset.groups.values() for holder in chairs_named(group)]
    found: dict[str, dict[tuple[str, Link, Link | None], PersonView]] = {}
    for holder, body in named:
        person = _person(addresses, holder, body)
        own = found.setdefault(str(dataset.documents[holder.claim.document].partnership), {})
        # A chair can be held both as a post and with the group: the same name, document and body is shown once.
        own.setdefault((person.name, person.document, body), person)
    return found


def _body(addresses: Addresses, post: Post) -> Link | None:
    if post.organisation:
        return addresses.organisation(post.organisation)
    return addresses.group(post.group) if post.group else None


def _person(addresses: Addresses, holder: NamedHolder, body: Link | None) -> PersonView:
    return PersonView(holder.name, holder.title, body, addresses.document(holder.claim.document), holder.note)

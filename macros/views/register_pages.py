"""The registers as pages: organisations, groups, a partnership's sources.

In: a data set. Out: one view for each page. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.dataset.dataset import Dataset, Partnership
from macros.model.claims import Sourced
from macros.model.registers import (
    ChairedBy,
    Group,
    MeetsHowOften,
    Member,
    NameInDocument,
    Organisation,
    OrganisationChange,
    PublishedDocument,
    ReportsTo,
)
from macros.views.addresses import Addresses
from macros.views.arrangement import AboutDocument, about_document
from macros.views.blocks import HowSure, Item, Link, Where
from macros.views.holders import NamedHolder, chairs_named, holders_of
from macros.views.since import bodies_named_in, how_sure
from macros.views.topic import statement_item
from macros.views.words import listed, month_in_words

SORTS = {
    "full name": "",
    "short form": "short form",
    "old name": "an old name",
    "misspelt": "spelt this way",
    "other wording": "other wording",
}


@dataclass(frozen=True)
class NameView:
    """A name, the documents that use it, and what sort of name it is."""

    text: str
    sort: str
    documents: tuple[Link, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ChangeView:
    """One step in a body's history."""

    when: str
    says: str
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    sure: tuple[HowSure, ...]


@dataclass(frozen=True)
class OrganisationView:
    """A body: what it is, its names, where it appears, what came before and after."""

    id: str
    name: str
    kind: str
    note: str
    part_of: Link | None
    earlier_names: tuple[tuple[str, HowSure | None], ...]
    names: tuple[NameView, ...]
    appears: tuple[Link, ...]
    changes: tuple[ChangeView, ...]
    outside: tuple[tuple[str, HowSure], ...]
    change: Link


@dataclass(frozen=True)
class GroupFact:
    """What is said about a group, and by which documents. Documents that say the same stand together."""

    says: str
    note: str
    where: tuple[Where, ...]


@dataclass(frozen=True)
class GroupView:
    """A group: names, and each document's claims about it."""

    id: str
    name: str
    kind: str
    scope: str
    status: str
    covers: str
    note: str
    names: tuple[NameView, ...]
    claims: tuple[tuple[str, tuple[GroupFact, ...]], ...]
    remit: tuple[Item, ...]
    themes: tuple[Item, ...]
    succeeds: tuple[tuple[Link, str], ...]
    succeeded_by: tuple[tuple[Link, str], ...]
    change: Link


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
    change: Link


def organisation_views(dataset: Dataset) -> list[tuple[str, list[OrganisationView]]]:
    """Every body, by kind and then by name."""
    by_kind: dict[str, list[OrganisationView]] = {}
    appearances = _appearances(dataset)
    for organisation in sorted(dataset.organisations.values(), key=lambda item: item.name.lower()):
        by_kind.setdefault(organisation.kind, []).append(_organisation(dataset, organisation, appearances))
    return sorted(by_kind.items(), key=lambda item: KIND_ORDER.index(item[0]) if item[0] in KIND_ORDER else len(KIND_ORDER))


KIND_ORDER = [
    "local authority",
    "integrated care board",
    "police",
    "partnership",
    "NHS provider",
    "clinical commissioning group",
    "probation",
    "youth justice",
    "fire and rescue",
    "voluntary or community",
    "Healthwatch",
]


def _appearances(dataset: Dataset) -> dict[str, dict[str, Link]]:
    """For each body, the partnership pages that name it."""
    found: dict[str, dict[str, Link]] = {}
    for partnership in dataset.partnerships.values():
        for page in dataset.pages:
            for title in page.topics:
                address = f"{partnership.id}/{page.id}/#{title.id}"
                for body in bodies_named_in(partnership.topic(title.id)):
                    found.setdefault(body, {})[address] = Link(f"{partnership.area}: {title.title}", address)
    return found


def _names(addresses: Addresses, named: tuple[NameInDocument, ...]) -> tuple[NameView, ...]:
    grouped: dict[tuple[str, str], list[NameInDocument]] = {}
    for item in named:
        grouped.setdefault((item.as_written, SORTS[item.sort]), []).append(item)
    return tuple(
        NameView(
            text,
            sort,
            tuple(dict.fromkeys(addresses.document(item.document) for item in items)),
            tuple(dict.fromkeys(item.note for item in items if item.note)),
        )
        for (text, sort), items in grouped.items()
    )


def _organisation(dataset: Dataset, organisation: Organisation, appearances: dict[str, dict[str, Link]]) -> OrganisationView:
    addresses = Addresses(dataset)
    changes = [change for change in dataset.changes if organisation.id in (*change.before, *change.after)]
    return OrganisationView(
        id=organisation.id,
        name=organisation.name,
        kind=organisation.kind,
        note=organisation.note or "",
        part_of=addresses.organisation(organisation.part_of) if organisation.part_of else None,
        earlier_names=tuple((item.name, how_sure(item.outside) if item.outside else None) for item in organisation.earlier_names),
        names=_names(addresses, organisation.named),
        appears=tuple(appearances.get(organisation.id, {}).values()),
        changes=tuple(change_view(addresses, change) for change in changes),
        outside=tuple((item.says, how_sure(item)) for item in organisation.outside),
        change=addresses.change(organisation),
    )


def change_view(addresses: Addresses, change: OrganisationChange) -> ChangeView:
    """A merger, renaming or ending, with how sure we are of it."""
    return ChangeView(
        when=month_in_words(change.on) if change.on else "date not known",
        says=change.says,
        before=tuple(addresses.organisation(item) for item in change.before),
        after=tuple(addresses.organisation(item) for item in change.after),
        sure=tuple(how_sure(item) for item in change.outside),
    )


def group_views(dataset: Dataset) -> list[tuple[str, list[GroupView]]]:
    """Every group: what the three areas share first, then each area's, then the boards of the past."""
    sections: dict[str, list[GroupView]] = {"Shared across Bedfordshire": []}
    for partnership in dataset.partnerships.values():
        sections[partnership.area] = []
    past = "Boards and groups of the past"
    sections[past] = []
    for group in dataset.groups.values():
        view = _group(dataset, group)
        if group.status == "historical":
            sections[past].append(view)
        elif len(group.areas) == 1 and group.areas[0] in dataset.partnerships:
            sections[dataset.partnerships[group.areas[0]].area].append(view)
        else:
            sections["Shared across Bedfordshire"].append(view)
    return [(title, views) for title, views in sections.items() if views]


def _group(dataset: Dataset, group: Group) -> GroupView:
    addresses = Addresses(dataset)
    claims = (
        ("Chair", _group_facts(addresses, group.chair)),
        ("Meets", _group_facts(addresses, group.meetings)),
        ("Reports to", _group_facts(addresses, group.reports_to)),
        ("Members", _group_facts(addresses, group.members)),
    )
    areas = [dataset.partnerships[item].area for item in group.areas if item in dataset.partnerships]
    return GroupView(
        id=group.id,
        name=group.name,
        kind=group.kind,
        scope=f"{group.scope} ({listed(areas)})" if areas and group.scope != "pan-Bedfordshire" else group.scope,
        status=group.status,
        covers=group.covers,
        note=group.note or "",
        names=_names(addresses, group.named),
        claims=claims,
        remit=tuple(statement_item(addresses, item) for item in group.remit),
        themes=tuple(statement_item(addresses, item) for item in group.themes),
        succeeds=tuple((addresses.group(item.group), f"{item.why} How sure we are: {item.confidence}.") for item in group.succeeds),
        succeeded_by=tuple(
            (addresses.group(other.id), f"{item.why} How sure we are: {item.confidence}.")
            for other in dataset.groups.values()
            for item in other.succeeds
            if item.group == group.id
        ),
        change=addresses.change(group),
    )


def _group_facts(addresses: Addresses, claims: Sequence[ChairedBy | MeetsHowOften | ReportsTo | Member]) -> tuple[GroupFact, ...]:
    together: dict[tuple[str, str], list[Where]] = {}
    for claim in claims:
        together.setdefault((claim.says, claim.note or ""), []).append(addresses.where(claim))
    return tuple(GroupFact(says, note, tuple(where)) for (says, note), where in together.items())


def source_views(dataset: Dataset, partnership: Partnership) -> list[SourceView]:
    """The documents of one partnership, the arrangements first."""
    own = [item for item in dataset.documents.values() if item.partnership == partnership.id]
    return [_source(dataset, item) for item in sorted(own, key=lambda item: item.id != partnership.form.arrangements)]


STATUSES = {"latest held": "The latest edition we hold", "replaced": "Replaced by a later edition", "historical": "Historical"}


def _source(dataset: Dataset, document: PublishedDocument) -> SourceView:
    addresses = Addresses(dataset)
    return SourceView(
        id=document.id,
        title=document.title,
        kind=document.kind,
        status=STATUSES[document.status],
        period=document.period or "",
        about=about_document(dataset, document),
        missing=tuple(Item((item.says,), addresses.where(item), item.note or "") for item in document.missing),
        note=document.note or "",
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
    addresses = Addresses(dataset)
    found: list[PersonView] = []
    for post in dataset.posts.values():
        body = addresses.organisation(post.organisation) if post.organisation else addresses.group(post.group) if post.group else None
        found += [_person(addresses, holder, body) for holder in holders_of(dataset, post.id) if _of(dataset, holder.claim, partnership)]
    for group in dataset.groups.values():
        found += [
            _person(addresses, holder, addresses.group(group.id))
            for holder in chairs_named(group)
            if _of(dataset, holder.claim, partnership)
        ]
    return found


def _of(dataset: Dataset, claim: Sourced, partnership: Partnership) -> bool:
    return dataset.documents[claim.document].partnership == partnership.id


def _person(addresses: Addresses, holder: NamedHolder, body: Link | None) -> PersonView:
    return PersonView(holder.name, holder.title, body, addresses.document(holder.claim.document), holder.note)

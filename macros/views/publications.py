"""A report or protocol held section by section: its first page, and a page for each section.

In: a data set and a publication. Out: `PublicationView`, `SectionView`, `History`, and its menu.
Must not know: HTML, or how figures are laid out.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.assessing.reports import is_report
from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset, Publication
from macros.model.publications import Part
from macros.model.registers import Group, PublishedDocument
from macros.views.addresses import Addresses
from macros.views.arrangement import AboutDocument, about_document, dated
from macros.views.blocks import Block, Fact, Item, Link, Rich, Since, TopicView
from macros.views.figures import figure_blocks
from macros.views.seats import seats_table
from macros.views.since import bodies_named_in, since_notes
from macros.views.topic import laid_out, lists_of, statements_of
from macros.words import DOCUMENT_STATUSES, counted, month_in_words


@dataclass(frozen=True)
class Follower:
    """A board of the past, the group that probably took over from it, and how sure we are."""

    board: Link
    by: Link
    sure: str


@dataclass(frozen=True)
class History:
    """What stands at the top of every page of a document that is history."""

    document: Link
    dated: str
    followed: tuple[Follower, ...]
    others: str
    still_named: tuple[Link, ...]


@dataclass(frozen=True)
class PublicationView:
    """The first page: what the document is, what is missing from it, and its sections."""

    about: str
    document: AboutDocument | None
    facts: tuple[Fact, ...]
    missing: tuple[Item, ...]
    sections: tuple[tuple[Link, str], ...]
    note: str
    change: Link


@dataclass(frozen=True)
class SectionView:
    """A section: what it is about, its parts in order, and the sections before and after."""

    about: str
    document: AboutDocument | None
    parts: tuple[TopicView, ...]
    since: tuple[Since, ...]
    before: Link | None
    after: Link | None


def held_in_full(dataset: Dataset) -> tuple[tuple[Link, str], ...]:
    """Every document held section by section, with what it is about; what is history says so, and comes last."""
    past = {item.id: dataset.documents[item.form.document].status == "historical" for item in dataset.publications.values()}
    return tuple(
        (Link(item.form.title, item.address), f"{item.form.about} It is history." if past[item.id] else item.form.about)
        for item in sorted(dataset.publications.values(), key=lambda item: past[item.id])
    )


def history(dataset: Dataset, publication: Publication) -> History | None:
    """For a historical document, its date and what followed the boards it describes; None for any other."""
    document = dataset.documents[publication.form.document]
    if document.status != "historical":
        return None
    addresses = Addresses(dataset)
    named = [group for group in dataset.groups.values() if any(name.document == document.id for name in group.named)]
    past = [group for group in named if group.status == "historical"]
    followed = tuple(follower for group in past for follower in _followers(addresses, group))
    unknown = len(past) - len({follower.board for follower in followed})
    return History(
        document=addresses.publication(publication),
        dated=month_in_words(document.date.when) if document.date.when else dated(document),
        followed=followed,
        others=f"What came after {counted(unknown, 'other board or group', 'other boards and groups')} in it, no document we hold says."
        if unknown
        else "",
        still_named=tuple(addresses.group(group.id) for group in named if group.status != "historical"),
    )


def _followers(addresses: Addresses, group: Group) -> list[Follower]:
    return [
        Follower(addresses.group(group.id), addresses.group(later.id), f"How sure we are: {step.confidence}.")
        for later in addresses.dataset.groups.values()
        for step in later.succeeds
        if step.group == group.id
    ]


def publication_menu(dataset: Dataset, publication: Publication) -> tuple[Link, ...]:
    """The pages of one document, in order."""
    addresses = Addresses(dataset)
    asked = (Link("What the report was asked to hold", f"{publication.address}requirements/"),)
    return (
        Link("About this document", publication.address),
        *(addresses.section(publication, name) for name in publication.form.sections),
        *(asked if is_report(dataset, publication) else ()),
    )


def publication_view(dataset: Dataset, publication: Publication) -> PublicationView:
    """The first page of a document."""
    addresses = Addresses(dataset)
    document = dataset.documents[publication.form.document]
    return PublicationView(
        about=publication.form.about,
        document=_about(dataset, publication),
        facts=tuple(_facts(dataset, publication, document)),
        missing=tuple(Item((item.says,), addresses.where(item), item.note or "") for item in document.missing),
        sections=tuple((addresses.section(publication, name), publication.sections[name].about) for name in publication.form.sections),
        note=document.note or "",
        change=addresses.change(document),
    )


def _about(dataset: Dataset, publication: Publication) -> AboutDocument | None:
    """Which document a page shows. On the pages of a document that is history, `History` says it."""
    document = dataset.documents[publication.form.document]
    return None if document.status == "historical" else about_document(dataset, document)


def _facts(dataset: Dataset, publication: Publication, document: PublishedDocument) -> list[Fact]:
    addresses = Addresses(dataset)
    partnership = dataset.partnerships[document.partnership]
    body = dataset.organisations[partnership.form.organisation].name
    facts = [
        Fact("What it is", ((f"{document.title}.",), (f"Kind of document: {document.kind}.",))),
        Fact(
            "Whose it is", (("Held here with the documents of ", Link(body, f"{partnership.id}/"), "."), _arrangements(addresses, document))
        ),
        Fact("Date", ((f"{dated(document)} {document.date.why_inferred or ''}".strip(),),)),
    ]
    if document.period:
        facts.append(Fact("Period it covers", ((document.period,),)))
    if document.assessed:
        edition = dataset.instruments[document.assessed.edition]
        measured: Rich = (Link(edition.short_title, f"statutory/{document.assessed.edition}/"), f". {document.assessed.reason}")
        facts.append(Fact("Measured by", (measured, (f"How sure we are: {document.assessed.confidence}.",))))
    replaced = (f"{document.replaced_by.says}",) if document.replaced_by else ("We know of no later edition of this document.",)
    facts.append(Fact("Status", ((DOCUMENT_STATUSES[document.status],), replaced)))
    facts.append(Fact("Where it differs", (_differences(dataset, document),)))
    return facts


def _arrangements(addresses: Addresses, document: PublishedDocument) -> Rich:
    arrangements = addresses.dataset.partnerships[document.partnership].form.arrangements
    return ("The partnership's arrangements are in another document: ", addresses.document(arrangements), ".")


def _differences(dataset: Dataset, document: PublishedDocument) -> Rich:
    """How many discrepancies the rules find in the document, alone or beside others, and where they stand."""
    found = sum(document.id in item.documents for item in discrepancies_in(dataset))
    if not found:
        return ("Our checks found no figure or statement in it that differs from another.",)
    link = Link("See where documents differ", f"discrepancies/#{document.partnership}")
    return (f"Our checks found {counted(found, 'difference')} in it, or between it and other documents. ", link, ".")


def section_view(dataset: Dataset, publication: Publication, section_id: str) -> SectionView:
    """One section of a document."""
    addresses = Addresses(dataset)
    section = publication.sections[section_id]
    names = list(map(str, publication.form.sections))
    place = names.index(section_id)
    return SectionView(
        about=section.about,
        document=_about(dataset, publication),
        parts=tuple(_part_view(dataset, part, section.document) for part in section.parts),
        since=since_notes(dataset, bodies_named_in(section.parts)),
        before=addresses.section(publication, names[place - 1]) if place else None,
        after=addresses.section(publication, names[place + 1]) if place + 1 < len(names) else None,
    )


def _part_view(dataset: Dataset, part: Part, document: str) -> TopicView:
    addresses = Addresses(dataset)
    blocks: tuple[Block, ...] = (*statements_of(dataset, part), *lists_of(dataset, part), *figure_blocks(addresses, part))
    if part.seats:
        blocks = (*blocks, seats_table(addresses, part))
    return laid_out(dataset, part, part, document, blocks)

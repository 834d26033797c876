"""What is special to each kind of topic: partners, chairs, agencies, reports, signatures and the rest.

In: a typed topic. Out: blocks. Must not know: HTML, or topics that hold only statements and lists.
"""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from macros.dataset.dataset import Dataset, Partnership
from macros.model import topics as form
from macros.model.claims import Claim, Said
from macros.views.addresses import Addresses, csv_file
from macros.views.blocks import Block, Bullets, Cell, Fact, Facts, Item, Link, Rich, Table
from macros.views.funding import funding_blocks
from macros.views.holders import named_in
from macros.views.where_now import replaced_on
from macros.words import day_in_words, number_in_words

Blocks = tuple[Block, ...]


def blocks_of(dataset: Dataset, partnership: Partnership, topic: form.Topic) -> Blocks:
    """The blocks of a topic's typed fields; none for a topic of statements and lists only."""
    return _blocks(topic, Addresses(dataset), partnership)


@singledispatch
def _blocks(topic: form.Topic, addresses: Addresses, partnership: Partnership) -> Blocks:
    return ()


def _facts(*facts: Fact | None, title: str = "") -> Blocks:
    kept = tuple(fact for fact in facts if fact is not None)
    return (Facts(title, kept),) if kept else ()


def _said(label: str, said: Said | Claim | None, addresses: Addresses, says: str = "") -> Fact | None:
    if said is None:
        return None
    words = says or getattr(said, "says", "") or " ".join(said.as_written)
    return Fact(label, ((words,),), (addresses.where(said),), said.note or "")


def _items(title: str, said: tuple[Said, ...], addresses: Addresses) -> Blocks:
    if not said:
        return ()
    return (Bullets(title, tuple(Item((item.says,), addresses.where(item), item.note or "") for item in said)),)


KINDS_OF_PARTNER = {"local authority": "Local authority", "integrated care board": "NHS: integrated care board", "police": "Police"}


@_blocks.register
def _(topic: form.SafeguardingPartners, addresses: Addresses, partnership: Partnership) -> Blocks:
    return _facts(
        *(
            Fact(
                KINDS_OF_PARTNER.get(addresses.dataset.organisations[claim.organisation].kind, "Partner"),
                ((addresses.organisation(claim.organisation, claim.as_written[0]),),),
                (addresses.where(claim),),
                claim.note or "",
            )
            for claim in topic.partners
        )
    )


def _partner_posts(partner: form.PartnerPosts, addresses: Addresses, partnership: Partnership) -> Fact:
    says: list[Rich] = []
    notes = [partner.note or ""]
    for claim in partner.posts:
        title = claim.as_written[0]
        says.append((title[0].upper() + title[1:],))
        notes += [claim.note or "", *named_in(addresses.dataset, partnership, claim.post)]
    label = addresses.dataset.organisations[partner.organisation].name
    return Fact(label, tuple(says), tuple(addresses.where(claim) for claim in partner.posts), " ".join(note for note in notes if note))


@_blocks.register
def _(topic: form.LeadSafeguardingPartners, addresses: Addresses, partnership: Partnership) -> Blocks:
    return _facts(*(_partner_posts(partner, addresses, partnership) for partner in topic.leads))


@_blocks.register
def _(topic: form.DelegatedSafeguardingPartners, addresses: Addresses, partnership: Partnership) -> Blocks:
    return _facts(*(_partner_posts(partner, addresses, partnership) for partner in topic.delegates))


@_blocks.register
def _(topic: form.Signatures, addresses: Addresses, partnership: Partnership) -> Blocks:
    if not topic.signatories:
        return ()
    headings = tuple(Cell((text,), header=True) for text in ("For", "Name", "Post", "Date"))
    rows = tuple(
        (
            Cell((addresses.organisation(item.organisation, item.organisation_as_written),), header=True),
            Cell((item.name,)),
            Cell((item.title_as_written,)),
            Cell((day_in_words(item.on) if item.on else "No date given",), quiet=item.note or ""),
        )
        for item in topic.signatories
    )
    where = tuple(addresses.where(item, item.name) for item in topic.signatories)
    return (Table("", "Signature blocks, as the document has them", headings, rows, where=where),)


@_blocks.register
def _(topic: form.Governance, addresses: Addresses, partnership: Partnership) -> Blocks:
    return _facts(
        *(
            Fact(
                addresses.dataset.organisations[body.organisation].name,
                ((addresses.group(body.group, body.as_written[0]),),),
                (addresses.where(body),),
                body.note or "",
            )
            for body in topic.bodies
        )
    )


@_blocks.register
def _(topic: form.Chairing, addresses: Addresses, partnership: Partnership) -> Blocks:
    separate = topic.separate_from_scrutiny
    answer = f"{'Yes' if separate.answer else 'No'}. {separate.says}" if separate else ""
    return _facts(
        _said("Who chairs", topic.chair, addresses),
        _said("For how long", topic.term, addresses),
        _said("Is the chair apart from independent scrutiny?", separate, addresses, answer),
    )


@_blocks.register
def _(topic: form.IndependentScrutiny, addresses: Addresses, partnership: Partnership) -> Blocks:
    who = _said("Who scrutinises", topic.scrutineer, addresses)
    if who and topic.scrutineer and topic.scrutineer.post:
        named = named_in(addresses.dataset, partnership, topic.scrutineer.post)
        who = replace(who, note=" ".join(filter(None, (who.note, *named))))
    facts = _facts(who, _said("Who appoints", topic.appointed_by, addresses))
    chairs = tuple(Item((addresses.group(item.group), f": {item.says}"), addresses.where(item), item.note or "") for item in topic.chairs)
    return (*facts, *((Bullets("Groups that the scrutineer chairs, or may chair", chairs),) if chairs else ()))


KINDS_OF_ENTRY = {
    "organisation": "An organisation",
    "category": "A kind of organisation",
    "role": "A role, not an organisation",
    "lay members": "Lay members, not an organisation",
    "departments": "Departments of the council",
}


@_blocks.register
def _(topic: form.RelevantAgencies, addresses: Addresses, partnership: Partnership) -> Blocks:
    if not topic.entries:
        return ()
    in_addition = topic.list_scope == "in addition to the safeguarding partners"
    scope = (
        "The three safeguarding partners are not on this list: it names bodies in addition to them."
        if in_addition
        else ("The list includes the three safeguarding partners themselves.")
    )
    scope_where = (addresses.where(topic.scope_as_written),) if topic.scope_as_written else ()
    scope_says = ((topic.scope_as_written.says,),) if topic.scope_as_written else ()
    rows = tuple(_agency_row(entry, addresses) for entry in topic.entries)
    headings = tuple(Cell((text,), header=True) for text in ("As the document writes it", "What it stands for", "Sort"))
    table = Table(
        f"The list: {number_in_words(len(rows)) if len(rows) < 10 else len(rows)} entries",
        "Relevant agencies, in the order of the document",
        headings,
        rows,
        where=tuple(addresses.where(entry) for entry in topic.entries),
        download=csv_file("relevant-agencies", "all areas in one file"),
    )
    reviewed = topic.reviewed
    return (
        *_facts(
            Fact("What the list covers", ((scope,), *scope_says), scope_where),
            _said("How often it is reviewed", reviewed, addresses) if reviewed else None,
        ),
        table,
    )


def _agency_row(entry: form.RelevantAgencyEntry, addresses: Addresses) -> tuple[Cell, ...]:
    stands_for: list[str | Link] = []
    for index, part in enumerate(entry.stands_for):
        if index:
            stands_for.append("; ")
        stands_for += _stands_for(part, addresses)
    kinds = dict.fromkeys(KINDS_OF_ENTRY[part.kind] for part in entry.stands_for)
    return (
        Cell((" ".join(entry.as_written),), header=True, quiet=entry.note or ""),
        Cell(tuple(stands_for)),
        Cell(("; ".join(kinds),)),
    )


def _stands_for(part: form.StandsFor, addresses: Addresses) -> list[str | Link]:
    dataset = addresses.dataset
    pieces: list[str | Link] = []
    if part.organisation:
        pieces.append(addresses.organisation(part.organisation))
    elif part.category:
        pieces.append(dataset.categories[part.category].name)
    elif part.role:
        pieces.append(dataset.posts[part.role].title)
    elif part.departments_of:
        pieces += ["Departments of ", addresses.organisation(part.departments_of)]
    else:
        pieces.append(f"Lay members: {number_in_words(part.number)}" if part.number is not None else "Lay members; no number given")
    if part.includes:
        pieces.append(", including " + ", ".join(_lower_first(dataset.categories[item].name) for item in part.includes))
    if part.through:
        pieces += [", through ", addresses.organisation(part.through)]
    return pieces


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]


@_blocks.register
def _(topic: form.Education, addresses: Addresses, partnership: Partnership) -> Blocks:
    return (
        *_items("On the board", topic.on_the_board, addresses),
        *_items("On other groups", topic.on_other_groups, addresses),
    )


def _published_link(claim: Claim | None, link: str | None, title: Claim | None, addresses: Addresses) -> Fact | None:
    if claim is None or link is None:
        return None
    note = claim.note or "This is the address as published. We have not checked that it still works."
    replaced = replaced_on(addresses.dataset, title.document, title.lines) if title else None
    if replaced:
        note = f"This is the address in the document. Do not rely on it: “{replaced.title}” has been replaced. {claim.note or ''}".strip()
    leads = Link("The page or file it leads to", link)
    return Fact("Link in the document", ((f"{link} (", leads, ")"),), (addresses.where(claim),), note)


@_blocks.register
def _(topic: form.Thresholds, addresses: Addresses, partnership: Partnership) -> Blocks:
    return _facts(
        _said("Title", topic.title, addresses),
        _published_link(topic.link_as_written, topic.link, topic.title, addresses),
        _said("Levels of need", topic.levels, addresses),
    )


@_blocks.register
def _(topic: form.ProfessionalGuidance, addresses: Addresses, partnership: Partnership) -> Blocks:
    return _facts(_said("Title", topic.title, addresses), _published_link(topic.link_as_written, topic.link, topic.title, addresses))


@_blocks.register
def _(topic: form.ChildDeathReview, addresses: Addresses, partnership: Partnership) -> Blocks:
    if not topic.review_partners:
        return ()
    items = tuple(
        Item((addresses.organisation(claim.organisation, claim.as_written[0]),), addresses.where(claim), claim.note or "")
        for claim in topic.review_partners
    )
    return (Bullets("Child death review partners", items),)


@_blocks.register
def _(topic: form.Funding, addresses: Addresses, partnership: Partnership) -> Blocks:
    return funding_blocks(addresses, topic)


@_blocks.register
def _(topic: form.Reporting, addresses: Addresses, partnership: Partnership) -> Blocks:
    days = topic.days_to_send
    recipients = tuple((addresses.organisation(claim.organisation, claim.as_written[0]),) for claim in topic.recipients)
    return _facts(
        _said("What it is called", topic.called, addresses),
        _said("How often", topic.every_months, addresses),
        _said("By when", topic.deadline, addresses),
        *(_said("Where it is published", item, addresses) for item in topic.published_on),
        Fact("Who is sent a copy", recipients, tuple(addresses.where(claim) for claim in topic.recipients)) if recipients else None,
        _said("How soon the copy is sent", days, addresses) if days else None,
    )


@_blocks.register
def _(topic: form.StatutoryBasis, addresses: Addresses, partnership: Partnership) -> Blocks:
    if not topic.citations:
        return ()
    headings = tuple(Cell((text,), header=True) for text in ("Law or guidance", "Part cited", "What it is cited for"))
    rows = tuple(_citation_row(item, addresses) for item in topic.citations)
    where = tuple(addresses.where(item) for item in topic.citations)
    caption = "Citations, in the order of the document. The part is as the document cites it; we have not checked it against the law."
    return (Table("", caption, headings, rows, where=where),)


def _citation_row(item: form.Citation, addresses: Addresses) -> tuple[Cell, ...]:
    part = {"whole": "The whole"}.get(item.kind, f"{item.kind.capitalize()} {item.value or ''}".strip())
    instrument = addresses.dataset.instruments[item.instrument]
    return (Cell((instrument.title,), header=True), Cell((part,)), Cell((item.about,), quiet=item.note or ""))

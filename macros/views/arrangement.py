"""A partnership's arrangement as a whole: what the document is, and what it says in brief.

In: a data set and a partnership. Out: `AboutDocument`, `Overview`, menus. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.dataset.dataset import Dataset, Partnership
from macros.model.registers import PublishedDocument
from macros.model.site import PageTitle
from macros.model.topics import Chairing, Funding, IndependentScrutiny, RelevantAgencies, SafeguardingPartners, State
from macros.views.addresses import Addresses, whole_as_pdf
from macros.views.blocks import Fact, HowSure, Link, Since
from macros.views.changes import address_of_changes, calendar_of
from macros.views.funding import difference_in_words, funding_figures
from macros.views.since import how_sure, since_notes
from macros.words import STATE_LABELS, counted, month_in_words, pounds


@dataclass(frozen=True)
class AboutDocument:
    """Which document a page describes: its date or that it has none, the edition it was written to, and what came later."""

    document: Link
    title: str
    dated: str
    written_to: str
    why_dated: str
    replaced: str
    replaced_sure: HowSure | None


@dataclass(frozen=True)
class TopicState:
    """A topic's place and state, for the table of what is said and what is not."""

    topic: Link
    state: str
    state_word: str


@dataclass(frozen=True)
class Overview:
    """A partnership at a glance."""

    about: AboutDocument
    facts: tuple[Fact, ...]
    pages: tuple[tuple[Link, str], ...]
    publications: tuple[tuple[Link, str], ...]
    to_take_away: tuple[tuple[Link, str], ...]
    states: tuple[TopicState, ...]
    state_counts: tuple[tuple[str, int], ...]
    since: tuple[Since, ...]
    changes: Link
    calendar: Link


def about_document(dataset: Dataset, document: PublishedDocument) -> AboutDocument:
    """What a reader must know before reading: which document this is, how old, and whether a later one exists."""
    instrument = dataset.instruments[document.written_to] if document.written_to else None
    written_to = f"Written to {instrument.short_title}" if instrument else "The edition of the guidance it was written to is not recorded"
    replaced = document.replaced_by
    return AboutDocument(
        document=Addresses(dataset).document(document.id),
        title=document.title,
        dated=dated(document),
        written_to=f"{written_to}{_replaced_since(dataset, document)}.",
        why_dated=document.date.why_inferred or "",
        replaced=replaced.says if replaced else "",
        replaced_sure=how_sure(replaced) if replaced else None,
    )


def dated(document: PublishedDocument) -> str:
    """A sentence on the document's date. An inferred date is never given as the document's own."""
    date = document.date
    if date.stated and date.when:
        return f"Dated {month_in_words(date.when)}."
    if date.inferred:
        return f"It bears no date; we believe it is from {month_in_words(date.inferred)}."
    return "It bears no date."


def _replaced_since(dataset: Dataset, document: PublishedDocument) -> str:
    """What has replaced the edition the document was written to, if anything, followed to the end."""
    instrument = dataset.instruments.get(document.written_to or "")
    steps: list[str] = []
    seen: set[str] = set()
    while instrument and instrument.replaced_by and instrument.replaced_by not in seen:
        seen.add(instrument.replaced_by)
        follower = dataset.instruments[instrument.replaced_by]
        when = f" ({month_in_words(instrument.replaced_on)})" if instrument.replaced_on else ""
        steps.append(f"{follower.short_title}{when}")
        instrument = follower
    return f", since replaced by {', then by '.join(steps)}" if steps else ""


def page_link(partnership: Partnership, page: PageTitle) -> Link:
    """A partnership's page."""
    return Link(page.title, f"{partnership.id}/{page.id}/")


def menu(dataset: Dataset, partnership: Partnership) -> tuple[Link, ...]:
    """The pages of one partnership, in order."""
    pages = [page_link(partnership, page) for page in dataset.pages]
    return (
        Link("Overview", f"{partnership.id}/"),
        *pages,
        Link("Sources", f"{partnership.id}/sources/"),
        Link("Print all of it", f"{partnership.id}/print/"),
        Link("Card for the wall", f"{partnership.id}/card/"),
    )


def to_take_away(partnership: Partnership, with_pdf: bool) -> Iterator[tuple[Link, str]]:
    """What can be printed or kept, each with what it is."""
    yield Link("The whole arrangement, to print", f"{partnership.id}/print/"), "Every topic as one document, with its sources as notes."
    if with_pdf:
        yield (
            Link("The whole arrangement as a PDF", whole_as_pdf(partnership.id)),
            "The same, to keep or to send on. It is tagged for screen readers.",
        )
    yield Link("Card for the wall", f"{partnership.id}/card/"), "Who to call and which documents apply, on one sheet of paper."


def overview(dataset: Dataset, partnership: Partnership, with_pdf: bool = False) -> Overview:
    """The overview page. `with_pdf` is whether the whole arrangement will be there as a PDF."""
    addresses = Addresses(dataset)
    document = dataset.documents[partnership.form.arrangements]
    states = tuple(
        TopicState(
            Link(title.title, f"{partnership.id}/{page.id}/#{title.id}"),
            partnership.topic(title.id).state.value.replace(" ", "-"),
            STATE_LABELS[partnership.topic(title.id).state],
        )
        for page in dataset.pages
        for title in page.topics
    )
    counts = tuple((STATE_LABELS[state], sum(item.state_word == STATE_LABELS[state] for item in states)) for state in State)
    partners = partnership.topic("safeguarding-partners")
    bodies = [claim.organisation for claim in partners.partners] if isinstance(partners, SafeguardingPartners) else []
    return Overview(
        about=about_document(dataset, document),
        facts=tuple(_key_facts(dataset, partnership)),
        pages=tuple((page_link(partnership, page), page.question) for page in dataset.pages),
        publications=tuple(
            (addresses.publication(item), item.form.about)
            for item in dataset.publications.values()
            if dataset.documents[item.form.document].partnership == partnership.id
        ),
        to_take_away=tuple(to_take_away(partnership, with_pdf)),
        states=states,
        state_counts=counts,
        since=since_notes(dataset, bodies),
        changes=Link(f"What changed about {partnership.area}", address_of_changes(partnership.id)),
        calendar=Link("Days that the law or a document sets, for your calendar", calendar_of(partnership.id)),
    )


def _key_facts(dataset: Dataset, partnership: Partnership) -> list[Fact]:
    addresses = Addresses(dataset)
    area = partnership.form.area
    facts = [Fact("Area", ((area.name,),), (addresses.where(area),))]
    if area.statements:
        says = tuple((statement.says,) for statement in area.statements)
        facts.append(Fact("Work with other areas", says, tuple(addresses.where(statement) for statement in area.statements)))
    partners = partnership.topic("safeguarding-partners")
    if isinstance(partners, SafeguardingPartners) and partners.partners:
        named = tuple((addresses.organisation(claim.organisation, claim.as_written[0]),) for claim in partners.partners)
        facts.append(Fact("Safeguarding partners", named, tuple(addresses.where(claim) for claim in partners.partners)))
    chairing = partnership.topic("chairing")
    if isinstance(chairing, Chairing) and chairing.chair:
        facts.append(Fact("Chair", ((chairing.chair.says,),), (addresses.where(chairing.chair),)))
    scrutiny = partnership.topic("independent-scrutiny")
    if isinstance(scrutiny, IndependentScrutiny) and scrutiny.scrutineer:
        facts.append(Fact("Independent scrutiny", ((scrutiny.scrutineer.says,),), (addresses.where(scrutiny.scrutineer),)))
    agencies = partnership.topic("relevant-agencies")
    if isinstance(agencies, RelevantAgencies) and agencies.entries:
        words = counted(len(agencies.entries), "entry", "entries")
        scope = (
            "in addition to the three partners"
            if agencies.list_scope and "addition" in agencies.list_scope
            else "the three partners among them"
        )
        link = Link("Relevant agencies", f"{partnership.id}/relevant-agencies/")
        facts.append(Fact("Relevant agencies", ((f"{words} on the list, {scope}. ", link),)))
    funding = partnership.topic("funding")
    if isinstance(funding, Funding) and funding.contributions:
        figures = funding_figures(funding)
        stated = f"{pounds(figures.stated_total)} stated. " if figures.stated_total is not None else ""
        link = Link("Funding", f"{partnership.id}/funding/")
        facts.append(Fact("Funding", ((f"{stated}{difference_in_words(figures)} ", link),)))
    return facts

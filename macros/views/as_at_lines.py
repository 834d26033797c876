"""How things stood on a day, in sentences: partners, documents, roles, guidance and bodies.

In: a data set and records of `as_at`. Out: `Line` records. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.as_at.bodies import Step
from macros.as_at.documents import Dated, DocumentOnDay, not_before
from macros.as_at.holders import ClaimedHolder
from macros.as_at.law import Holds, InForce
from macros.as_at.roles import Exists, Ground, Partner, RoleOnDay, Seat
from macros.as_at.spans import Come
from macros.dataset.dataset import Dataset
from macros.model.as_at import Era, StatutoryRole
from macros.model.claims import Confidence
from macros.model.registers import PublishedDocument
from macros.views.addresses import Addresses
from macros.views.blocks import HowSure, Link, Rich
from macros.views.since import how_sure
from macros.words import day_in_words, month_in_words

Tag = tuple[str, str]  # the look of a state, and its word
KNOWN: Tag = ("stated", "Known")
NOT_KNOWN: Tag = ("not-recorded", "Not known")
NOT_OF_THAT_DAY: Tag = ("not-mentioned", "Not on this day")
GROUNDS: dict[Ground, Tag] = {
    Ground.DOCUMENT: ("stated", "Named in a document"),
    Ground.PERHAPS: ("refers-elsewhere", "Named, but the document’s day is not known"),
    Ground.FOLLOWED: ("heading-only", "Our inference"),
    Ground.INFERENCE: ("heading-only", "Our inference"),
    Ground.NONE: NOT_KNOWN,
}


@dataclass(frozen=True)
class Leading:
    """A change of bodies on the way to a line, with how sure we are of it."""

    says: str
    sure: tuple[HowSure, ...]


@dataclass(frozen=True)
class Line:
    """One thing about a day: what is so, how well it is known, on what it rests, and the changes that lead there."""

    tag: Tag
    says: Rich
    notes: tuple[Rich, ...] = ()
    steps: tuple[Leading, ...] = field(default=())


def joined(links: list[Link], word: str) -> Rich:
    """Links with `word` between the last two: `a, b or c`."""
    pieces: list[str | Link] = []
    for place, link in enumerate(links):
        pieces += ([] if not place else [f" {word} "] if place == len(links) - 1 else [", "]) + [link]
    return tuple(pieces)


def partner_line(dataset: Dataset, partner: Partner) -> Line:
    """A safeguarding partner, on what the claim rests, and each step from the body the document names."""
    addresses = Addresses(dataset)
    if partner.named is None or partner.document is None or not partner.followed.bodies:
        return Line(NOT_KNOWN, ("Who the safeguarding partners were is not known.",), (("We hold nothing that says so.",),))
    bodies, one = partner.followed.bodies, partner.followed.is_one
    document = dataset.documents[partner.document]
    where, named = addresses.document(document.id), dataset.organisations[partner.named].name
    notes: list[Rich] = []
    if not one:
        notes.append(("Which of these bodies it was, one or more, cannot be told from what we hold.",))
    if partner.ground is Ground.INFERENCE:
        notes.append((f"By what we know of the bodies; no document of ours of that day.{_of_changes(dataset, partner)}",))
    elif partner.ground is Ground.FOLLOWED:
        notes.append((f"By what we know of the bodies since the document.{_of_changes(dataset, partner)}",))
    notes.append((f"{named} is named in ", where, f". {when_dated(dataset, document)}"))
    if not partner.followed.steps:
        notes.append(("We hold no change of this body between the document and this day.",))
    tag = GROUNDS[partner.ground] if one else ("not-recorded", "Not known which")
    return Line(
        tag, joined([addresses.organisation(body) for body in bodies], "or"), tuple(notes), steps_of(dataset, partner.followed.steps)
    )


def _of_changes(dataset: Dataset, partner: Partner) -> str:
    """How sure we are of the changes on the way: as sure as of the least sure one. Empty where there is none."""
    on_the_way = {step.change for step in partner.followed.steps}
    found = [change.outside[0].confidence for change in dataset.changes if change.id in on_the_way]
    return f" How sure we are of the changes: {max(found, key=list(Confidence).index).value}." if found else ""


def steps_of(dataset: Dataset, steps: tuple[Step, ...]) -> tuple[Leading, ...]:
    """The changes on the way, each with how sure we are."""
    changes = {str(change.id): change for change in dataset.changes}
    return tuple(Leading(changes[step.change].says, tuple(how_sure(item) for item in changes[step.change].outside)) for step in steps)


def when_dated(dataset: Dataset, document: PublishedDocument) -> str:
    """A document's date in a sentence; an estimate is said to be one."""
    if document.date.stated and document.date.when:
        return f"It is dated {month_in_words(document.date.when)}."
    floor = not_before(dataset, document)
    estimate = f" Our estimate is {month_in_words(document.date.inferred)}." if document.date.inferred else ""
    return f"It bears no date.{f' It cannot be from before {day_in_words(floor)}.' if floor else ''}{estimate}"


def document_line(dataset: Dataset, held: DocumentOnDay, *, newest: bool = False) -> Line:
    """A document, and what its date says of the day. `newest`: of the arrangements dated by then, the last that we hold."""
    document = dataset.documents[held.document]
    says = "Whether it was published by this day is not known."
    if held.dated is Dated.BY_THEN:
        newer = "It is the newest that we hold of those dated by then. Whether something newer had been published is not known."
        says = newer if newest else "We hold a newer one dated by then." if document.kind == "arrangements" else ""
    history = "It is held as history." if document.status == "historical" else ""
    notes: list[Rich] = [(" ".join(filter(None, (when_dated(dataset, document), says, history))),)]
    steps: tuple[Leading, ...] = ()
    if document.replaced_by and held.dated is Dated.BY_THEN:
        steps = (Leading(f"From another source: {document.replaced_by.says}", (how_sure(document.replaced_by),)),)
    tag = ("stated", "Dated by then") if held.dated is Dated.BY_THEN else NOT_KNOWN
    return Line(tag, (Addresses(dataset).document(document.id),), tuple(notes), steps)


def law_line(dataset: Dataset, item: InForce) -> Line:
    """A law or an edition of guidance, from when it held, and until when."""
    held = dataset.instruments[item.instrument]
    notes: list[Rich] = []
    if held.in_force:
        notes.append((f"In force from: {month_in_words(held.in_force)}.",))
    elif held.published:
        word = "Became law" if held.kind == "act" else "Published"
        notes.append((f"{word}: {month_in_words(held.published)}. We hold no other day from which it held.",))
    if held.replaced_on:
        notes.append((f"Replaced: {month_in_words(held.replaced_on)}.",))
    if held.status == "text not available to us":
        notes.append(("Its text is not available to us.",))
    if held.status == "replaced" and not held.replaced_on:
        notes.append(("It no longer holds. On what day it ended is not known to us.",))
    tag = {Holds.YES: ("stated", "In force"), Holds.PERHAPS: NOT_KNOWN, Holds.MADE: ("refers-elsewhere", "Made, not known to have begun")}
    sure = (Leading(held.outside.says, (how_sure(held.outside),)),) if held.outside else ()
    return Line(tag[item.holds], (Link(held.title, f"statutory/{item.instrument}/"),), tuple(notes), sure)


def body_line(dataset: Dataset, step: Step) -> Line:
    """A change of bodies: who stood there on the day."""
    addresses = Addresses(dataset)
    change = next(item for item in dataset.changes if item.id == step.change)
    before, after = ([addresses.organisation(body) for body in side] for side in (change.before, change.after))
    shown = {Come.NOT_YET: before, Come.BY_THEN: after, Come.PERHAPS: [*before, *after]}[step.come]
    tag = {Come.NOT_YET: ("stated", "Before the change"), Come.BY_THEN: ("stated", "After the change"), Come.PERHAPS: NOT_KNOWN}[step.come]
    notes: tuple[Rich, ...] = (("Whether the change had come by this day is not known.",),) if step.come is Come.PERHAPS else ()
    says = joined(shown, "or" if step.come is Come.PERHAPS else "and") or ("No body that we know of",)
    return Line(tag, says, notes, steps_of(dataset, (step,)))


def holder_line(dataset: Dataset, holder: ClaimedHolder, before: Rich = ()) -> Line:
    """Somebody a document names in a post."""
    named, document = holder.named, dataset.documents[holder.named.document]
    when = f"The signature block is dated {day_in_words(named.signed_on)}." if named.signed_on else when_dated(dataset, document)
    tag = GROUNDS[Ground.DOCUMENT if holder.dated is Dated.BY_THEN else Ground.PERHAPS]
    return Line(
        tag, (*before, f"{named.name}, as “{named.title}”"), (("Named in ", Addresses(dataset).document(document.id), f". {when}"),)
    )


def post_of(dataset: Dataset, post_id: str) -> Rich:
    """A post's title, with the body it belongs to."""
    post = dataset.posts[post_id]
    return (f"{post.title}, ", Addresses(dataset).organisation(post.organisation)) if post.organisation else (post.title,)


def seat_lines(dataset: Dataset, seat: Seat) -> tuple[Line, ...]:
    """A seat of a role: a line for each claimed holder, or one that says that none is known."""
    if seat.post is None:
        body: Rich = (Addresses(dataset).organisation(seat.body), ": ") if seat.body else ()
        return (
            Line(
                NOT_KNOWN,
                (*body, "No document that can be of this day names the post or who held it."),
            ),
        )
    post = post_of(dataset, seat.post)
    changed: tuple[Rich, ...] = ()
    if seat.body_has_changed and seat.body:
        name = dataset.organisations[seat.body].name
        changed = ((f"By this day another body stood in the place of {name}, or may have. Who held such a post there is not known.",),)
    if not seat.holders:
        return (Line(NOT_KNOWN, (*post, ": who held it is not known."), changed),)
    lines = [holder_line(dataset, holder, (*post, ": ")) for holder in seat.holders]
    return tuple(Line(NOT_KNOWN if changed else line.tag, line.says, (*line.notes, *changed)) for line in lines)


def role_says(dataset: Dataset, role: StatutoryRole, on_day: RoleOnDay, era: Era | None) -> str:
    """Whether there was such a role on the day; empty where there was."""
    if on_day.exists is Exists.YES:
        return ""
    if role.asked_by:
        edition = dataset.instruments[role.asked_by]
        if on_day.exists is Exists.NO:
            return f"This role is in {edition.short_title}, which was not yet in force."
        later = dataset.instruments.get(edition.replaced_by or "")
        unread = " We have not been able to read that text." if later and later.status == "text not available to us" else ""
        by = f", which {later.short_title} replaced" if later else ""
        return f"This role is in {edition.short_title}{by}.{unread} Whether it was still a role on this day is not known."
    if on_day.exists is Exists.NO and era:
        return f"There was no such role on this day. How the work was arranged then: {era.title[:1].lower()}{era.title[1:]}."
    return "Whether there was such a role in this area on this day is not known."

"""Bodies, what became of them, posts, groups, and who belongs to what.

In: a data set. Out: the listings. Must not know: file formats.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.dataset.dataset import Dataset, Partnership
from macros.exporting.fields import SOURCE, Field, Listing, Row
from macros.exporting.from_forms import shaped
from macros.exporting.listings.register import register
from macros.model import topics as form
from macros.model.claims import Claim, OrganisationClaim
from macros.model.registers import Group, Organisation, OrganisationChange, Post


def _of_a_post(_: Dataset, post: Post) -> str:
    if post.organisation:
        return f"organisations/{post.organisation}/"
    return f"groups/{post.group}/" if post.group else "organisations/"


ORGANISATIONS = register(
    "organisations",
    "organisation",
    "Organisations",
    "Every body that a document names, once, with its names in the documents and official codes where we are sure of them.",
    "organisations/",
    Organisation,
    lambda dataset: dataset.organisations.values(),
    lambda _, item: f"organisations/{item.id}/",
)
ORGANISATION_CHANGES = register(
    "organisation-changes",
    "change",
    "What became of organisations",
    "Mergers, new names, replacements and endings. All of it is known from outside the documents; each says how sure we are.",
    "organisations/",
    OrganisationChange,
    lambda dataset: dataset.changes,
    lambda _, item: f"organisations/{item.before[0]}/",
)
POSTS = register(
    "posts",
    "post",
    "Posts",
    "Posts in bodies and groups. A name stands with a post only where a published document names the holder, with that document.",
    "organisations/",
    Post,
    lambda dataset: dataset.posts.values(),
    _of_a_post,
)
GROUPS = register(
    "groups",
    "group",
    "Groups and boards",
    "Groups, boards and forums, with what each document says of chair, meetings, members and to whom they report. Documents differ.",
    "groups/",
    Group,
    lambda dataset: dataset.groups.values(),
    lambda _, item: f"groups/{item.id}/",
)


def memberships(dataset: Dataset) -> list[Row]:
    """Who belongs to what, by each document: bodies in partnerships, bodies and posts in groups, and who chairs."""
    return [*_in_partnerships(dataset), *_in_groups(dataset), *_seats(dataset)]


def _membership(role: str, claim: Claim, **known: str | None) -> Row:
    whole = shaped(claim)
    row: Row = dict.fromkeys(("partnership", "group", "organisation", "post", "post_as_written"))
    words = {"role": role, "says": whole.get("says"), "as_written": whole["as_written"], "note": whole["note"], "source": whole["source"]}
    return {**row, **{name: str(value) for name, value in known.items() if value}, **words}


def _in_partnerships(dataset: Dataset) -> Iterator[Row]:
    for partnership in dataset.partnerships.values():
        area = partnership.id
        for role, claims in _organisations_of(partnership):
            for claim in claims:
                yield _membership(role, claim, partnership=area, organisation=claim.organisation)
        for role, partners in _posts_of(partnership):
            for partner in partners:
                for post in partner.posts:
                    yield _membership(role, post, partnership=area, organisation=partner.organisation, post=post.post)


def _organisations_of(partnership: Partnership) -> Iterator[tuple[str, tuple[OrganisationClaim, ...]]]:
    partners, reviews = partnership.topic("safeguarding-partners"), partnership.topic("child-death-review")
    if isinstance(partners, form.SafeguardingPartners):
        yield "safeguarding partner", partners.partners
    if isinstance(reviews, form.ChildDeathReview):
        yield "child death review partner", reviews.review_partners


def _posts_of(partnership: Partnership) -> Iterator[tuple[str, tuple[form.PartnerPosts, ...]]]:
    leads, delegates = partnership.topic("lead-safeguarding-partners"), partnership.topic("delegated-safeguarding-partners")
    if isinstance(leads, form.LeadSafeguardingPartners):
        yield "lead safeguarding partner", leads.leads
    if isinstance(delegates, form.DelegatedSafeguardingPartners):
        yield "delegated safeguarding partner", delegates.delegates


def _in_groups(dataset: Dataset) -> Iterator[Row]:
    for group in dataset.groups.values():
        for chair in group.chair:
            yield _membership("chair", chair, group=group.id, organisation=chair.organisation, post=chair.post)
        for member in group.members:
            yield _membership("member", member, group=group.id, organisation=member.organisation, post=member.post)


def _seats(dataset: Dataset) -> Iterator[Row]:
    for publication in dataset.publications.values():
        for part in publication.parts():
            for seat in part.seats:
                yield _membership(seat.role, seat, group=seat.group, organisation=seat.organisation, post_as_written=seat.post)


MEMBERSHIPS = Listing(
    "memberships",
    "membership",
    "Who belongs to what",
    "Bodies and posts in partnerships and groups, each by one document. A document says who belonged on its date, not who does today.",
    "groups/",
    (
        Field("partnership", "id", "The partnership, where it is one.", of="partnerships"),
        Field("group", "id", "The group, where it is one.", of="groups"),
        Field("organisation", "id", "The body that belongs to it, itself or through a post.", of="organisations"),
        Field("post", "id", "The post that belongs to it.", of="posts"),
        Field("post_as_written", "text", "The post as the document has it, where it is no post of our list."),
        Field(
            "role",
            "text",
            "As what it belongs to it.",
            needed=True,
            one_of=(
                "safeguarding partner",
                "lead safeguarding partner",
                "delegated safeguarding partner",
                "child death review partner",
                "chair",
                "vice chair",
                "member",
            ),
        ),
        Field("says", "text", "What the document says, in our own plain words."),
        Field("as_written", "texts", "The document's own words, or a few of them by which the place can be found."),
        Field("note", "text", "What else a reader should know of it."),
        SOURCE,
    ),
    memberships,
    key=(),
)

"""The registers: bodies, documents, groups, posts, instruments, partnerships, and what the site itself is.

In: typed claims. Out: one form for each kind of file that is not a topic.
Must not know: how files are found or pages made.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.claims import (
    AsWritten,
    Claim,
    MissingPiece,
    Outside,
    SharedList,
    Sourced,
    Statement,
    Written,
)
from macros.model.record import Record
from macros.model.references import DocumentId, GroupId, InstrumentId, OrganisationId, PartnershipId, PostId
from macros.model.requirements import HeadlineChange, Requirement
from macros.model.values import Count, Id, Lines, Link, Month, Text, YesNo

# --- organisations -------------------------------------------------------------------------------------------------

OrganisationKind = Literal[
    "local authority",
    "integrated care board",
    "police",
    "partnership",
    "clinical commissioning group",
    "NHS provider",
    "NHS system",
    "NHS national",
    "probation",
    "youth justice",
    "fire and rescue",
    "prison",
    "police governance",
    "government",
    "national body",
    "voluntary or community",
    "Healthwatch",
    "training unit",
    "campaign",
    "partnership unit",
    "board",
    "supplier",
    "data source",
    "service",
]


class OfficialName(Record):
    """A name a body has borne, with the dates between which it did, as far as they are known."""

    name: Text
    begins: Month | None = None
    ends: Month | None = None
    outside: Outside | None = None


class NameInDocument(Sourced):
    """A body's or group's name as one document writes it. The words stand on each of the lines cited."""

    as_written: Written
    sort: Literal["full name", "short form", "old name", "misspelt", "other wording"] = "full name"
    note: Text | None = None


class Organisation(Record):
    """A body, once, however many names it goes by."""

    id: Id
    name: Text
    kind: OrganisationKind
    short_name: Text | None = None
    part_of: OrganisationId | None = None
    earlier_names: tuple[OfficialName, ...] = ()
    named: tuple[NameInDocument, ...] = ()
    outside: tuple[Outside, ...] = ()
    note: Text | None = None


class OrganisationChange(Record):
    """A merger, renaming, replacement or ending. Several bodies can become one: this is a graph, not a line."""

    id: Id
    kind: Literal["merger", "renaming", "replacement", "transfer of services", "planned merger", "ending"]
    on: Month | None = None
    before: Annotated[tuple[OrganisationId, ...], Field(min_length=1)]
    after: tuple[OrganisationId, ...] = ()
    says: Text
    outside: Annotated[tuple[Outside, ...], Field(min_length=1)]


class OrganisationsForm(Record):
    """Every body named anywhere, once, and how bodies became other bodies."""

    organisations: tuple[Organisation, ...] = ()
    changes: tuple[OrganisationChange, ...] = ()


# --- published documents -------------------------------------------------------------------------------------------


class DocumentDate(Record):
    """The date a document bears, or that it bears none. An inferred date is never shown as the document's own."""

    stated: YesNo
    when: Month | None = None
    as_written: AsWritten | None = None
    heading: Written | None = None
    document: DocumentId | None = None
    lines: Lines | None = None
    inferred: Month | None = None
    why_inferred: Text | None = None

    @model_validator(mode="after")
    def _stated_or_not(self) -> Self:
        stated_parts = (self.when, self.as_written, self.lines)
        if self.stated and not all(stated_parts):
            raise PydanticCustomError(
                "missing-key", "a stated date needs “when”, “as_written” and “lines”", {"write": "the three of them, or stated: no"}
            )
        if not self.stated and any(stated_parts):
            raise PydanticCustomError(
                "says-too-much", "stated is “no”, but a date is given", {"write": "stated: yes; or give it as “inferred” and say why"}
            )
        if self.inferred and not self.why_inferred:
            raise PydanticCustomError("missing-key", "an inferred date needs “why_inferred”", {"write": "why_inferred: the reason"})
        return self


class AssessedAsOf(Record):
    """Which edition of the guidance a document is judged by, as at when, and why."""

    edition: InstrumentId
    on: Month | None = None
    reason: Text
    confidence: Literal["high", "medium", "low"]


class PublishedDocument(Record):
    """A document a fact can cite. Its id is the name of its text file without the ending."""

    id: Id
    title: Text
    short_title: Text
    title_as_written: Claim | None = None
    kind: Literal["arrangements", "yearly report", "protocol"]
    partnership: PartnershipId
    date: DocumentDate
    written_to: InstrumentId | None = None
    assessed: AssessedAsOf | None = None
    period: Text | None = None
    status: Literal["latest held", "replaced", "historical"]
    replaced_by: Outside | None = None
    review_cycle: Claim | None = None
    missing: tuple[MissingPiece, ...] = ()
    note: Text | None = None


class SourcesForm(Record):
    """Every published document a fact can cite."""

    sources: tuple[PublishedDocument, ...] = ()


# --- posts ---------------------------------------------------------------------------------------------------------


class Holder(Sourced):
    """A person a published document names in a post."""

    name: Written
    title_as_written: Written
    named: Text
    note: Text | None = None


class Post(Record):
    """A post. The post is the fact; a name is shown only where a published document names the holder."""

    id: Id
    title: Text
    organisation: OrganisationId | None = None
    group: GroupId | None = None
    holders: tuple[Holder, ...] = ()
    note: Text | None = None


class PostsForm(Record):
    """Posts, and who is named in them by documents other than an arrangement's own signature block."""

    posts: tuple[Post, ...] = ()


# --- groups --------------------------------------------------------------------------------------------------------


class ChairedBy(Claim):
    """Who chairs a group, by one document."""

    says: Text
    post: PostId | None = None
    holder: Written | None = None
    organisation: OrganisationId | None = None


class MeetsHowOften(Claim):
    """How often a group meets, by one document. `a_year` is the number of meetings a year where one is given."""

    says: Text
    a_year: Count | None = None
    unreadable: YesNo = False


class ReportsTo(Claim):
    """To whom a group reports, by one document. `whom` says it in plain words where it is no single group or body.

    `of_the_arrangements` is for what the document says of the arrangements as a whole and not of the group.
    """

    says: Text
    group: GroupId | None = None
    organisation: OrganisationId | None = None
    whom: Text | None = None
    of_the_arrangements: YesNo = False


class Member(Claim):
    """A member or attender of a group, by one document."""

    says: Text
    organisation: OrganisationId | None = None
    post: PostId | None = None


class Succession(Record):
    """A group that probably took over from another. Our inference, said as such."""

    group: GroupId
    why: Text
    confidence: Literal["high", "medium", "low"]


class Group(Record):
    """A group, board or forum. Documents can disagree: each claim keeps its own source."""

    id: Id
    name: Text
    kind: Literal["board", "group", "forum", "panel", "task and finish group", "meeting", "network", "team", "committee", "executive"]
    scope: Literal["pan-Bedfordshire", "one area", "inside a partner", "two areas", "outside the arrangements"]
    areas: tuple[PartnershipId, ...] = ()
    status: Literal["standing", "as required", "proposed", "historical"]
    covers: Literal["children", "all ages", "adults"] = "children"
    named: Annotated[tuple[NameInDocument, ...], Field(min_length=1)]
    chair: tuple[ChairedBy, ...] = ()
    meetings: tuple[MeetsHowOften, ...] = ()
    reports_to: tuple[ReportsTo, ...] = ()
    remit: tuple[Statement, ...] = ()
    themes: tuple[Statement, ...] = ()
    members: tuple[Member, ...] = ()
    succeeds: tuple[Succession, ...] = ()
    note: Text | None = None


class GroupsForm(Record):
    """Groups, boards and forums."""

    groups: tuple[Group, ...] = ()


# --- categories, shared lists, helplines --------------------------------------------------------------------------


class Category(Record):
    """A kind of agency that a list names as a whole, such as all education settings, or one sort within it."""

    id: Id
    name: Text
    about: Text | None = None


class CategoriesForm(Record):
    """Categories that stand in lists of relevant agencies in place of single bodies."""

    categories: tuple[Category, ...] = ()


class SharedForm(Record):
    """Lists that several partnerships publish in the same words, held once."""

    lists: tuple[SharedList, ...] = ()


class Helpline(Record):
    """A number that is always safe to show. `before_the_number` puts it at the top of every page, after those words.

    `says_to_children` puts it on the page for children, with words a ten-year-old can read.
    """

    id: Id
    name: Text
    number: Text
    says: Text
    before_the_number: Text | None = None
    says_to_children: Text | None = None


# --- instruments ---------------------------------------------------------------------------------------------------


class Instrument(Record):
    """A law or an edition of guidance."""

    title: Text
    short_title: Text
    kind: Literal["act", "regulations", "statutory guidance", "programme guide"]
    published: Month | None = None
    in_force: Month | None = None
    replaced_on: Month | None = None
    replaced_by: InstrumentId | None = None
    status: Literal["in force", "replaced", "enacted but not commenced", "text not available to us"]
    link: Link | None = None
    outside: Outside | None = None
    note: Text | None = None
    headline_changes: tuple[HeadlineChange, ...] = ()
    requirements: tuple[Requirement, ...] = ()


# --- partnerships --------------------------------------------------------------------------------------------------


class Area(Sourced):
    """The area the arrangements cover."""

    name: Text
    as_written: AsWritten
    statements: tuple[Statement, ...] = ()


class PartnershipForm(Record):
    """Who the partnership is, and which document holds its arrangements."""

    name: Claim
    organisation: OrganisationId
    council: OrganisationId
    area: Area
    arrangements: DocumentId
    order: Count
    note: Text | None = None

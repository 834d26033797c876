"""The registers: bodies, documents, groups, posts, instruments, partnerships, and what the site itself is.

In: typed claims. Out: one form for each kind of file that is not a topic.
Must not know: how files are found or pages made.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
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
from macros.model.scopes import Scope, of_the_whole_county
from macros.model.values import Count, Id, Lines, Link, Month, Text, YesNo, number_to_ring

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

    name: Text = Field(description="the name it bore, in full")
    begins: Month | None = Field(None, description="from when it bore this name, as far as is known")
    ends: Month | None = Field(None, description="until when it bore this name, as far as is known")
    outside: Outside | None = None


class NameInDocument(Sourced):
    """A body's or group's name as one document writes it. The words stand on each of the lines cited."""

    as_written: Written = Field(description="the name, just as the document has it")
    sort: Literal["full name", "short form", "old name", "misspelt", "other wording"] = Field(
        "full name", description="what sort of name it is"
    )
    note: Text | None = None


class Identifier(Record):
    """The code of a body in an official list, such as GSS for areas. One we are not sure of is not held."""

    scheme: Literal["GSS"] = Field(description="which official list the code is from")
    value: Text = Field(description="the code, just as that list has it", examples=["E06000032"])
    outside: Outside

    @model_validator(mode="after")
    def _sure_enough(self) -> Self:
        if self.outside.confidence == "low":
            raise PydanticCustomError(
                "form-does-not-fit",
                "this code is not sure enough to be held here",
                {"write": "no code, or where it was seen in the official list"},
            )
        return self


class Organisation(Record):
    """A body, once, however many names it goes by."""

    id: Id
    name: Text = Field(description="its official name in full")
    kind: OrganisationKind = Field(description="what sort of body it is")
    short_name: Text | None = Field(None, description="a shorter name that readers know it by")
    part_of: OrganisationId | None = Field(None, description="the body it belongs to, by its id in organisations.yml")
    identifiers: tuple[Identifier, ...] = Field((), description="its codes in official lists")
    earlier_names: tuple[OfficialName, ...] = Field((), description="the names it bore before")
    named: tuple[NameInDocument, ...] = ()
    outside: tuple[Outside, ...] = ()
    note: Text | None = None


class OrganisationChange(Record):
    """A merger, renaming, replacement or ending. Several bodies can become one: this is a graph, not a line."""

    id: Id
    kind: Literal["merger", "renaming", "replacement", "transfer of services", "planned merger", "ending"] = Field(
        description="what sort of change it was"
    )
    on: Month | None = Field(None, description="when it happened, as exactly as is known")
    before: tuple[OrganisationId, ...] = Field(min_length=1, description="the bodies before the change, by their ids in organisations.yml")
    after: tuple[OrganisationId, ...] = Field((), description="the bodies after the change, by their ids in organisations.yml")
    says: Text = Field(description="what happened, in a plain sentence")
    outside: Annotated[tuple[Outside, ...], Field(min_length=1)]


class OrganisationsForm(Record):
    """Every body named anywhere, once, and how bodies became other bodies."""

    organisations: tuple[Organisation, ...] = Field((), description="the bodies, one by one")
    changes: tuple[OrganisationChange, ...] = Field((), description="mergers, new names and endings, one by one")


# --- published documents -------------------------------------------------------------------------------------------


class DocumentDate(Record):
    """The date a document bears, or that it bears none. An inferred date is never shown as the document's own."""

    stated: YesNo = Field(description="yes where the document bears a date, no where it does not")
    when: Month | None = Field(None, description="the date it bears, as exactly as it gives it")
    as_written: AsWritten | None = None
    heading: Written | None = None
    document: DocumentId | None = None
    lines: Lines | None = None
    inferred: Month | None = Field(None, description="where it bears no date, the date it seems to have")
    why_inferred: Text | None = Field(None, description="what in the document points to that date")

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

    edition: InstrumentId = Field(description="the edition of the guidance, by the name of its file in data/instruments")
    on: Month | None = Field(None, description="the date that decides which edition it is judged by")
    reason: Text = Field(description="why the document is judged by this edition")
    confidence: Literal["high", "medium", "low"]


class PublishedDocument(Record):
    """A document a fact can cite. Its id is the name of its text file without the ending."""

    id: Id = Field(description="the name of its text file without the ending, in small letters and hyphens")
    title: Text = Field(description="its full title, for readers")
    short_title: Text
    title_as_written: Claim | None = Field(None, description="the title in the document's own words")
    kind: Literal["arrangements", "yearly report", "protocol"] = Field(description="what sort of document it is")
    partnership: PartnershipId = Field(description="whose it is: the name of the partnership's folder")
    date: DocumentDate = Field(description="the date it bears, or that it bears none")
    written_to: InstrumentId | None = Field(
        None, description="the edition of the guidance it cites, by the name of its file in data/instruments"
    )
    assessed: AssessedAsOf | None = Field(None, description="the edition it is judged by, and why")
    period: Text | None = Field(None, description="the period it covers", examples=["2023/24"])
    status: Literal["latest held", "replaced", "historical"] = Field(description="whether it is the newest we hold")
    replaced_by: Outside | None = Field(None, description="what we know of a newer document")
    review_cycle: Claim | None = Field(None, description="how often it is looked at again, in its own words")
    missing: tuple[MissingPiece, ...] = ()
    note: Text | None = None


class SourcesForm(Record, title="Published documents"):
    """Every published document a fact can cite."""

    sources: tuple[PublishedDocument, ...] = Field((), description="the documents, one by one")


# --- posts ---------------------------------------------------------------------------------------------------------


class Holder(Sourced):
    """A person a published document names in a post."""

    name: Written = Field(description="the name, just as the document has it")
    title_as_written: Written
    named: Text = Field(description="which document names the person, and its date", examples=["named in the yearly report 2023/24"])
    note: Text | None = None


class Post(Record):
    """A post. The post is the fact; a name is shown only where a published document names the holder."""

    id: Id
    title: Text = Field(description="the title of the post")
    organisation: OrganisationId | None = None
    group: GroupId | None = None
    holders: tuple[Holder, ...] = Field((), description="the people a published document names in the post")
    note: Text | None = None


class PostsForm(Record):
    """Posts, and who is named in them by documents other than an arrangement's own signature block."""

    posts: tuple[Post, ...] = Field((), description="the posts, one by one")


# --- groups --------------------------------------------------------------------------------------------------------


class ChairedBy(Claim):
    """Who chairs a group, by one document."""

    says: Text = Field(description="who chairs it, in a plain sentence")
    post: PostId | None = None
    holder: Written | None = Field(None, description="the person's name, just as the document has it")
    organisation: OrganisationId | None = None


class MeetsHowOften(Claim):
    """How often a group meets, by one document. `a_year` is the number of meetings a year where one is given."""

    says: Text = Field(description="how often it meets, in a plain sentence")
    a_year: Count | None = Field(None, description="how many times a year it meets")
    unreadable: YesNo = Field(False, description="yes where the text we hold is damaged here")


class ReportsTo(Claim):
    """To whom a group reports, by one document. `whom` says it in plain words where it is no single group or body.

    `of_the_arrangements` is for what the document says of the arrangements as a whole and not of the group.
    """

    says: Text = Field(description="to whom it reports, in a plain sentence")
    group: GroupId | None = None
    organisation: OrganisationId | None = None
    whom: Text | None = Field(None, description="to whom, in plain words, where it is no single group or body")
    of_the_arrangements: YesNo = Field(False, description="yes where the document says it of the arrangements as a whole")


class Member(Claim):
    """A member or attender of a group, by one document."""

    says: Text = Field(description="who takes part, in a plain sentence")
    organisation: OrganisationId | None = None
    post: PostId | None = None


class Succession(Record):
    """A group that probably took over from another. Our inference, said as such."""

    group: GroupId = Field(description="the group it took over from, by its id in groups.yml")
    why: Text = Field(description="why we think that it took over")
    confidence: Literal["high", "medium", "low"]


class Group(Record):
    """A group, board or forum. Documents can disagree: each claim keeps its own source."""

    id: Id
    name: Text
    kind: Literal["board", "group", "forum", "panel", "task and finish group", "meeting", "network", "team", "committee", "executive"] = (
        Field(description="what sort of group it is")
    )
    scope: Scope = Field(description="which areas or bodies it is for", examples=["pan-Bedfordshire"])
    areas: tuple[PartnershipId, ...] = Field((), description="the areas it covers, by their ids")
    status: Literal["standing", "as required", "proposed", "historical"] = Field(
        description="whether it meets all the time, at need, or no more"
    )
    covers: Literal["children", "all ages", "adults"] = Field("children", description="whether it deals with children, adults or both")
    named: Annotated[tuple[NameInDocument, ...], Field(min_length=1)]
    chair: tuple[ChairedBy, ...] = Field((), description="who chairs it, by each document")
    meetings: tuple[MeetsHowOften, ...] = Field((), description="how often it meets, by each document")
    reports_to: tuple[ReportsTo, ...] = Field((), description="to whom it reports, by each document")
    remit: tuple[Statement, ...] = Field((), description="what it is there for, one thing at a time")
    themes: tuple[Statement, ...] = Field((), description="the subjects it deals with, one at a time")
    members: tuple[Member, ...] = Field((), description="who takes part, by each document")
    succeeds: tuple[Succession, ...] = Field((), description="the groups it probably took over from")
    note: Text | None = None

    @property
    def shared_by_all(self) -> bool:
        """Whether it is a group of the whole county."""
        return of_the_whole_county(self.scope)


class GroupsForm(Record, title="Groups and boards"):
    """Groups, boards and forums."""

    groups: tuple[Group, ...] = Field((), description="the groups, one by one")


# --- categories, shared lists, helplines --------------------------------------------------------------------------


class Category(Record):
    """A kind of agency that a list names as a whole, such as all education settings, or one sort within it."""

    id: Id
    name: Text
    about: Text | None = None


class CategoriesForm(Record, title="Kinds of agency"):
    """Categories that stand in lists of relevant agencies in place of single bodies."""

    categories: tuple[Category, ...] = Field((), description="the kinds of agency, one by one")


class SharedForm(Record, title="Lists that several partnerships publish"):
    """Lists that several partnerships publish in the same words, held once."""

    lists: tuple[SharedList, ...] = Field((), description="the shared lists, one by one")


class Helpline(Record):
    """A number that is always safe to show. `before_the_number` puts it at the top of every page, after those words.

    `says_to_children` puts it on the page for children, with words a ten-year-old can read.
    """

    id: Id
    name: Text
    number: Annotated[str, BeforeValidator(number_to_ring)] = Field(
        description="the number, with spaces where people pause", examples=["0800 1111"]
    )
    says: Text = Field(description="when to ring it, in a plain sentence")
    before_the_number: Text | None = Field(None, description="the words before the number at the top of every page")
    says_to_children: Text | None = Field(None, description="when to ring it, in words for a child of ten")


# --- instruments ---------------------------------------------------------------------------------------------------


class Instrument(Record, title="A law or an edition of guidance"):
    """A law or an edition of guidance."""

    title: Text = Field(description="its full title")
    short_title: Text
    kind: Literal["act", "regulations", "statutory guidance", "programme guide"] = Field(description="what sort of law or guidance it is")
    published: Month | None = Field(None, description="when it was published, as exactly as is known")
    in_force: Month | None = Field(None, description="from when it holds, as exactly as is known")
    replaced_on: Month | None = Field(None, description="when something newer took its place")
    replaced_by: InstrumentId | None = Field(None, description="what took its place, by the name of that file in data/instruments")
    status: Literal["in force", "replaced", "enacted but not commenced", "text not available to us"] = Field(
        description="whether it holds now"
    )
    link: Link | None = None
    outside: Outside | None = None
    note: Text | None = None
    headline_changes: tuple[HeadlineChange, ...] = Field((), description="what it is reported to change, where its words were not seen")
    requirements: tuple[Requirement, ...] = Field((), description="what it asks, one thing at a time")


# --- partnerships --------------------------------------------------------------------------------------------------


class Area(Sourced):
    """The area the arrangements cover."""

    name: Text = Field(description="the area's name, as readers know it")
    as_written: AsWritten
    statements: tuple[Statement, ...] = ()


class PartnershipForm(Record, title="The partnership itself"):
    """Who the partnership is, and which document holds its arrangements."""

    name: Claim = Field(description="the partnership's name, in the document's own words")
    organisation: OrganisationId = Field(description="the partnership itself, by its id in organisations.yml")
    council: OrganisationId = Field(description="the council of the area, by its id in organisations.yml")
    area: Area = Field(description="the area that the arrangements cover")
    arrangements: DocumentId = Field(description="the document that holds the arrangements, by its id in sources.yml")
    order: Count = Field(description="its place among the partnerships, where 1 comes first")
    note: Text | None = None

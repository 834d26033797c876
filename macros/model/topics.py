"""The topics of an arrangement: one form a topic, one file a topic.

In: typed claims. Out: the forms in `data/partnerships/<id>/`.
Must not know: which page shows a topic, or what the law asks of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.claims import (
    Answer,
    AsWritten,
    Checked,
    Claim,
    CountClaim,
    DayClaim,
    MissingPiece,
    MonthClaim,
    OrganisationClaim,
    PostClaim,
    Said,
    Silence,
    Sourced,
    Statement,
    StatementList,
    Written,
)
from macros.model.record import Record, records_in
from macros.model.references import CategoryId, DocumentId, GroupId, InstrumentId, OrganisationId, PostId
from macros.model.values import Count, Day, Lines, Link, Pounds, Text, YesNo


class State(StrEnum):
    """What the document does with a topic. `not recorded` means nobody has looked; it is never a gap."""

    STATED = "stated"
    HEADING_ONLY = "heading only"
    REFERS_ELSEWHERE = "refers elsewhere"
    NOT_MENTIONED = "not mentioned"
    NOT_RECORDED = "not recorded"


class Topic(Record):
    """A topic of an arrangement: whether and where the document speaks of it, and what it says.

    `complete` names the lists of which somebody has checked that nothing is left out; only of those can it be said
    that something is not in them.
    """

    state: State = Field(description="what the document does with this topic")
    document: DocumentId | None = None
    heading: Written | None = None
    lines: Lines | None = None
    checked: Checked | None = None
    looked_for: Text | None = Field(None, description="the words somebody looked for in the document and did not find")
    note: Text | None = None
    statements: tuple[Statement, ...] = ()
    lists: tuple[StatementList, ...] = Field((), description="the lists the document gives on this topic")
    missing: tuple[MissingPiece, ...] = ()
    silent_on: tuple[Silence, ...] = Field((), description="what somebody looked for and the document does not say")
    complete: tuple[Text, ...] = Field((), description="the lists of this form that somebody checked and that leave nothing out")

    def claims(self) -> Iterator[Sourced]:
        """Everything the document says on the topic, apart from what it only points at."""
        missing = set(map(id, self.missing))
        return (record for record in records_in(self) if isinstance(record, Sourced) and id(record) not in missing)

    @model_validator(mode="after")
    def _state_fits_content(self) -> Self:
        says_something = any(True for _ in self.claims())
        if self.state is State.STATED and not says_something:
            raise PydanticCustomError(
                "says-nothing",
                "the state is “stated”, but nothing the document says is written here",
                {"write": "what the document says; or one of the states “heading only”, “refers elsewhere” and “not mentioned”"},
            )
        if self.state in (State.NOT_MENTIONED, State.HEADING_ONLY, State.NOT_RECORDED) and says_something:
            raise PydanticCustomError(
                "says-too-much",
                "the state is “{state}”, but something the document says is written here",
                {"state": self.state.value, "write": "state: stated"},
            )
        if self.state is State.REFERS_ELSEWHERE and not self.missing:
            raise PydanticCustomError(
                "missing-key",
                "the state is “refers elsewhere”, but “missing” does not say to what",
                {"write": "missing: with what the document points at"},
            )
        if self.state is State.NOT_MENTIONED and not (self.looked_for and self.checked):
            raise PydanticCustomError(
                "missing-key",
                "“not mentioned” needs “looked_for” and “checked”",
                {"write": "looked_for: the words somebody looked for; checked: the day and the role"},
            )
        if self.state in (State.STATED, State.HEADING_ONLY, State.REFERS_ELSEWHERE):
            for name in ("document", "lines", "checked"):
                if getattr(self, name) is None:
                    raise PydanticCustomError(
                        "missing-key", "“{name}” is missing", {"name": name, "write": f"{name}: with where the document speaks of it"}
                    )
        return self


class SafeguardingPartners(Topic):
    """The three statutory safeguarding partners (Children Act 2004, section 16E)."""

    partners: tuple[OrganisationClaim, ...] = Field((), description="the safeguarding partners, as the document names them")


class PartnerPosts(Record):
    """The post or posts by which one partner is represented."""

    organisation: OrganisationId
    posts: tuple[PostClaim, ...] = Field(min_length=1, description="the posts that act for this partner, with their titles as written")
    note: Text | None = None


class LeadSafeguardingPartners(Topic):
    """The lead safeguarding partners: the heads of the three partner bodies."""

    leads: tuple[PartnerPosts, ...] = Field((), description="the lead post of each partner")


class DelegatedSafeguardingPartners(Topic):
    """The delegated safeguarding partners: the posts that act for the leads."""

    delegates: tuple[PartnerPosts, ...] = Field((), description="the posts that act for each lead")


class GovernanceBody(Claim):
    """A body inside a partner in which the governance of the arrangements sits."""

    organisation: OrganisationId = Field(description="the partner in which it sits, by its id in organisations.yml")
    group: GroupId


class Governance(Topic):
    """Where overall governance sits."""

    bodies: tuple[GovernanceBody, ...] = Field((), description="the bodies inside partners that oversee the arrangements")


class Chairing(Topic):
    """Who chairs the partnership, for how long, and whether that is apart from scrutiny."""

    chair: Said | None = Field(None, description="who chairs the partnership")
    term: Said | None = Field(None, description="for how long somebody chairs it")
    separate_from_scrutiny: Answer | None = Field(None, description="whether the chair is kept apart from independent scrutiny")


class ScrutineerChairs(Claim):
    """A group the scrutineer chairs or oversees."""

    group: GroupId
    says: Text


class IndependentScrutiny(Topic):
    """Who scrutinises the arrangements independently, and what they do."""

    scrutineer: Said | None = Field(None, description="who scrutinises the arrangements")
    appointed_by: Said | None = Field(None, description="who appoints the scrutineer")
    chairs: tuple[ScrutineerChairs, ...] = Field((), description="the groups that the scrutineer chairs or oversees")


class StandsFor(Record):
    """What one part of an entry in a list of relevant agencies stands for: fill in exactly one of the first five."""

    organisation: OrganisationId | None = None
    category: CategoryId | None = Field(None, description="a kind of agency, by its id in categories.yml")
    role: PostId | None = Field(None, description="a role and not a body, by its id in posts.yml")
    lay_members: Literal["yes"] | None = Field(None, description="yes where the entry means lay members")
    departments_of: OrganisationId | None = Field(None, description="the body whose departments are meant, by its id in organisations.yml")
    includes: tuple[CategoryId, ...] = Field((), description="the sorts the entry names within its kind of agency, by their ids")
    number: Count | None = Field(None, description="how many, where the document gives a number")
    through: OrganisationId | None = Field(None, description="the body through which it takes part, by its id in organisations.yml")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        filled = [self.organisation, self.category, self.role, self.lay_members, self.departments_of]
        if sum(item is not None for item in filled) != 1:
            raise PydanticCustomError(
                "form-does-not-fit",
                "just one of “organisation”, “category”, “role”, “lay_members” and “departments_of” belongs here",
                {"write": "one of them, and a further entry for each other body"},
            )
        return self

    @property
    def kind(self) -> str:
        """One of: organisation, category, role, lay members, departments."""
        if self.lay_members:
            return "lay members"
        if self.departments_of:
            return "departments"
        return "organisation" if self.organisation else "category" if self.category else "role"


class RelevantAgencyEntry(Claim):
    """One entry of the published list. It can stand for several bodies, a category, a role or lay members."""

    stands_for: tuple[StandsFor, ...] = Field(min_length=1, description="each body, kind of agency or role that the entry means")


class RelevantAgencies(Topic):
    """The list of relevant agencies, with the list's own scope."""

    list_scope: Literal["includes the safeguarding partners", "in addition to the safeguarding partners"] | None = Field(
        None, description="whether the list counts the safeguarding partners in"
    )
    scope_as_written: Said | None = Field(None, description="what the document says of who is in the list")
    entries: tuple[RelevantAgencyEntry, ...] = Field((), description="the entries of the list, in the document's order")
    reviewed: CountClaim | None = Field(None, description="how often a year the list is looked at again")


class Education(Topic):
    """How education takes part."""

    on_the_board: tuple[Said, ...] = Field((), description="who speaks for education on the board")
    on_other_groups: tuple[Said, ...] = Field((), description="who speaks for education in other groups")


class Thresholds(Topic):
    """The threshold document: which levels of need lead to which help."""

    title: Claim | None = Field(None, description="the title of the threshold document, as written")
    link: Link | None = Field(None, description="its web address, exactly as published")
    link_as_written: Claim | None = Field(None, description="where and how the document gives the address")
    levels: CountClaim | None = Field(None, description="how many levels of need it has")


class ProfessionalGuidance(Topic):
    """The procedures practitioners follow."""

    title: Claim | None = Field(None, description="the title of the procedures, as written")
    link: Link | None = Field(None, description="their web address, exactly as published")
    link_as_written: Claim | None = Field(None, description="where and how the document gives the address")


class ChildDeathReview(Topic):
    """Who the child death review partners are and how the panel works with the partnership."""

    review_partners: tuple[OrganisationClaim, ...] = Field((), description="the child death review partners, as the document names them")


class Contribution(Sourced):
    """What one body pays. `pounds` is the amount in pounds; the words and figures of the document stand beside it."""

    payer: OrganisationId = Field(description="the body that pays, by its id in organisations.yml")
    payer_as_written: AsWritten = Field(description="the name of that body, just as the document has it")
    pounds: Pounds
    amount_as_written: Written
    stated_share: Written | None = Field(None, description="the share, just as the document has it", examples=["8.5%"])
    note: Text | None = None


class StatedTotal(Sourced):
    """The total the document states, in pounds."""

    pounds: Pounds
    amount_as_written: Written


class Funding(Topic):
    """Who pays what towards the arrangements, in the unit and scope of the document."""

    unit: Literal["pounds", "thousands of pounds"] | None = Field(None, description="the unit of the document's own figures")
    covers_business_unit: Answer | None = Field(None, description="whether the figures include the business unit")
    covers_training_unit: Answer | None = Field(None, description="whether the figures include the training unit")
    period: Said | None = Field(None, description="which period the figures are for")
    updated: MonthClaim | None = Field(None, description="when the figures were last brought up to date")
    contributions: tuple[Contribution, ...] = Field((), description="what each body pays, one by one")
    total: StatedTotal | None = Field(None, description="the total that the document states")


class Reporting(Topic):
    """The yearly report: how often, what it holds, where it is published and who is sent a copy."""

    every_months: CountClaim | None = Field(None, description="how many months lie between one report and the next")
    called: Claim | None = Field(None, description="what the document calls the report")
    published_on: tuple[Said, ...] = Field((), description="where the report is published")
    deadline: DayClaim | None = Field(None, description="the day by which the report is published")
    recipients: tuple[OrganisationClaim, ...] = Field((), description="who is sent a copy")
    days_to_send: CountClaim | None = Field(None, description="within how many days a copy is sent")
    days_are: Literal["working days", "days"] | None = Field(None, description="whether those are working days")


class Signature(Sourced):
    """One signature block: the post, the name in it, and its date if it has one."""

    organisation: OrganisationId = Field(description="the body that is signed for, by its id in organisations.yml")
    post: PostId = Field(description="the post that signs, by its id in posts.yml")
    title_as_written: Written
    name: Written = Field(description="the name, just as the document has it")
    organisation_as_written: Written = Field(description="the name of that body, just as the document has it")
    on: Day | None = Field(None, description="the day of the signature, where it has one")
    on_as_written: Written | None = Field(None, description="that day, just as the document has it")
    note: Text | None = None


class Signatures(Topic):
    """Who the document names as signing it, and when."""

    signatories: tuple[Signature, ...] = Field((), description="each signature block, in the document's order")


class Citation(Claim):
    """A law or edition of guidance the document cites, as it cites it."""

    instrument: InstrumentId = Field(description="the law or guidance, by the name of its file in data/instruments")
    kind: Literal["paragraph", "page", "chapter", "whole"] = Field(description="which part of it is cited")
    value: Text | None = Field(None, description="the number of that part", examples=["63", "39-40"])
    about: Text = Field(description="what it is cited for, in plain words")
    stale: YesNo | None = Field(None, description="yes where an old edition is cited as if it were in force")


class StatutoryBasis(Topic):
    """Which law and guidance the document cites, and for what."""

    citations: tuple[Citation, ...] = Field((), description="each law or guidance that is cited, one entry for each time")


# One form a topic. The order is that of the pages; the name is that of the file.
TOPIC_FORMS: dict[str, type[Topic]] = {
    "safeguarding-partners": SafeguardingPartners,
    "lead-safeguarding-partners": LeadSafeguardingPartners,
    "delegated-safeguarding-partners": DelegatedSafeguardingPartners,
    "designated-police-officers": Topic,
    "designated-health-professionals": Topic,
    "local-authority-officers": Topic,
    "signatures": Signatures,
    "principles": Topic,
    "values": Topic,
    "governance": Governance,
    "chairing": Chairing,
    "structure": Topic,
    "independent-scrutiny": IndependentScrutiny,
    "relevant-agencies": RelevantAgencies,
    "education": Education,
    "early-years": Topic,
    "child-centred-approach": Topic,
    "voice": Topic,
    "young-carers": Topic,
    "youth-custody": Topic,
    "residential-homes": Topic,
    "information-sharing": Topic,
    "performance": Topic,
    "audits": Topic,
    "training": Topic,
    "learning": Topic,
    "practice-review-commissioning": Topic,
    "thresholds": Thresholds,
    "professional-guidance": ProfessionalGuidance,
    "disputes-and-complaints": Topic,
    "whistleblowing": Topic,
    "child-death-review": ChildDeathReview,
    "funding": Funding,
    "reporting": Reporting,
    "statutory-basis": StatutoryBasis,
}

"""The topics of an arrangement: one form a topic, one file a topic.

In: typed claims. Out: the forms in `data/partnerships/<id>/`.
Must not know: which page shows a topic, or what the law asks of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal, Self

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

    state: State
    document: DocumentId | None = None
    heading: Written | None = None
    lines: Lines | None = None
    checked: Checked | None = None
    looked_for: Text | None = None
    note: Text | None = None
    statements: tuple[Statement, ...] = ()
    lists: tuple[StatementList, ...] = ()
    missing: tuple[MissingPiece, ...] = ()
    silent_on: tuple[Silence, ...] = ()
    complete: tuple[Text, ...] = ()

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
                {"write": "what the document says, or another state: heading only, refers elsewhere, not mentioned"},
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

    partners: tuple[OrganisationClaim, ...] = ()


class PartnerPosts(Record):
    """The post or posts by which one partner is represented."""

    organisation: OrganisationId
    posts: Annotated[tuple[PostClaim, ...], Field(min_length=1)]
    note: Text | None = None


class LeadSafeguardingPartners(Topic):
    """The lead safeguarding partners: the heads of the three partner bodies."""

    leads: tuple[PartnerPosts, ...] = ()


class DelegatedSafeguardingPartners(Topic):
    """The delegated safeguarding partners: the posts that act for the leads."""

    delegates: tuple[PartnerPosts, ...] = ()


class GovernanceBody(Claim):
    """A body inside a partner in which the governance of the arrangements sits."""

    organisation: OrganisationId
    group: GroupId


class Governance(Topic):
    """Where overall governance sits."""

    bodies: tuple[GovernanceBody, ...] = ()


class Chairing(Topic):
    """Who chairs the partnership, for how long, and whether that is apart from scrutiny."""

    chair: Said | None = None
    term: Said | None = None
    separate_from_scrutiny: Answer | None = None


class ScrutineerChairs(Claim):
    """A group the scrutineer chairs or oversees."""

    group: GroupId
    says: Text


class IndependentScrutiny(Topic):
    """Who scrutinises the arrangements independently, and what they do."""

    scrutineer: Said | None = None
    appointed_by: Said | None = None
    chairs: tuple[ScrutineerChairs, ...] = ()


class StandsFor(Record):
    """What one part of an entry in a list of relevant agencies stands for: fill in exactly one of the first five."""

    organisation: OrganisationId | None = None
    category: CategoryId | None = None
    role: PostId | None = None
    lay_members: Literal["yes"] | None = None
    departments_of: OrganisationId | None = None
    includes: tuple[CategoryId, ...] = ()
    number: Count | None = None
    through: OrganisationId | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        filled = [self.organisation, self.category, self.role, self.lay_members, self.departments_of]
        if sum(item is not None for item in filled) != 1:
            raise PydanticCustomError(
                "form-does-not-fit",
                "exactly one of organisation, category, role, lay_members and departments_of belongs here",
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

    stands_for: Annotated[tuple[StandsFor, ...], Field(min_length=1)]


class RelevantAgencies(Topic):
    """The list of relevant agencies, with the list's own scope."""

    list_scope: Literal["includes the safeguarding partners", "in addition to the safeguarding partners"] | None = None
    scope_as_written: Said | None = None
    entries: tuple[RelevantAgencyEntry, ...] = ()
    reviewed: CountClaim | None = None


class Education(Topic):
    """How education takes part."""

    on_the_board: tuple[Said, ...] = ()
    on_other_groups: tuple[Said, ...] = ()


class Thresholds(Topic):
    """The threshold document: which levels of need lead to which help."""

    title: Claim | None = None
    link: Link | None = None
    link_as_written: Claim | None = None
    levels: CountClaim | None = None


class ProfessionalGuidance(Topic):
    """The procedures practitioners follow."""

    title: Claim | None = None
    link: Link | None = None
    link_as_written: Claim | None = None


class ChildDeathReview(Topic):
    """Who the child death review partners are and how the panel works with the partnership."""

    review_partners: tuple[OrganisationClaim, ...] = ()


class Contribution(Sourced):
    """What one body pays. `pounds` is the amount in pounds; the words and figures of the document stand beside it."""

    payer: OrganisationId
    payer_as_written: AsWritten
    pounds: Pounds
    amount_as_written: Written
    stated_share: Written | None = None
    note: Text | None = None


class StatedTotal(Sourced):
    """The total the document states, in pounds."""

    pounds: Pounds
    amount_as_written: Written


class Funding(Topic):
    """Who pays what towards the arrangements, in the unit and scope of the document."""

    unit: Literal["pounds", "thousands of pounds"] | None = None
    covers_business_unit: Answer | None = None
    covers_training_unit: Answer | None = None
    period: Said | None = None
    updated: MonthClaim | None = None
    contributions: tuple[Contribution, ...] = ()
    total: StatedTotal | None = None


class Reporting(Topic):
    """The yearly report: how often, what it holds, where it is published and who is sent a copy."""

    every_months: CountClaim | None = None
    called: Claim | None = None
    published_on: tuple[Said, ...] = ()
    deadline: DayClaim | None = None
    recipients: tuple[OrganisationClaim, ...] = ()
    days_to_send: CountClaim | None = None
    days_are: Literal["working days", "days"] | None = None


class Signature(Sourced):
    """One signature block: the post, the name in it, and its date if it has one."""

    organisation: OrganisationId
    post: PostId
    title_as_written: Written
    name: Written
    organisation_as_written: Written
    on: Day | None = None
    on_as_written: Written | None = None
    note: Text | None = None


class Signatures(Topic):
    """Who the document names as signing it, and when."""

    signatories: tuple[Signature, ...] = ()


class Citation(Claim):
    """A law or edition of guidance the document cites, as it cites it."""

    instrument: InstrumentId
    kind: Literal["paragraph", "page", "chapter", "whole"]
    value: Text | None = None
    about: Text
    stale: YesNo | None = None


class StatutoryBasis(Topic):
    """Which law and guidance the document cites, and for what."""

    citations: tuple[Citation, ...] = ()


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

"""What the law and guidance ask: requirements, their tests, recorded judgements, and the map between editions.

In: typed values. Out: the records of `data/instruments/` and each partnership's `judgements.yml`.
Must not know: how a test is carried out, or what any document says.
"""

from __future__ import annotations

import hashlib
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.claims import Outside
from macros.model.record import Record
from macros.model.references import InstrumentId, OrganisationId, RequirementId
from macros.model.values import Count, Day, Id, Text, Texts, YesNo

Level = Literal["must", "should", "may", "definition", "context"]
Subject = Literal["arrangement", "yearly report", "review process", "child death review"]
Tier = Literal["core", "report", "process", "future", "historical", "context"]
Rating = Literal["high", "medium-high", "medium", "low-medium", "low"]
Status = Literal["evidenced", "partly evidenced", "not evidenced", "not assessed", "not applicable"]


class OneOfEach(Record):
    """`field` names a list of bodies; one of each of `kinds` must be in it."""

    field: Text
    kinds: Texts = Field(description="the sorts of body of which one each must be there")


class NoneOf(Record):
    """`field` names a list of bodies recorded as complete; none of `kinds` may be in it."""

    field: Text
    kinds: Texts = Field(description="the sorts of body that must not be there")


class PostsLike(Record):
    """`field` names posts by partner; the title of each must have one of `words` in it."""

    field: Text
    words: Texts = Field(description="the words of which each post's title must have one")


class Different(Record):
    """`one` and `other` name posts; both must be known, and differ."""

    one: Text = Field(description="a topic and the part of it that names one post")
    other: Text = Field(description="a topic and the part of it that names another post")


class Among(Record):
    """`one` names a post; it must be one of the posts in `several`."""

    one: Text = Field(description="a topic and the part of it that names a post")
    several: Text = Field(description="a topic and the part of it that names the posts it must be among")


class NamesAll(Record):
    """`field` names a list of bodies; all of `organisations` must be in it."""

    field: Text
    organisations: tuple[OrganisationId, ...] = Field(description="the bodies that must all be there, by their ids in organisations.yml")


class AtLeast(Record):
    """`field` names a list with at least `count` entries."""

    field: Text
    count: Count = Field(description="how many entries there must be at least")


class NumberAtMost(Record):
    """`field` names a number the document gives, which must be at most `number`."""

    field: Text
    number: Count = Field(description="the highest number that will do")


class Includes(Record):
    """The category `category` in the list of relevant agencies must include all of `sorts`."""

    category: Text = Field(description="a kind of agency, by its id in categories.yml")
    sorts: Texts = Field(description="the sorts within it that must all be there, by their ids")


class Predicate(Record):
    """One thing a test looks for. Exactly one field besides `missing` is filled in; `missing` says what is missing when it fails.

    A path is a topic, or a topic and one of its fields (`funding.total`), or a topic and the id of a statement or of an
    item of a list (`reporting.cost-breakdown`). `for_a_person` names a part of what is asked that no test can see: with it
    a document is at most partly evidenced, and `missing` says what a person would have to judge.
    """

    states: Text | None = Field(None, description="a topic on which the document must say something", examples=["voice"])
    says: Texts | None = Field(
        None, description="statements of which one must be there, each as a topic and an id", examples=["reporting.cost-breakdown"]
    )
    gives: Text | None = Field(None, description="a topic and the part of it that must be filled in", examples=["funding.total"])
    one_of_each: OneOfEach | None = Field(None, description="a list of bodies that must have one of each sort")
    none_of: NoneOf | None = Field(None, description="a list of bodies that must have none of some sorts")
    posts_like: PostsLike | None = Field(None, description="posts whose titles must have certain words in them")
    answers_yes: Text | None = Field(
        None, description="a question that the document must answer with yes", examples=["chairing.separate_from_scrutiny"]
    )
    different: Different | None = Field(None, description="two posts that must not be the same")
    among: Among | None = Field(None, description="a post that must be one of several")
    names_all: NamesAll | None = Field(None, description="a list of bodies that must have all of some bodies")
    at_least: AtLeast | None = Field(None, description="a list that must have so many entries")
    number_at_most: NumberAtMost | None = Field(None, description="a number the document gives that must not be higher")
    includes: Includes | None = Field(None, description="what the list of relevant agencies must name within a kind of agency")
    a_line_for_each_partner: YesNo | None = Field(None, description="yes: the funding must have an amount for each safeguarding partner")
    signed_by_the_leads: YesNo | None = Field(None, description="yes: every lead safeguarding partner must have signed")
    cites_its_edition: YesNo | None = Field(None, description="yes: the document must cite the edition it was written to")
    for_a_person: YesNo | None = Field(None, description="yes: only a person can judge this part")
    missing: Text = Field(description="what is missing where this is not found, in plain words")

    @property
    def kind(self) -> str:
        """The name of the predicate: the field that is filled in."""
        return next(name for name, value in self.__dict__.items() if value is not None and name not in ("position", "missing"))

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        names = [name for name in type(self).model_fields if name not in ("position", "missing") and getattr(self, name) is not None]
        if len(names) != 1:
            raise PydanticCustomError(
                "form-does-not-fit",
                "a test looks for exactly one thing; here are {count}",
                {"count": len(names), "write": "one of them, and a further dash for each other"},
            )
        return self


class Test(Record):
    """What must be found: all of the predicates, or any of them."""

    __test__ = False  # not a test of ours, whatever pytest thinks of the name

    all: tuple[Predicate, ...] = Field((), description="what must be found, all of it")
    any: tuple[Predicate, ...] = Field((), description="what must be found, any one of it")

    @model_validator(mode="after")
    def _one_list(self) -> Self:
        if bool(self.all) == bool(self.any):
            raise PydanticCustomError("form-does-not-fit", "a test has either “all” or “any”", {"write": "one of the two lists"})
        return self


class Locator(Record):
    """Where a requirement stands in its instrument. A number only where somebody has verified it; otherwise the heading."""

    kind: Literal["section", "regulation", "paragraph", "page", "chapter", "heading", "schedule"] = Field(
        description="what sort of place it is"
    )
    value: Text = Field(description="its number, or the words of the heading", examples=["16G(2)"])


class Requirement(Record):
    """One thing the law or guidance asks, in our own words."""

    id: Id
    catalogue_ref: Text
    level: Level = Field(description="how binding it is")
    tier: Tier = Field(description="which part of the assessment it belongs to")
    subject: Subject = Field(description="what kind of document or work it is about")
    locator: Locator = Field(description="where in the law or guidance it stands")
    summary: Text = Field(description="what is asked, in your own plain words")
    confidence: Rating
    confidence_note: Text | None = Field(None, description="what we are sure of, and what we are not")
    answered_in: tuple[Text, ...] = Field(min_length=1, description="the topics in which a document would answer it")
    counted_with: RequirementId | None = Field(None, description="the requirement with which it is counted, by its id in data/instruments")
    test: Test | None = Field(None, description="what must be found in a document that answers it")
    note: Text | None = None

    @property
    def apart(self) -> bool:
        """Whether it is shown apart and never scored: context, law not in force, and anything we are not sure enough of."""
        return (
            self.tier in ("context", "future")
            or (self.level in ("context", "definition") and self.test is None)
            or self.confidence.startswith("low")
        )

    @property
    def measured(self) -> bool:
        """Whether arrangements of today are measured by it: neither shown apart nor history."""
        return not self.apart and self.tier != "historical"

    @property
    def fingerprint(self) -> str:
        """A short mark of the wording. It changes when what is asked changes."""
        wording = "|".join((self.level, self.subject, self.locator.kind, self.locator.value, self.summary))
        return hashlib.sha256(wording.encode()).hexdigest()[:12]


class Judgement(Record):
    """What a person decided where only a person can: who (a role), when, why, and the wording it answered."""

    requirement: RequirementId
    status: Status = Field(description="how far the document shows what is asked")
    why: Text
    by: Text = Field(description="not the name but the role of whoever decided", examples=["site editor"])
    on: Day = Field(description="the day of the decision")
    answers: Text = Field(description="the mark of the wording, from the page of the requirement", examples=["965c82a39f65"])
    facts: tuple[Text, ...] = Field((), description="the facts it rests on, each as a topic and an id, such as funding.total")


class JudgementsForm(Record, title="Judgements by a person"):
    """Recorded judgements on one partnership's arrangements."""

    judgements: tuple[Judgement, ...] = Field((), description="the judgements, one by one")


class EditionRow(Record):
    """How requirements of one edition carry over into the next, where the evidence supports saying so."""

    before: tuple[RequirementId, ...] = Field((), description="requirements of the older edition, by their ids")
    after: tuple[RequirementId, ...] = Field((), description="requirements of the newer edition, by their ids")
    relation: Literal["same", "reworded", "narrower", "wider", "split", "merged", "new", "dropped"] = Field(
        description="how the one becomes the other"
    )
    confidence: Rating
    why: Text

    @model_validator(mode="after")
    def _ends_fit(self) -> Self:
        fits = {"new": not self.before and bool(self.after), "dropped": bool(self.before) and not self.after}
        if not fits.get(self.relation, bool(self.before) and bool(self.after)):
            raise PydanticCustomError(
                "form-does-not-fit",
                "a row that says “{relation}” does not have these ends",
                {"relation": self.relation, "write": "before and after; new has no before, dropped has no after"},
            )
        return self


class EditionMapForm(Record, title="From one edition of the guidance to the next"):
    """The map from one edition of the guidance to the next."""

    before: InstrumentId = Field(description="the older edition, by the name of its file in data/instruments")
    after: InstrumentId = Field(description="the newer edition, by the name of its file in data/instruments")
    rows: tuple[EditionRow, ...] = Field((), description="how requirements carry over, one by one")


class HeadlineChange(Record):
    """A change an edition is reported to bring, of which we have not seen the wording. Never scored."""

    id: Id
    says: Text = Field(description="what is reported to change, in a plain sentence")
    catalogue_ref: Text
    confidence: Rating
    outside: Outside | None = None

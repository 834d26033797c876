"""What the law and guidance ask: requirements, their tests, recorded judgements, and the map between editions.

In: typed values. Out: the records of `data/instruments/` and each partnership's `judgements.yml`.
Must not know: how a test is carried out, or what any document says.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal, Self

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
    kinds: Texts


class NoneOf(Record):
    """`field` names a list of bodies recorded as complete; none of `kinds` may be in it."""

    field: Text
    kinds: Texts


class PostsLike(Record):
    """`field` names posts by partner; the title of each must have one of `words` in it."""

    field: Text
    words: Texts


class Different(Record):
    """`one` and `other` name posts; both must be known, and differ."""

    one: Text
    other: Text


class Among(Record):
    """`one` names a post; it must be one of the posts in `several`."""

    one: Text
    several: Text


class NamesAll(Record):
    """`field` names a list of bodies; all of `organisations` must be in it."""

    field: Text
    organisations: tuple[OrganisationId, ...]


class AtLeast(Record):
    """`field` names a list with at least `count` entries."""

    field: Text
    count: Count


class NumberAtMost(Record):
    """`field` names a number the document gives, which must be at most `number`."""

    field: Text
    number: Count


class Includes(Record):
    """The category `category` in the list of relevant agencies must include all of `sorts`."""

    category: Text
    sorts: Texts


class Predicate(Record):
    """One thing a test looks for. Exactly one field besides `missing` is filled in; `missing` says what is missing when it fails.

    A path is a topic, or a topic and one of its fields (`funding.total`), or a topic and the id of a statement or of an
    item of a list (`reporting.cost-breakdown`). `for_a_person` names a part of what is asked that no test can see: with it
    a document is at most partly evidenced, and `missing` says what a person would have to judge.
    """

    states: Text | None = None
    says: Texts | None = None
    gives: Text | None = None
    one_of_each: OneOfEach | None = None
    none_of: NoneOf | None = None
    posts_like: PostsLike | None = None
    answers_yes: Text | None = None
    different: Different | None = None
    among: Among | None = None
    names_all: NamesAll | None = None
    at_least: AtLeast | None = None
    number_at_most: NumberAtMost | None = None
    includes: Includes | None = None
    a_line_for_each_partner: YesNo | None = None
    signed_by_the_leads: YesNo | None = None
    cites_its_edition: YesNo | None = None
    for_a_person: YesNo | None = None
    missing: Text

    @property
    def kind(self) -> str:
        """The name of the predicate: the field that is filled in."""
        return next(name for name in type(self).model_fields if name not in ("position", "missing") and getattr(self, name) is not None)

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

    all: tuple[Predicate, ...] = ()
    any: tuple[Predicate, ...] = ()

    @model_validator(mode="after")
    def _one_list(self) -> Self:
        if bool(self.all) == bool(self.any):
            raise PydanticCustomError("form-does-not-fit", "a test has either “all” or “any”", {"write": "one of the two lists"})
        return self


class Locator(Record):
    """Where a requirement stands in its instrument. A number only where somebody has verified it; otherwise the heading."""

    kind: Literal["section", "regulation", "paragraph", "page", "chapter", "heading", "schedule"]
    value: Text


class Requirement(Record):
    """One thing the law or guidance asks, in our own words."""

    id: Id
    catalogue_ref: Text
    level: Level
    tier: Tier
    subject: Subject
    locator: Locator
    summary: Text
    confidence: Rating
    confidence_note: Text | None = None
    answered_in: Annotated[tuple[Text, ...], Field(min_length=1)]
    counted_with: RequirementId | None = None
    test: Test | None = None
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
    status: Status
    why: Text
    by: Text
    on: Day
    answers: Text
    facts: tuple[Text, ...] = ()


class JudgementsForm(Record):
    """Recorded judgements on one partnership's arrangements."""

    judgements: tuple[Judgement, ...] = ()


class EditionRow(Record):
    """How requirements of one edition carry over into the next, where the evidence supports saying so."""

    before: tuple[RequirementId, ...] = ()
    after: tuple[RequirementId, ...] = ()
    relation: Literal["same", "reworded", "narrower", "wider", "split", "merged", "new", "dropped"]
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


class EditionMapForm(Record):
    """The map from one edition of the guidance to the next."""

    before: InstrumentId
    after: InstrumentId
    rows: tuple[EditionRow, ...] = ()


class HeadlineChange(Record):
    """A change an edition is reported to bring, of which we have not seen the wording. Never scored."""

    id: Id
    says: Text
    catalogue_ref: Text
    confidence: Rating
    outside: Outside | None = None

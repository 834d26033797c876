"""Words readers meet and words readers use: the glossary, and what people type when they search.

In: typed values. Out: the forms of `data/glossary.yml` and `data/search.yml`. Must not know: pages or a search engine.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.claims import AsWritten, Confidence, Sourced
from macros.model.record import Record
from macros.model.references import GroupId, OrganisationId, PartnershipId, TermId
from macros.model.values import Id, PageAddress, Text, YesNo


class TermInDocument(Sourced):
    """Where a document uses a term or short form. `explains` where it gives the short form and its meaning together."""

    as_written: AsWritten
    explains: YesNo = Field(False, description="yes where the document gives the short form and its meaning together")


class TermFromOutside(Record):
    """How we know what a short form stands for where no document says, and how sure we are of it."""

    where: Text
    confidence: Confidence
    sure_of: Text | None = None


class Term(Record):
    """A term of the trade, or a short form and what it stands for.

    `term` is written as in the middle of a sentence; where a short form is `unexplained`, because no document explains
    it and nobody can tell, it says so. `written` are other spellings of the short form, `also` other full wordings.
    `everybody_knows` says why pages do not explain it again. A meaning that a short form has `only_elsewhere` never
    explains one of our pages.
    """

    id: Id
    short: Text | None = Field(None, description="the short form, just as it is mostly written", examples=["MASH"])
    written: tuple[Text, ...] = Field((), description="other spellings of the short form")
    term: Text = Field(description="the term in full, as in the middle of a sentence")
    plural: Text | None = Field(None, description="the term in full for more than one")
    also: tuple[Text, ...] = Field((), description="other wordings of the term in full")
    means: Text = Field(description="what it is, in a plain sentence or two")
    in_documents: tuple[TermInDocument, ...] = Field((), description="where documents use it")
    outside: TermFromOutside | None = Field(None, description="how we know the meaning, where no document gives it")
    unexplained: YesNo = Field(False, description="yes where no document explains it and nobody can tell")
    everybody_knows: Text | None = Field(None, description="why pages need not explain it again")
    only_elsewhere: YesNo = Field(False, description="yes where no page of this site means this by it")
    not_to_confuse_with: tuple[TermId, ...] = Field((), description="terms that are easily mistaken for it, by their ids")
    see_also: tuple[TermId, ...] = Field((), description="terms that help to understand it, by their ids")
    organisation: OrganisationId | None = None
    group: GroupId | None = None
    page: PageAddress | None = Field(None, description="the page of this site that says more", examples=["child-death-review/"])
    note: Text | None = None

    @model_validator(mode="after")
    def _known_from_somewhere(self) -> Self:
        if self.unexplained and (self.explained_by_a_document or self.outside or not self.in_documents):
            raise PydanticCustomError(
                "says-too-much",
                "“unexplained” is for a short form that a document uses and does not explain",
                {"write": "in_documents, with the document that uses it; or leave out “unexplained”"},
            )
        if not (self.explained_by_a_document or self.outside or self.unexplained or (self.in_documents and not self.short)):
            raise PydanticCustomError(
                "missing-key",
                "nothing says where the meaning is known from",
                {"write": "in_documents with explains: yes; or outside, with where it is known from and how sure we are"},
            )
        return self

    @property
    def explained_by_a_document(self) -> bool:
        """Whether a document gives the short form and its meaning together."""
        return any(claim.explains for claim in self.in_documents)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way the short form is written."""
        return (*([self.short] if self.short else []), *self.written)


class NotAShortForm(Record):
    """Something written in capitals that stands for nothing else: a name, a sign. Pages need not explain it."""

    written: tuple[Text, ...] = Field(min_length=1, description="the words, just as they are written")
    why: Text = Field(description="what it is, or why it needs no explaining")


class GlossaryForm(Record, title="Words and short forms"):
    """Every short form and term of the trade a reader meets, and what only looks like a short form."""

    terms: tuple[Term, ...] = Field((), description="the terms and short forms, one by one")
    not_short_forms: tuple[NotAShortForm, ...] = Field((), description="what only looks like a short form")


class Synonym(Record):
    """What readers type, and the words the pages use for it. `sort` says what kind of difference it is."""

    typed: Annotated[tuple[Text, ...], Field(min_length=1)]
    means: Text = Field(description="the words that pages use for it")


class BestAnswer(Record):
    """The page to show first for a question, where the words alone do not lead there: its address, as `luton/funding/`."""

    typed: Annotated[tuple[Text, ...], Field(min_length=1)]
    page: PageAddress = Field(description="the page to show first", examples=["compare/funding/"])


class AreaWords(Record):
    """What readers call an area, besides its own name."""

    area: PartnershipId
    typed: Annotated[tuple[Text, ...], Field(min_length=1)]


class SitePage(Record):
    """A page made from no register, with other words people use for it. Its address is as `about/`; `/` is the home page."""

    page: PageAddress = Field(description="its address on this site", examples=["about/"])
    title: Text
    words: tuple[Text, ...] = Field((), description="other words people use for it")


class SearchForm(Record, title="What people type when they search"):
    """What people type when they search. `left_out` are words that say nothing about what is looked for."""

    left_out: tuple[Text, ...] = Field((), description="words that say nothing about what is looked for")
    areas: tuple[AreaWords, ...] = Field((), description="what people call each area, besides its name")
    synonyms: tuple[Synonym, ...] = Field((), description="other words for the words of the pages")
    misspellings: tuple[Synonym, ...] = Field((), description="common slips, and what was meant")
    best_answers: tuple[BestAnswer, ...] = Field((), description="questions whose best page the words alone do not find")
    other_pages: tuple[SitePage, ...] = Field((), description="pages that are made from no list of ours")

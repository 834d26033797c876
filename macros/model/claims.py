"""Claims: what a published document says, where it says it, and in which words.

In: typed values. Out: the building blocks of every topic, group and organisation.
Must not know: which topics exist.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from macros.model.record import Record
from macros.model.references import DocumentId, GroupId, OrganisationId, PostId, SharedListId
from macros.model.values import ONE_OR_SEVERAL, Count, Day, Id, Lines, Link, Month, Text, YesNo, one_as_several, plain_text


class Written(str):
    """A few words, a name, a figure or a date exactly as the document has it (white space and line ends apart)."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: cls(plain_text(value)), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "number"], "description": (cls.__doc__ or "").splitlines()[0]}


AsWritten = Annotated[
    tuple[Written, ...],
    BeforeValidator(one_as_several),
    Field(min_length=1),
    WithJsonSchema({**ONE_OR_SEVERAL, "description": "A few words, a name, a figure or a date exactly as the document has it."}),
]


class Confidence(StrEnum):
    """How sure we are of something that no source document says."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Sourced(Record):
    """Anything with a place in a published document.

    `document` and `heading` are taken from what encloses the claim when they are not written; `lines` are line
    numbers of the source text, for checking, not for readers.
    """

    document: DocumentId
    heading: Written | None = None
    lines: Lines


class Claim(Sourced):
    """Something a document says, with words by which it can be found there."""

    as_written: AsWritten
    note: Text | None = None


class Outside(Record):
    """Knowledge from outside the source documents: always labelled, never used to fill a hole in them."""

    says: Text = Field(description="what we know, in your own plain words")
    where: Text
    link: Link | None = None
    seen: Text = Field(description="when that was seen, as far as is known")
    confidence: Confidence
    sure_of: Text | None = None


class Statement(Claim):
    """One thing the document says, in our own plain words. The same `id` in two partnerships means the same matter."""

    id: Id
    says: Text
    organisations: tuple[OrganisationId, ...] = ()
    groups: tuple[GroupId, ...] = ()
    posts: tuple[PostId, ...] = ()


class SharedStatement(Record):
    """An item of a list that several partnerships publish in the same words. `[area]` stands for the area's name."""

    id: Id
    says: Text = Field(description="what the documents say, in plain words; [area] stands for the area's name")
    as_written: AsWritten
    organisations: tuple[OrganisationId, ...] = ()
    groups: tuple[GroupId, ...] = ()
    posts: tuple[PostId, ...] = ()
    note: Text | None = None


class SharedList(Record):
    """A list several partnerships publish in the same words, held once."""

    id: Id
    title: Text
    about: Text | None = None
    items: tuple[SharedStatement, ...] = Field(min_length=1, description="the items of the list, one by one")


class StatementList(Sourced):
    """A list the document gives: its own items, or a shared list with the differences of this document."""

    id: Id
    title: Text = Field(description="what the list is of, for readers")
    shared: SharedListId | None = Field(None, description="the id of the shared list, where several partnerships publish the same one")
    leave_out: tuple[Id, ...] = Field((), description="the ids of shared items that this document does not have")
    instead: tuple[Statement, ...] = Field((), description="items that this document words differently, under the shared item's id")
    also: tuple[Statement, ...] = Field((), description="items that only this document has")
    items: tuple[Statement, ...] = Field((), description="the items of the list, where it is not a shared one")
    note: Text | None = None


class CountClaim(Claim):
    """A number the document gives, with what it counts in `says`."""

    count: Count = Field(description="the number the document gives, in digits")
    says: Text = Field(description="what the number counts, in a plain sentence")


class DayClaim(Claim):
    """A day the document gives."""

    on: Day = Field(description="the day the document gives")
    says: Text


class MonthClaim(Claim):
    """A date the document gives, as exactly as it gives it."""

    when: Month = Field(description="the date, as exactly as the document gives it")
    says: Text | None = None


class Answer(Claim):
    """A question the document answers with yes or no."""

    answer: YesNo = Field(description="yes or no, as the document answers")
    says: Text


class Said(Claim):
    """One plain sentence of ours for what the document says."""

    says: Text
    organisation: OrganisationId | None = None
    group: GroupId | None = None
    post: PostId | None = None


class OrganisationClaim(Claim):
    """A body the document names."""

    organisation: OrganisationId


class PostClaim(Claim):
    """A post the document names, with its title as written."""

    post: PostId


class MissingPiece(Claim):
    """Something the document points at that was not published with it, or whose link leads nowhere."""

    kind: Literal["appendix", "chart", "flowchart", "diagram", "link", "document"] = Field(description="what sort of thing is missing")
    says: Text = Field(description="what is missing, in a plain sentence")


class Silence(Record):
    """Something somebody looked for in the document and did not find."""

    id: Id
    says: Text = Field(description="what the document does not say, in a plain sentence")


class Checked(Record):
    """When somebody last compared these facts with the source text, and in what role."""

    on: Day = Field(description="the day somebody compared it with the document")
    by: Text = Field(description="not the name but the role of whoever compared it", examples=["second reader"])

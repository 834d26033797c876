"""What else has to be known to say how things stood on a day: how the law arranged the work, and which roles it has.

In: typed values. Out: the form of `data/as-at.yml`. Must not know: what any document says, or what day it is.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.claims import Outside
from macros.model.record import Record
from macros.model.references import InstrumentId, PostId
from macros.model.values import Day, Id, Text


class Era(Record):
    """A time in which the law arranged the shared work in one way. It ends where the next one begins."""

    id: Id
    title: Text
    begins: Day = Field(description="the first day of this time")
    kind: Literal["boards", "boards or partners", "partners"] = Field(description="whether boards or safeguarding partners led the work")
    says: Text = Field(description="how the work was arranged in this time, in a plain sentence")
    outside: Outside


class StatutoryRole(Record):
    """A role the law or guidance speaks of. Fill in `under` or `asked_by`, and `topic` or `posts`."""

    id: Id
    title: Text
    under: Literal["boards", "partners"] | None = Field(None, description="whether it is a role of the time of boards or of partners")
    asked_by: InstrumentId | None = Field(None, description="the guidance that has it, where not all guidance of that time does")
    topic: Literal["lead-safeguarding-partners", "delegated-safeguarding-partners"] | None = Field(
        None, description="the topic that names the posts, where each partner has its own"
    )
    posts: tuple[PostId, ...] = Field((), description="the posts that are this role, by their ids, where no topic names them")

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        if bool(self.under) == bool(self.asked_by) or bool(self.topic) == bool(self.posts):
            raise PydanticCustomError(
                "form-does-not-fit",
                "this role has too much filled in, or too little",
                {"write": "either “under” or “asked_by”; and either “topic” or “posts”"},
            )
        return self


class AsAtForm(Record, title="How things stood on a day"):
    """How the law arranged the work at which time, and the roles it speaks of, for the pages about a day."""

    eras: tuple[Era, ...] = Field((), description="how the work was arranged, the earliest time first")
    roles: tuple[StatutoryRole, ...] = Field((), description="the roles, in the order of the pages")

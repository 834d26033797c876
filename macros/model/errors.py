"""The words of the page of each error: what it means, what causes it, how to put it right, and when it is fine.

In: typed values. Out: the form of `data/errors.yml`. Must not know: which errors there are, or how one is found.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.record import Record
from macros.model.values import Id, Text, plain_text

# When it is found, in the order in which the check goes about it.
Found = Literal["reading a file", "reading a form", "comparing files", "comparing with the documents"]


def _lines(value: Any) -> Any:
    """Lines as they stand in a file: nothing is changed but the line ends after the last one."""
    if isinstance(value, str) and value.strip():
        return value.rstrip("\n")
    return plain_text(value)


Excerpt = Annotated[str, BeforeValidator(_lines)]


class Fix(Record):
    """How to put it right: in words, and as lines of a file before and after, where it can be shown."""

    says: Text = Field(description="how to put it right, in plain words")
    wrong: Excerpt | None = Field(None, description="lines of a file with the error")
    right: Excerpt | None = Field(None, description="the same lines put right")

    @model_validator(mode="after")
    def _before_and_after(self) -> Self:
        if (self.wrong is None) != (self.right is None):
            raise PydanticCustomError("missing-key", "“wrong” and “right” are shown side by side", {"write": "both of them, or neither"})
        return self


class ErrorPage(Record):
    """One error of the check, by the id that the check prints."""

    id: Id = Field(description="the error, as the check prints it")
    title: Text = Field(description="what is wrong, in a few plain words")
    found: Found = Field(description="when the check finds it")
    means: Text = Field(description="what it means, in plain words")
    causes: tuple[Text, ...] = Field(min_length=1, description="how it comes about, one cause at a time")
    fix: Fix = Field(description="how to put it right")
    fine_when: Text = Field(description="when nothing needs to be done")


class ErrorsForm(Record, title="What each error of the check means"):
    """What each error of the check means, in plain words."""

    errors: tuple[ErrorPage, ...] = Field((), description="the errors, one by one")

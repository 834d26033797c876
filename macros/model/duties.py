"""What has to be done again and again, and by when, so that editors see what is due.

In: typed values. Out: the form of `data/duties.yml`. Must not know: what day it is.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.model.record import Record
from macros.model.references import RequirementId
from macros.model.values import Count, Id, Text, plain_text


def _day_of_the_year(value: object) -> object:
    value = plain_text(value)
    if not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|30)", str(value)):
        raise PydanticCustomError(
            "date-not-a-date",
            "“{value}” is not a day of the year as this form writes it",
            {"value": value, "write": "month-day, for example: 09-30"},
        )
    return value


DayOfTheYear = Annotated[
    str,
    BeforeValidator(_day_of_the_year),
    WithJsonSchema({"type": "string", "description": "A day of the year: month-day.", "examples": ["09-30"]}),
]


class YearlyDocument(Record):
    """A document each partnership publishes every year by a day; the first one is due in the year `first_due`."""

    id: Id
    title: Text
    says: Text = Field(description="what is published and by when, in a plain sentence")
    document: Literal["yearly report"] = Field(description="what sort of document it is")
    by: DayOfTheYear = Field(description="the day of the year by which it is published")
    first_due: Count = Field(description="the year in which the first one is due", examples=["2024"])
    requirement: RequirementId | None = None


class CheckedAgain(Record):
    """Facts that somebody compares again with the published source, so many months after the last time."""

    id: Id
    title: Text
    says: Text = Field(description="what is compared again and how often, in a plain sentence")
    facts: Literal["topics", "contacts", "documents and tools", "tasks"] = Field(description="which facts are compared again")
    months: Count = Field(gt=0, description="after how many months they are compared again")


class ReviewedAgain(Record):
    """Something a document says is reviewed: so many months after the document's day it is due."""

    id: Id
    title: Text
    says: Text = Field(description="what is looked at again, in a plain sentence")
    field: Text
    requirement: RequirementId | None = None


class DutiesForm(Record, title="What is done again and again"):
    """What is done again and again: yearly documents, promised reviews, and our own checking."""

    yearly_documents: tuple[YearlyDocument, ...] = Field((), description="what each partnership publishes every year")
    reviews: tuple[ReviewedAgain, ...] = Field((), description="what documents say is looked at again")
    checks: tuple[CheckedAgain, ...] = Field((), description="what we compare again with what is published")

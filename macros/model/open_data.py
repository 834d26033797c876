"""What others may do with the data, how its files changed, and which ids and addresses have ended.

In: typed values. Out: the form of `data/open-data.yml`. Must not know: which files there are, or what is in them.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.record import Record
from macros.model.values import Day, Id, Link, Text, Texts


class Licence(Record):
    """A licence: its short name in the SPDX list, its title, and where its words stand."""

    id: Text = Field(description="the short name of the licence in the SPDX list", examples=["OGL-UK-3.0"])
    title: Text = Field(description="the title of the licence")
    link: Link = Field(description="the page with the words of the licence")


class Rights(Record):
    """A part of the data to which the same rights apply. Without `files` it can stand in any of them."""

    id: Id
    title: Text = Field(description="what these rights are about, in a few words")
    covers: Text = Field(description="which parts of the data they are for")
    holder: Text = Field(description="whose rights they are")
    licence: Licence | None = Field(None, description="the licence, where one is stated")
    no_licence_because: Text | None = Field(None, description="why no licence can be given")
    attribution: Text = Field(description="the words by which others must name the source")
    files: tuple[Id, ...] = Field((), description="the files they are for, by the names on the data page")

    @model_validator(mode="after")
    def _a_licence_or_why_none(self) -> Self:
        if (self.licence is None) == (self.no_licence_because is None):
            raise PydanticCustomError(
                "missing-key",
                "either “licence” or “no_licence_because” belongs here",
                {"write": "licence: where one is stated; otherwise no_licence_because: the reason"},
            )
        return self


class Version(Record):
    """A version of the files for machines: `major.minor`. Whatever can break somebody's program is a new major one."""

    version: Text = Field(description="the number of the version", examples=["1.0"])
    on: Day = Field(description="the day it was published")
    says: Texts = Field(description="what changed, one thing at a time")


class Ended(Record):
    """An id, page or file that was published and is no more; `now` is what to use instead, where there is something."""

    kind: Literal[
        "organisation",
        "group",
        "post",
        "document",
        "instrument",
        "requirement",
        "partnership",
        "category",
        "resource",
        "contact",
        "helpline",
        "task",
        "place",
        "term",
        "topic",
        "rule",
        "page",
        "file",
    ] = Field(description="what it was")
    id: Text = Field(description="its id or address, just as it was")
    now: Text | None = Field(None, description="what to use instead, where there is something")
    on: Day = Field(description="the day it ended")
    says: Text = Field(description="why it ended, in a plain sentence")


class OpenDataForm(Record, title="What others may do with the data"):
    """What others may do with the data, how its files changed (the newest version first), and what has ended."""

    rights: tuple[Rights, ...] = Field((), description="who may do what with which part")
    versions: tuple[Version, ...] = Field(min_length=1, description="the versions, the newest first")
    ended: tuple[Ended, ...] = Field((), description="what was published and is no more")

"""A published document held section by section: the yearly report and the joint protocol.

In: typed claims. Out: the forms in `data/reports/<id>/` and `data/protocols/<id>/`.
Must not know: the pages made of them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.model.claims import Claim, Written
from macros.model.figures import Check, Figure, FigureTable
from macros.model.record import Record
from macros.model.references import DocumentId, GroupId, OrganisationId
from macros.model.topics import Topic
from macros.model.values import Id, Text


class Seat(Claim):
    """A post that sits on a board, by the words of a sentence."""

    post: Text = Field(description="the post, in the words of the document")
    group: GroupId
    group_as_written: Written | None = Field(None, description="the board's name, just as the sentence has it, where that is another")
    role: Literal["member", "chair", "vice chair"] = Field(description="what the post does there")
    organisation: OrganisationId | None = None


class Part(Topic):
    """One matter of a section: what the document says of it, its figures, and what it leaves open."""

    id: Id
    title: Text
    about: Text | None = None
    figures: tuple[Figure, ...] = Field((), description="single figures that stand in sentences")
    tables: tuple[FigureTable, ...] = Field((), description="tables of figures")
    checks: tuple[Check, ...] = Field((), description="stated figures that follow from others, to be worked out again")
    seats: tuple[Seat, ...] = Field((), description="who sits on which board")


class SectionForm(Record, title="A section of a report or protocol"):
    """A page of the document: its parts in order."""

    title: Text
    about: Text = Field(description="the question this section answers for readers")
    document: DocumentId
    parts: tuple[Part, ...] = Field(min_length=1, description="the matters of this section, in the document's order")


class PublicationForm(Record, title="A report or protocol"):
    """Which document the folder holds, and its sections in order: each is a file beside this one."""

    document: DocumentId = Field(description="the report or protocol, by its id in sources.yml")
    title: Text
    about: Text
    sections: tuple[Id, ...] = Field(min_length=1, description="the names of the section files in this folder, in order")

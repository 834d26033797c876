"""A published document held section by section: the yearly report and the joint protocol.

In: typed claims. Out: the forms in `data/reports/<id>/` and `data/protocols/<id>/`.
Must not know: the pages made of them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.claims import Claim
from macros.model.figures import Check, Figure, FigureTable
from macros.model.record import Record
from macros.model.references import DocumentId, GroupId, OrganisationId
from macros.model.topics import Topic
from macros.model.values import Id, Text


class Seat(Claim):
    """A post that sits on a board, by the words of a sentence."""

    post: Text
    group: GroupId
    role: Literal["member", "chair", "vice chair"]
    organisation: OrganisationId | None = None


class Part(Topic):
    """One matter of a section: what the document says of it, its figures, and what it leaves open."""

    id: Id
    title: Text
    about: Text | None = None
    figures: tuple[Figure, ...] = ()
    tables: tuple[FigureTable, ...] = ()
    checks: tuple[Check, ...] = ()
    seats: tuple[Seat, ...] = ()


class SectionForm(Record):
    """A page of the document: its parts in order."""

    title: Text
    about: Text
    document: DocumentId
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]


class PublicationForm(Record):
    """Which document the folder holds, and its sections in order: each is a file beside this one."""

    document: DocumentId
    title: Text
    about: Text
    sections: Annotated[tuple[Id, ...], Field(min_length=1)]

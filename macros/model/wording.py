"""Words readers meet and words readers use: the glossary, and what people type when they search.

In: typed values. Out: the forms of `data/glossary.yml` and `data/search.yml`. Must not know: pages or a search engine.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.claims import Outside
from macros.model.record import Record
from macros.model.values import Id, Text


class Term(Record):
    """A term or a short form. `short` is the abbreviation; `written` are its spellings on pages, `short` among them."""

    id: Id
    term: Text
    short: Text | None = None
    written: tuple[Text, ...] = ()
    means: Text
    not_to_confuse_with: tuple[Id, ...] = ()
    page: Text | None = None
    outside: tuple[Outside, ...] = ()
    note: Text | None = None


class GlossaryForm(Record):
    """Every abbreviation and term a reader meets."""

    terms: tuple[Term, ...] = ()


class Synonym(Record):
    """What readers type, and the words the pages use for it. `sort` says what kind of difference it is."""

    typed: Annotated[tuple[Text, ...], Field(min_length=1)]
    means: Text


class BestAnswer(Record):
    """The page to show first for a question, where the words alone do not lead there."""

    typed: Annotated[tuple[Text, ...], Field(min_length=1)]
    page: Text


class SearchForm(Record):
    """What people type when they search."""

    synonyms: tuple[Synonym, ...] = ()
    misspellings: tuple[Synonym, ...] = ()
    best_answers: tuple[BestAnswer, ...] = ()

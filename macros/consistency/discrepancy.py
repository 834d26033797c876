"""What a rule finds: two or more values that do not go together, each with its place, and one plain sentence.

In: records of the model. Out: `Discrepancy`, `Value`, `Source` and `Subject` records.
Must not know: which rules there are, or how a finding is shown. A discrepancy corrects neither value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from macros.model.claims import Outside, Sourced
from macros.model.record import Record
from macros.model.registers import PublishedDocument
from macros.model.topics import Topic


@dataclass(frozen=True)
class Source:
    """A place in a published document. `look_for` are words that stand there; `record` is what holds them here."""

    document: str
    heading: str | None
    lines: str | None
    look_for: tuple[str, ...] = ()
    record: Record | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Value:
    """One of the values that do not go together.

    `value` is for programs: a name, a date, a decimal string in pounds, a share with its sign. `says` is for readers.
    Without a `source` no document of ours says it; then `outside` says how we know.
    """

    value: str
    says: str
    source: Source | None = None
    outside: tuple[Outside, ...] = ()

    @property
    def document(self) -> str | None:
        """The id of the document that holds the value, or None where it comes from outside the documents."""
        return self.source.document if self.source else None


@dataclass(frozen=True)
class Subject:
    """What the values are about: a record's kind and id, and words for a reader."""

    kind: Literal["document", "organisation", "group", "instrument"]
    id: str
    name: str


@dataclass(frozen=True)
class Discrepancy:
    """Values that do not go together, found by a rule, with one plain sentence on why."""

    rule: str
    subject: Subject
    values: tuple[Value, ...]
    explanation: str

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents whose values are shown, each once, in order."""
        return tuple(dict.fromkeys(value.document for value in self.values if value.document))


def source_of(claim: Sourced, *look_for: str) -> Source:
    """Where a claim stands; the words to look for are its own unless others are given."""
    words = look_for or getattr(claim, "as_written", ())
    words = (words,) if isinstance(words, str) else tuple(words)
    return Source(str(claim.document), claim.heading, str(claim.lines), tuple(map(str, words)), claim)


def source_of_all(claims: Iterable[Sourced], look_for: Iterable[str] = ()) -> Source:
    """Where several claims of one document stand, as one place.

    Raises:
        IndexError: there are no claims.
    """
    every = list(claims)
    lines = ", ".join(dict.fromkeys(str(claim.lines) for claim in every))
    return Source(str(every[0].document), every[0].heading, lines, tuple(look_for), every[0])


def source_of_topic(topic: Topic) -> Source | None:
    """Where a document speaks of a topic, or None where it does not."""
    if topic.document is None:
        return None
    return Source(str(topic.document), topic.heading, str(topic.lines) if topic.lines else None, record=topic)


def source_of_date(document: PublishedDocument) -> Source:
    """Where a document bears its date; without lines where it bears none."""
    date = document.date
    words = tuple(map(str, date.as_written or ()))
    return Source(str(date.document or document.id), date.heading, str(date.lines) if date.lines else None, words, document)

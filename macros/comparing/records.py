"""What a comparison is made of: readings, cells, matters, and how documents relate on a matter.

In: nothing. Out: record types. Must not know: where readings come from, or how a page shows them.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from macros.model.claims import Sourced


class Relation(StrEnum):
    """How the documents relate on one matter. `not recorded` means they cannot be compared yet; it is never a gap."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_HERE = "only here"
    NOT_MENTIONED = "not mentioned"
    NOT_RECORDED = "not recorded"


class Stance(StrEnum):
    """What one document does with one matter.

    `silent`: somebody looked, and it does not say. `not listed`: it has such a list, and this is not on it.
    `nothing noted`: it speaks of the topic; we hold neither words on this matter nor a note that somebody looked.
    `not published`: it points at something we do not hold. `not recorded`: nobody has looked at the topic.
    """

    SAYS = "says"
    SILENT = "silent"
    HEADING_ONLY = "heading only"
    NOT_LISTED = "not listed"
    NOTHING_NOTED = "nothing noted"
    NOT_PUBLISHED = "not published"
    NOT_RECORDED = "not recorded"

    @property
    def is_unknown(self) -> bool:
        """Whether nobody can tell from here what the document says."""
        return self in (Stance.NOT_PUBLISHED, Stance.NOT_RECORDED)


@dataclass(frozen=True)
class Reading:
    """One thing one document says, ready to be held against the same matter in another.

    Two readings with one `key` are on one matter; they are the same if their `value` is. `item` is the id of a statement
    or of an item of a list: the same id means the same matter, whichever list it stands in. `shared_words` are the words
    with `[area]`, `[council]` and `[partnership]` in place of names, or nothing if only the value can be compared.
    `silence` is the id under which a document's silence on the matter would be noted.
    """

    key: str
    label: str
    value: Hashable
    says: tuple[str, ...]
    claim: Sourced | None = None
    item: str = ""
    part: str = ""
    listing: str = ""
    silence: str = ""
    shared_words: str = ""


@dataclass(frozen=True)
class Cell:
    """What one partnership's document does with one matter. `says` holds its words, or the note of its silence.

    `elsewhere` is the topic under which the document has something by the same id, when it has nothing here.
    """

    partnership: str
    stance: Stance
    says: tuple[str, ...] = ()
    reading: Reading | None = None
    elsewhere: str = ""


@dataclass(frozen=True)
class Matter:
    """One matter, across the partnerships in their order."""

    key: str
    label: str
    part: str
    relation: Relation
    cells: tuple[Cell, ...]

    @property
    def shared_words(self) -> str:
        """The words every document that speaks of it has, apart from names; nothing if each has its own."""
        words = {cell.reading.shared_words for cell in self.cells if cell.reading}
        return words.pop() if len(words) == 1 else ""


@dataclass(frozen=True)
class SetAside:
    """What a document's list holds that was left out of the comparison, in its own words, and why."""

    partnership: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class TopicComparison:
    """A topic, compared."""

    topic: str
    matters: tuple[Matter, ...]
    set_aside: tuple[SetAside, ...] = ()

    def of(self, relation: Relation) -> tuple[Matter, ...]:
        """The matters with one relation, in order."""
        return tuple(matter for matter in self.matters if matter.relation is relation)

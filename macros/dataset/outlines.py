"""Each part of the data in outline: what rules across parts ask of it, and nothing else of what its files say.

In: a part: the files of one partnership, or all that are shared. Out: an `Outline`, which can be kept. Must not know: any file.

A rule that looks at each field of each record takes seconds where there are 150 partnerships, and nearly always finds
nothing. It first asks the outlines whether there can be anything at all, and looks closely only then. So the answer of the
outlines alone, without the parts themselves, is the answer of the rules: dataset/still_sound.py rests on that.
"""

from __future__ import annotations

import pickle
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from io import BytesIO
from typing import Any

from macros.dataset.dataset import Dataset
from macros.dataset.mentions import Mentions, mentioned_in
from macros.dataset.people import digits_of
from macros.model.claims import SharedList
from macros.model.procedures import RefusedNumber
from macros.model.record import Record
from macros.model.references import DocumentId
from macros.model.topics import TOPIC_FORMS, State, Topic

# The kinds of records that the files of a part describe. The other kind, a partnership, is a part itself.
KINDS = (
    *("organisation", "document", "group", "post", "instrument", "requirement", "shared list", "category", "resource"),
    *("contact", "helpline", "task", "term"),
)
# The lists of a form whose records have an id that no other file may use.
REGISTERED = (
    *("organisations", "changes", "sources", "posts", "groups", "categories", "lists", "helplines", "pages", "requirements"),
    *("contacts", "text_lines", "resources", "tasks", "places", "terms", "errors"),
)
# All that could be a number to ring, and some that could not. It begins with a digit, which is five times as fast.
NUMBERS = re.compile(r"[0-9][0-9 ()-]{6,}[0-9]")


@dataclass(frozen=True)
class Outline:
    """A part in plain values. Sets hold ids, and `numbers` the digits of all that could be a number to ring.

    `names` and `describes` are by kind, `statements` by topic; `cites` are the documents that a partnership's own topics name;
    `follows` are the bodies before and after each change; `recorded` are the topics somebody has looked for.
    """

    names: Mapping[str, set[str]]
    describes: Mapping[str, set[str]]
    taken: tuple[tuple[str, str], ...]
    owners: Mapping[str, str]
    numbers: set[str]
    follows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    cites: set[str]
    judged: set[str]
    statements: Mapping[str, set[str]]
    recorded: set[str]
    area: str
    order: int

    @classmethod
    def of(cls, part: Dataset, forms: Iterable[Record]) -> Outline:
        """The outline of a part: of one partnership (its shared lists are the shared part's own), or of all that is shared."""
        partnership = next(iter(part.partnerships.values()), None)
        own = [partnership.form, *partnership.topics.values()] if partnership else []
        topics = partnership.topics if partnership else {}
        held = {id(record) for record in own}
        rest = [item for item in part.records() if id(item) not in held and not (partnership and isinstance(item, SharedList))]
        # A number that is refused may stand where it is refused.
        refused = mentioned_in(item for item in rest if isinstance(item, RefusedNumber))
        others = mentioned_in(item for item in rest if not isinstance(item, RefusedNumber))
        topical = mentioned_in(own)
        return cls(
            names=_by_kind(refused, others, topical),
            describes={kind: _plain(part.register(kind)) for kind in KINDS},
            taken=tuple(ids_taken(forms)),
            owners={str(document): owner for document, owner in part.owners().items()},
            numbers={digits_of(number) for found in (others, topical) for number in NUMBERS.findall("\n".join(found.texts))},
            follows=tuple((tuple(map(str, item.before)), tuple(map(str, item.after))) for item in part.changes),
            cites=_plain(topical.ids.get(DocumentId, ())),
            judged={str(item.requirement) for item in partnership.judgements if item.status != "not applicable"} if partnership else set(),
            statements={name: _statements(topic) for name, topic in topics.items()},
            recorded={name for name, topic in topics.items() if topic.state is not State.NOT_RECORDED},
            area=str(partnership.form.area.name) if partnership else "",
            order=partnership.form.order if partnership else 0,
        )

    def written(self) -> bytes:
        """The outline as bytes, to be kept."""
        return pickle.dumps(vars(self), protocol=5)

    @classmethod
    def read(cls, written: bytes) -> Outline | None:
        """The outline that was written as these bytes; None where these are other bytes."""
        try:
            return cls(**_PlainValues(BytesIO(written)).load())
        except Exception:  # noqa: BLE001 - a damaged pickle can raise anything, and the files themselves are at hand
            return None


@dataclass(frozen=True)
class Outlines:
    """All parts in outline: what is shared, and each partnership."""

    shared: Outline
    partnerships: Mapping[str, Outline]

    @property
    def every(self) -> tuple[Outline, ...]:
        """All parts alike."""
        return (self.shared, *self.partnerships.values())

    def name_something_unknown(self) -> bool:
        """Whether any id stands for nothing."""
        known = {kind: set().union(*(part.describes.get(kind, ()) for part in self.every)) for kind in KINDS}
        known["partnership"] = {*self.partnerships}
        return any(not ids <= known[kind] for part in self.every for kind, ids in part.names.items())

    def use_an_id_twice(self) -> bool:
        """Whether two records of one register have the same id."""
        return max(Counter(taken for part in self.every for taken in part.taken).values(), default=0) > 1

    def cite_others(self, owners: Mapping[str, str]) -> set[str]:
        """The partnerships that cite a document of another, given whose each is."""
        return {
            name for name, part in self.partnerships.items() if any(owners[document] != name for document in part.cites & owners.keys())
        }

    def owners(self) -> dict[str, str]:
        """The partnership whose document each is, by the document's id; no two have the same where the data is sound."""
        return {document: owner for part in self.every for document, owner in part.owners.items()}

    def hold_a_number_of(self, refused: Iterable[str]) -> bool:
        """Whether any text has one of these numbers, given by their digits."""
        return any(not part.numbers.isdisjoint(refused) for part in self.every)

    def follow_in_a_circle(self) -> bool:
        """Whether any body comes after itself."""
        bodies: TopologicalSorter[str] = TopologicalSorter()
        for before, after in (change for part in self.every for change in part.follows):
            for body in after:
                bodies.add(body, *before)
        try:
            bodies.prepare()
        except CycleError:
            return True
        return False

    def judge(self, requirements: Iterable[str]) -> bool:
        """Whether any of these requirements is judged by a person."""
        return any(not part.judged.isdisjoint(requirements) for part in self.partnerships.values())

    def statements(self) -> dict[str, set[str]]:
        """The ids of the statements that some arrangement has, by topic."""
        return {topic: set().union(*(part.statements.get(topic, ()) for part in self.partnerships.values())) for topic in TOPIC_FORMS}


def ids_taken(forms: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Each id that no other record of the same list may have, with the name of the list."""
    return ((name, str(record.id)) for name, record in records_with_ids(forms))


def records_with_ids(forms: Iterable[Record]) -> Iterator[tuple[str, Any]]:
    """Each record whose id no other of the same list may have, with the name of the list."""
    for form in forms:
        for name in REGISTERED if not isinstance(form, Topic) else ():
            yield from ((name, record) for record in getattr(form, name, ()))


def _by_kind(*mentions: Mentions) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, ids in (item for mentioned in mentions for item in mentioned.ids.items()):
        found.setdefault(kind.kind, set()).update(map(str, ids))
    return found


def _statements(topic: Topic) -> set[str]:
    return {str(item.id) for item in topic.statements} | {str(item.id) for use in topic.lists for item in use.items}


def _plain(ids: Iterable[str]) -> set[str]:
    return {str(item) for item in ids}


class _PlainValues(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")

"""What records mention: the ids of others, and texts. Gone through once, for rules that nearly always find nothing.

In: records. Out: `Mentions`. Must not know: any rule.

A rule that looks at each field of each record takes seconds where there are 150 partnerships. It first asks here whether
there can be anything at all, and looks closely only then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from macros.dataset.dataset import Dataset
from macros.model.procedures import RefusedNumber
from macros.model.record import Record
from macros.model.references import DocumentId, Reference

SHORTEST = 8  # letters; the rules on texts look for numbers to ring, and no shorter text holds one


@dataclass(frozen=True)
class Mentions:
    """Every id that is named, by the kind of what it names, and every text."""

    ids: Mapping[type[Reference], set[str]]
    texts: Sequence[str]

    @property
    def documents(self) -> set[str]:
        """The ids of the documents that are named."""
        return self.ids.get(DocumentId, set())


@dataclass(frozen=True)
class AllMentions:
    """What every record mentions: for each partnership what its own topics do, and what all others do."""

    by_partnership: Mapping[str, Mentions]
    refused_numbers: Mentions
    others: Mentions

    @classmethod
    def of(cls, dataset: Dataset, records: Iterable[Record]) -> AllMentions:
        """Those of a data set, of which these are all records."""
        own = {item.id: [item.form, *item.topics.values()] for item in dataset.partnerships.values()}
        held = {id(record) for items in own.values() for record in items}
        rest = [record for record in records if id(record) not in held]
        return cls(
            {partnership: mentioned_in(items) for partnership, items in own.items()},
            mentioned_in(item for item in rest if isinstance(item, RefusedNumber)),
            mentioned_in(item for item in rest if not isinstance(item, RefusedNumber)),
        )

    def texts(self) -> Iterator[str]:
        """Every text of each part of the data, a line each; but not the numbers that are refused themselves."""
        return ("\n".join(item.texts) for item in (self.others, *self.by_partnership.values()))

    def names_something_unknown(self, dataset: Dataset) -> bool:
        """Whether any id stands for nothing."""
        parts = (self.refused_numbers, self.others, *self.by_partnership.values())
        return any(not ids <= dataset.register(kind.kind).keys() for item in parts for kind, ids in item.ids.items())


def mentioned_in(records: Iterable[Record]) -> Mentions:
    """What these records and all in them mention."""
    ids: dict[type[Reference], set[str]] = {}
    texts: list[str] = []
    to_visit: list[Record] = [*records]
    while to_visit:
        for value in to_visit.pop().__dict__.values():
            for item in value if type(value) is tuple else (value,):
                match _kind(type(item)):  # type: ignore[arg-type] # a class has a hash, whatever its instances have
                    case "text":
                        if len(item) >= SHORTEST:
                            texts.append(item)
                    case "reference":
                        ids.setdefault(type(item), set()).add(item)
                    case "record":
                        to_visit.append(item)
    return Mentions(ids, texts)


@cache
def _kind(found: type) -> str:
    """Asked of a type and not of each of half a million values, which takes a third of the time."""
    kinds = {Record: "record", Reference: "reference", str: "text"}
    return next((kind for base, kind in kinds.items() if issubclass(found, base)), "")

"""What records mention: the ids of others, and texts. Gone through once, for rules that nearly always find nothing.

In: records. Out: `Mentions`. Must not know: any rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from macros.model.record import Record
from macros.model.references import Reference

SHORTEST = 8  # letters; the rules on texts look for numbers to ring, and no shorter text holds one


@dataclass(frozen=True)
class Mentions:
    """Every id that is named, by the kind of what it names, and every text."""

    ids: Mapping[type[Reference], set[str]]
    texts: Sequence[str]


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

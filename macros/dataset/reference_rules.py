"""Rules for references: what a file names by its id must be described somewhere.

In: a data set and its records. Out: problems, one wording for one root cause, so that a report can show them as one.
Must not know: how the files were read, or pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.dataset.dataset import Dataset
from macros.model.record import Record, walk
from macros.model.references import Reference
from macros.problems import EXAMPLES, Place, Problem, did_you_mean, nearest, problem
from macros.words import listed

# What a reader of the report calls each kind, and the file in which it is described.
DESCRIBED_IN = {
    "organisation": ("organisation", "organisations.yml"),
    "document": ("document", "sources.yml"),
    "group": ("group", "groups.yml"),
    "post": ("post", "posts.yml"),
    "instrument": ("law or guidance", "the folder instruments"),
    "requirement": ("requirement", "the folder instruments"),
    "partnership": ("partnership", "the folder partnerships"),
    "shared list": ("shared list", "the folder of what all areas share (pan-…)"),
    "category": ("category", "categories.yml"),
    "resource": ("document or tool", "resources.yml"),
    "contact": ("contact", "contacts.yml"),
    "helpline": ("helpline", "contacts.yml"),
    "term": ("term", "glossary.yml"),
}
MANY = 8  # ids that nothing describes: more than anybody misspells, so what described them must be gone


@dataclass(frozen=True)
class Lost:
    """An id that is named and described nowhere: its kind, its places, and the ids it could have been."""

    id: str
    kind: str
    places: tuple[Place, ...]
    known: Mapping[str, object]
    unused: frozenset[str]  # known ids that nothing names

    @property
    def alike(self) -> list[str]:
        """The known id most like it, if any is."""
        return nearest(self.id, self.known, limit=1)

    @property
    def described_in(self) -> str:
        """The file that would describe it."""
        return DESCRIBED_IN.get(self.kind, (self.kind, "its file"))[1]


def lost_references(dataset: Dataset, records: list[Record]) -> list[Lost]:
    """Every id that stands for nothing."""
    used: dict[str, dict[str, list[Place]]] = {}
    for record, name, value in walk(records):
        if record.is_written(name):
            for inner, reference in _references(value):
                used.setdefault(reference.kind, {}).setdefault(reference, []).append(record.place(name, *inner))
    return [
        Lost(reference, kind, tuple(sorted(places)), known, unused)
        for kind, named in used.items()
        for known in [dataset.register(kind)]
        for unused in [frozenset(set(known) - set(named))]
        for reference, places in named.items()
        if reference not in known
    ]


def _references(value: Any) -> Iterator[tuple[tuple[int, ...], Reference]]:
    if isinstance(value, Reference):
        yield (), value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Reference):
                yield (index,), item


def references_that_point_nowhere(lost: Sequence[Lost]) -> Iterator[Problem]:
    """A reference must be the id of a record of its kind. Many that go with one file come from one cause."""
    # With a partnership's folder go its groups and bodies: they are no cause of their own.
    whole_folders = [item for item in lost if item.kind == "partnership" and not item.alike]
    by_file: dict[str, list[Lost]] = {}
    for item in whole_folders or lost:
        by_file.setdefault(item.described_in, []).append(item)
    for file, items in by_file.items():
        together = _gone_together(items)
        yield from _told_together(file, together)
        told = {id(item) for item in together}
        for item in items:
            if id(item) not in told:
                called = DESCRIBED_IN.get(item.kind, (item.kind, ""))[0]
                what, write = f"there is no {called} “{item.id}”", _advice(item)
                yield from (problem("unknown-reference", place, what, read=item.id, write=write) for place in item.places)


def _gone_together(items: list[Lost]) -> list[Lost]:
    """Those that are lost with what described them, and are no slips of the hand."""
    if len(items) > MANY:
        return items
    unlike = [item for item in items if not item.alike]
    return unlike if len(unlike) > EXAMPLES or not any(item.known for item in items) else []


def _told_together(file: str, items: list[Lost]) -> Iterator[Problem]:
    items = sorted(items, key=lambda item: item.places[0])
    names = [f"“{item.id}”" for item in items[:EXAMPLES]]
    rest = [f"{len(items) - EXAMPLES} more"] if len(items) > EXAMPLES else []
    what = f"nothing in the data says what {listed([*names, *rest])} {'are' if len(items) > 1 else 'is'}"
    write = f"what is meant, in {file}; or that file again, if it was left out or has a new name"
    for item in items:
        yield from (problem("unknown-reference", place, what, read=item.id, write=write) for place in item.places)


def _advice(item: Lost) -> str:
    advice, places = did_you_mean(item.id, item.known), len(item.places)
    if not item.alike or item.alike[0] not in item.unused:
        return advice
    described = item.known[item.alike[0]]
    there = f" in {described.place('id')}" if isinstance(described, Record) and "id" in type(described).model_fields else ""
    if places > 1:
        return f"{advice} If that is its new id, the new one in all {places} places; or the old one again{there}"
    return f"{advice} “{item.alike[0]}” is described{there}" if there else advice

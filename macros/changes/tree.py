"""The data as a tree of records with an identity of their own, so that two versions can be laid side by side.

In: a data set. Out: a `Node` for each record. Must not know: what a change is, or how it is said.

A record is known by its id, or by what it is about (the body that pays, the post that is named), not by its place in a
file: moving a record to another file or line changes nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from macros.dataset.dataset import Dataset
from macros.model.record import Record

# What a record without an id is known by, first come first.
ABOUT = ("id", "requirement", "payer", "organisation", "post", "group", "instrument", "document", "as_written", "name", "says")


@dataclass
class Node:
    """A record: its values by field, and the records in it by field and identity."""

    kind: str
    ident: str
    record: Record | None
    parent: Node | None = field(default=None, repr=False)
    values: dict[str, str] = field(default_factory=dict)
    children: dict[tuple[str, str], Node] = field(default_factory=dict)

    @property
    def path(self) -> tuple[str, ...]:
        """Where it stands in the tree, from the top."""
        return (*(self.parent.path if self.parent else ()), self.kind, self.ident)

    def leaves(self) -> Iterator[tuple[Node, str]]:
        """Every (node, name of field) at or below it."""
        for name in self.values:
            yield self, name
        for child in self.children.values():
            yield from child.leaves()

    def add(self, kind: str, record: Record) -> Node:
        """Put a record below this one, under an identity no other there has."""
        ident = _identity(record)
        number, first = 2, ident
        while (kind, ident) in self.children:
            ident, number = f"{first} ({number})", number + 1
        node = Node(kind, ident, record, self)
        self.children[kind, ident] = node
        _fill(node, record)
        return node


@lru_cache(maxsize=2)
def tree_of(dataset: Dataset) -> Node:
    """The whole data set as one tree."""
    top = Node("", "", None)
    registers: dict[str, Any] = {
        "organisation": dataset.organisations.values(),
        "change of a body": dataset.changes,
        "document": dataset.documents.values(),
        "post": dataset.posts.values(),
        "group": dataset.groups.values(),
        "category": dataset.categories.values(),
        "shared list": dataset.shared_lists.values(),
        "edition map": dataset.edition_maps,
        "helpline": dataset.helplines,
        "text line": dataset.text_lines,
        "contact": dataset.contacts.values(),
        "number never shown": dataset.refused_numbers,
        "document or tool": dataset.resources.values(),
        "task": dataset.tasks.values(),
        "place": dataset.places,
        "term": dataset.glossary.values(),
        "no short form": dataset.not_short_forms,
        "error": dataset.errors.values(),
        "page": dataset.pages,
        "site": [dataset.site] if dataset.site else [],
        "duties": [dataset.duties] if dataset.duties else [],
        "open data": [dataset.open_data] if dataset.open_data else [],
        "accessibility": [dataset.accessibility] if dataset.accessibility else [],
        "as at": [dataset.as_at] if dataset.as_at else [],
        "search": [dataset.search] if dataset.search else [],
    }
    for kind, records in registers.items():
        for record in records:
            top.add(kind, record)
    for instrument_id, instrument in dataset.instruments.items():
        _add_named(top, "instrument", instrument_id, instrument)
    for partnership in dataset.partnerships.values():
        node = _add_named(top, "partnership", partnership.id, partnership.form)
        for name, topic in partnership.topics.items():
            _add_named(node, "topic", name, topic)
        for judgement in partnership.judgements:
            node.add("judgement", judgement)
    for publication in dataset.publications.values():
        node = _add_named(top, "publication", publication.id, publication.form)
        for name, section in publication.sections.items():
            _add_named(node, "section", name, section)
        if publication.reporting:
            _add_named(node, "topic", "reporting", publication.reporting)
        for judgement in publication.judgements:
            node.add("judgement", judgement)
    return top


def _add_named(parent: Node, kind: str, ident: str, record: Record) -> Node:
    node = Node(kind, ident, record, parent)
    parent.children[kind, ident] = node
    _fill(node, record)
    return node


def _fill(node: Node, record: Record) -> None:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name == "position" or value is None or value == () or not record.is_written(name):
            continue
        if isinstance(value, Record):
            node.add(name, value)
        elif isinstance(value, tuple) and any(isinstance(item, Record) for item in value):
            for item in value:
                node.add(name, item)
        else:
            node.values[name] = text_of(value)


def text_of(value: object) -> str:
    """A value as a reader would write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(text_of(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "value", value))


def _identity(record: Record) -> str:
    for name in ABOUT:
        value = getattr(record, name, None)
        if value and not isinstance(value, Record) and record.is_written(name):
            return text_of(value)
    return type(record).__name__


def likeness(one: Node, other: Node) -> float:
    """How much of two records is the same, from 0 to 1; their ids do not count."""
    first, second = _content(one), _content(other)
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 1.0


def _content(node: Node) -> Counter[tuple[str, str]]:
    return Counter((name, holder.values[name]) for holder, name in node.leaves() if name != "id" or holder is not node)

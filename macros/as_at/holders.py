"""Who a document names in a post, and whether that document can be of a day.

In: a data set, a post and a day. Out: claimed holders; nobody is taken to hold a post on any other day than the document's.
Must not know: which posts are whose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.as_at.documents import Dated, dated_by
from macros.dataset.dataset import Dataset
from macros.model.topics import Signatures


@dataclass(frozen=True)
class NamedIn:
    """A document names somebody in a post. `signed_on` is the day of the signature where it bears one."""

    name: str
    title: str
    post: str
    document: str
    signed_on: date | None = None


@dataclass(frozen=True)
class ClaimedHolder:
    """Somebody named in a post by a document that can be of the day."""

    named: NamedIn
    dated: Dated


def everybody_named(dataset: Dataset) -> Iterator[NamedIn]:
    """Everybody a document names in a post: in signature blocks, and as registered with the post."""
    for partnership in dataset.partnerships.values():
        topic = partnership.topic("signatures")
        for block in topic.signatories if isinstance(topic, Signatures) else ():
            yield NamedIn(block.name, block.title_as_written, block.post, block.document, block.on)
    for post in dataset.posts.values():
        for holder in post.holders:
            yield NamedIn(holder.name, holder.title_as_written, post.id, holder.document)


def claimed_on(dataset: Dataset, post: str, day: date) -> tuple[ClaimedHolder, ...]:
    """Everybody whom a document that can be of the day names in a post."""
    found = [(item, _dated(dataset, item, day)) for item in _named_by_post(dataset).get(post, ())]
    return tuple(ClaimedHolder(item, dated) for item, dated in found if dated)


@lru_cache(maxsize=2)
def _named_by_post(dataset: Dataset) -> dict[str, list[NamedIn]]:
    found: dict[str, list[NamedIn]] = {}
    for item in everybody_named(dataset):
        found.setdefault(item.post, []).append(item)
    return found


def _dated(dataset: Dataset, named: NamedIn, day: date) -> Dated | None:
    if named.signed_on:
        return Dated.BY_THEN if named.signed_on <= day else None
    return dated_by(dataset, dataset.documents[named.document], day)

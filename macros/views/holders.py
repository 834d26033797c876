"""Who is named in a post, and by which document.

In: a data set and a post's id. Out: names with their sources. A post without a named holder stays without one.
Must not know: pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from macros.dataset.dataset import Dataset, Partnership
from macros.model.claims import Sourced
from macros.model.registers import Group
from macros.model.topics import Signature, Signatures


@dataclass(frozen=True)
class NamedHolder:
    """A person a published document names in a post or as a group's chair."""

    name: str
    title: str
    claim: Sourced
    note: str = ""


def holders_of(dataset: Dataset, post_id: str) -> list[NamedHolder]:
    """Everybody a document names in a post: in signature blocks, and as registered with the post."""
    found = (*_signatures_by_post(dataset).get(post_id, ()), *dataset.posts[post_id].holders)
    return [NamedHolder(item.name, item.title_as_written, item, item.note or "") for item in found]


@lru_cache(maxsize=2)
def _signatures_by_post(dataset: Dataset) -> dict[str, list[Signature]]:
    found: dict[str, list[Signature]] = {}
    for partnership in dataset.partnerships.values():
        for item in signatures_of(partnership):
            found.setdefault(item.post, []).append(item)
    return found


def signatures_of(partnership: Partnership) -> tuple[Signature, ...]:
    """The signature blocks of a partnership's arrangements."""
    topic = partnership.topic("signatures")
    return topic.signatories if isinstance(topic, Signatures) else ()


def chairs_named(group: Group) -> list[NamedHolder]:
    """Everybody a document names as chair of a group."""
    return [NamedHolder(claim.holder, "Chair", claim, claim.note or "") for claim in group.chair if claim.holder]


def named_in(dataset: Dataset, partnership: Partnership, post_id: str) -> list[str]:
    """Sentences on who the partnership's own arrangements name in a post."""
    document = partnership.form.arrangements
    return [f"The document names {holder.name}." for holder in holders_of(dataset, post_id) if holder.claim.document == document]

"""Where bodies and groups appear: the topics of arrangements and the parts of reports and protocols that name them.

In: a data set. Out: links, by the id of a body or group. Must not know: HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from macros.dataset.dataset import Dataset
from macros.model.references import GroupId, OrganisationId, Reference
from macros.model.topics import Topic
from macros.views.addresses import Addresses
from macros.views.blocks import Link
from macros.views.since import ids_named_in

Appearances = dict[str, tuple[Link, ...]]


def organisations_appear(dataset: Dataset) -> Appearances:
    """For each body, what names it."""
    return _appearances(dataset, OrganisationId)


def groups_appear(dataset: Dataset) -> Appearances:
    """For each group, what names it."""
    return _appearances(dataset, GroupId)


@lru_cache(maxsize=4)
def _appearances(dataset: Dataset, kind: type[Reference]) -> Appearances:
    found: dict[str, dict[str, Link]] = {}
    for link, topic in _topics(dataset):
        for named in ids_named_in(topic, kind):
            found.setdefault(named, {})[link.address] = link
    return {named: tuple(links.values()) for named, links in found.items()}


def _topics(dataset: Dataset) -> Iterator[tuple[Link, Topic]]:
    for partnership in dataset.partnerships.values():
        for page in dataset.pages:
            for title in page.topics:
                yield Link(f"{partnership.area}: {title.title}", f"{partnership.id}/{page.id}/#{title.id}"), partnership.topic(title.id)
    addresses = Addresses(dataset)
    for publication in dataset.publications.values():
        for name in publication.form.sections:
            for part in publication.sections[name].parts:
                yield addresses.part(publication, name, part), part

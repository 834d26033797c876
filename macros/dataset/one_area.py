"""The data set cut down to one partnership, for an editor who wants to see a change to it at once.

In: a data set that is sound as a whole, and the id of a partnership. Out: a smaller data set. Must not know: pages.

What the shared files speak of stays, other partnerships too: a page on procedures names the areas it holds for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from macros.dataset.dataset import Dataset
from macros.dataset.mentions import mentioned_in
from macros.model.record import Record
from macros.model.references import PartnershipId

T = TypeVar("T", bound=Record)


def one_area(dataset: Dataset, area: str) -> Dataset:
    """The data set with this partnership, those that shared files name, and what no other partnership's folder holds.

    Raises:
        KeyError: there is no such partnership.
    """
    shared = [record for record in dataset.records() if not _folder(record)]
    named = mentioned_in(shared).ids.get(PartnershipId, set())
    kept = {dataset.partnerships[area].id, *named}

    def register(records: Mapping[str, T]) -> dict[str, T]:
        return {key: record for key, record in records.items() if _folder(record) in ("", *kept)}

    return replace(
        dataset,
        organisations=register(dataset.organisations),
        changes=tuple(item for item in dataset.changes if _folder(item) in ("", *kept)),
        documents=register(dataset.documents),
        posts=register(dataset.posts),
        groups=register(dataset.groups),
        partnerships={key: item for key, item in dataset.partnerships.items() if key in kept},
    )


def _folder(record: Record) -> str:
    """The partnership in whose folder a record was written; nothing for one that is shared."""
    parts = PurePosixPath(record.position.file.name).parts if record.position else ()
    return parts[2] if len(parts) > 3 and parts[1] == "partnerships" else ""

"""Ids, pages and files that were published and are no more, and what to use instead.

In: a data set. Out: the listing. Must not know: file formats.
"""

from __future__ import annotations

from macros.dataset.dataset import Dataset
from macros.exporting.fields import Listing, Row
from macros.exporting.from_forms import fields_of, shaped
from macros.model.open_data import Ended


def _ended(dataset: Dataset) -> list[Row]:
    return [shaped(item) for item in dataset.open_data.ended] if dataset.open_data else []


ENDED = Listing(
    "ended-ids",
    "ended_id",
    "Ids and addresses that have ended",
    "What was published and is no more, and what to use instead. What is not here keeps its id and its address.",
    "data/changelog/",
    fields_of(Ended),
    _ended,
    key=("kind", "id"),
)

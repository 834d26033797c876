"""What is due, for editors, ready to be laid out.

In: a data set and a day. Out: `DueView` records. Must not know: HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.dataset.dataset import Dataset
from macros.freshness.duties import what_is_due
from macros.views.addresses import Addresses
from macros.views.blocks import Link
from macros.words import day_in_words


@dataclass(frozen=True)
class DueView:
    """One line of the list."""

    title: str
    area: str
    on: str
    state: str
    state_word: str
    says: str
    change: Link | None


def due_views(dataset: Dataset, as_of: date) -> list[DueView]:
    """Everything that is due or past its day, the oldest first."""
    addresses = Addresses(dataset)
    return [
        DueView(
            title=item.title,
            area=item.area or "All areas",
            on=day_in_words(item.on) if item.on else "Not known",
            state=item.state.replace(" ", "-"),
            state_word=item.state[:1].upper() + item.state[1:],
            says=item.says,
            change=addresses.change(item.record) if item.record else None,
        )
        for item in what_is_due(dataset, as_of)
    ]

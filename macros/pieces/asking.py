"""What every set of pieces has: the data set and the address of the page that asks.

In: a data set and an address. Out: the base of the sets of pieces. Must not know: any piece.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.dataset.dataset import Dataset, Partnership


@dataclass(frozen=True)
class Asking:
    """A page file asking for pieces: which data, and at which address its page stands."""

    dataset: Dataset
    page: str

    def _partnership(self, partnership_id: str) -> Partnership:
        return self.dataset.partnerships[partnership_id]

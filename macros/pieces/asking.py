"""What every set of pieces has: the data set and the address of the page that asks.

In: a data set and an address. Out: the base of the sets of pieces. Must not know: any piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.dataset.dataset import Dataset, Partnership


@dataclass(frozen=True)
class Asking:
    """A page file asking for pieces: which data, at which address its page stands, and the day it speaks as of.

    `with_pdf` is whether a PDF will stand beside the page of each whole arrangement.
    """

    dataset: Dataset
    page: str
    as_of: date
    with_pdf: bool = False

    def _partnership(self, partnership_id: str) -> Partnership:
        return self.dataset.partnerships[partnership_id]

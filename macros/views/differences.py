"""Where documents differ on a group, for the pages of groups.

In: a data set. Out: links to the discrepancies. Must not know: HTML, or how a rule finds its cases.
"""

from __future__ import annotations

from functools import lru_cache

from macros.consistency.rules import discrepancies_in
from macros.dataset.dataset import Dataset
from macros.views.blocks import Link
from macros.views.discrepancies import found_at


@lru_cache(maxsize=4)
def differences_on_groups(dataset: Dataset) -> dict[tuple[str, str], Link]:
    """For each group's id and rule's id, where the page of discrepancies shows what differs."""
    return {(item.subject.id, item.rule): found_at(dataset, item) for item in discrepancies_in(dataset) if item.subject.kind == "group"}

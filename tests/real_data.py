"""The project's own data, read once in each process of tests: it takes a second.

In: nothing. Out: the data set. Must not know: what anybody asks of it. Records are frozen, so no test can spoil it for another.
"""

from __future__ import annotations

from functools import lru_cache

from macros.adapters.settings import PROJECT
from macros.dataset.dataset import Dataset
from macros.dataset.load import load


@lru_cache(maxsize=1)
def real_dataset() -> Dataset:
    """The data set of `data/`, which is sound."""
    loaded = load(PROJECT / "data")
    assert loaded.dataset is not None, [str(problem) for problem in loaded.problems]
    return loaded.dataset

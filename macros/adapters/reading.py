"""The data as every command and build reads it: with what an earlier run has already read.

In: a data folder. Out: the data set, or every problem. Must not know: who asked.
"""

from __future__ import annotations

import gc
from pathlib import Path

from macros.adapters import settings
from macros.dataset.kept_forms import KeptForms
from macros.dataset.load import Loaded, load
from macros.garbage import all_of_it_stays


def read_data(folder: Path) -> Loaded:
    """Everything below a data folder, read, linked and checked. What was read before is kept in `.build/forms.sqlite`."""
    with all_of_it_stays():
        loaded = _loaded(folder)
        gc.freeze()  # the data lives as long as the process
        return loaded


def _loaded(folder: Path) -> Loaded:
    if not settings.keeps_forms():
        return load(folder)
    with KeptForms(settings.build_folder() / "forms.sqlite") as kept:
        return load(folder, kept.read)

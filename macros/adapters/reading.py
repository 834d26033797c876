"""The data as every command and build reads it: with what an earlier run has already read.

In: a data folder. Out: the data set, or every problem. Must not know: who asked.
"""

from __future__ import annotations

import gc
from pathlib import Path

from macros.adapters import settings
from macros.dataset.kept_forms import KeptForms
from macros.dataset.load import Loaded, load


def read_data(folder: Path) -> Loaded:
    """Everything below a data folder, read, linked and checked. What was read before is kept in `.build/forms.sqlite`."""
    gc.disable()
    try:
        if not settings.keeps_forms():
            return load(folder)
        with KeptForms(settings.build_folder() / "forms.sqlite") as kept:
            return load(folder, kept.read)
    finally:
        gc.freeze()  # the data lives as long as the process: going through it again and again for garbage took half the time
        gc.enable()

"""The data as every command and build reads it: with what an earlier run has already read.

In: a data folder. Out: the data set, or every problem. Must not know: who asked.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from macros.adapters import settings
from macros.dataset.files import forms_among
from macros.dataset.in_short import InShort, found_sound, mark_of_all
from macros.dataset.kept import Kept
from macros.dataset.kept_forms import KeptForms
from macros.dataset.load import Loaded, load
from macros.dataset.snapshot import Snapshot, snapshot_of
from macros.dataset.still_sound import Parts
from macros.garbage import all_of_it_stays
from macros.problems import Problem


def read_data(folder: Path, area: str = "") -> Loaded:
    """Everything below a data folder, read, linked and checked; or, of sound data, what belongs to one area.

    What was read before is kept in `.build/forms.sqlite`. Where there is no such area, it is everything.
    """
    with all_of_it_stays():
        snapshot = snapshot_of(folder) if settings.keeps_forms() else None
        loaded = _loaded(folder, snapshot, area) if snapshot else load(folder)
        gc.freeze()  # the data lives as long as the process
        return loaded


def check_data(folder: Path, snapshot: Snapshot | None) -> tuple[InShort | None, Sequence[Problem]]:
    """Sound data in short, or every problem in it. The whole data set is made only where something is, or may be, wrong."""
    with all_of_it_stays():
        if snapshot is None:
            loaded = load(folder)
            return loaded.in_short, loaded.problems
        with KeptForms(settings.kept_data(), snapshot) as kept:
            sound = _in_short(snapshot, kept, Parts(folder, snapshot, kept))
            if sound:
                return sound, ()
            loaded = load(folder, kept.read)
            return loaded.in_short, loaded.problems


def _loaded(folder: Path, snapshot: Snapshot, area: str) -> Loaded:
    with KeptForms(settings.kept_data(), snapshot) as kept:
        parts = Parts(folder, snapshot, kept)
        sound = _in_short(snapshot, kept, parts)
        cut_down = parts.one_area(area) if sound and area else None
        if cut_down:
            return Loaded(cut_down, (), sound)
        files = forms_among(folder, snapshot.contents)[0]
        kept.take_to_hand(files)
        return load(folder, kept.read, files if sound else ())


def _in_short(snapshot: Snapshot, kept: Kept, parts: Parts) -> InShort | None:
    known = found_sound(snapshot, kept)
    if known:
        return known
    found = parts.in_short()
    if found:
        kept.keep(mark_of_all(snapshot, kept.program), found.written())
    return found

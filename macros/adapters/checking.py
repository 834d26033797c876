"""Whether the data is sound: at once, where these very files were found sound before.

In: a data folder. Out: the data in short, or every problem. Must not know: who asked, or in what words it is told.
It imports the model, which takes longer than to read and to look up all files, only where there is something to work out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.adapters import settings
from macros.dataset.in_short import InShort, found_sound
from macros.dataset.kept import Kept
from macros.dataset.snapshot import snapshot_of
from macros.problems import Problem


def checked(folder: Path) -> tuple[InShort | None, Sequence[Problem]]:
    """Sound data in short, or every problem in it."""
    snapshot = snapshot_of(folder) if settings.keeps_forms() else None
    if snapshot:
        with Kept(settings.kept_data()) as kept:
            known = found_sound(snapshot, kept)
        if known:
            return known, ()
    from macros.adapters.reading import check_data

    return check_data(folder, snapshot)

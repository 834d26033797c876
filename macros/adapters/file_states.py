"""Which files there are, and when each was last changed: two looks that differ tell of a change.

In: folders and files. Out: a state. Must not know: what a change means.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

# When it was changed, and its size, by the path of each file.
FileStates = dict[str, tuple[int, int]]
NOT_WRITTEN_BY_PEOPLE = "__pycache__"


def file_states(places: Iterable[str]) -> FileStates:
    """The state of these files, and of all files below these folders."""
    found: FileStates = {}
    folders = []
    for place in places:
        if os.path.isdir(place):  # noqa: PTH112 - thousands of files, several times a second: `pathlib` takes three times as long
            folders.append(place)
        elif os.path.exists(place):  # noqa: PTH110
            found[place] = _state(os.stat(place))  # noqa: PTH116
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if not entry.is_dir():
                        found[entry.path] = _state(entry.stat())
                    elif entry.name != NOT_WRITTEN_BY_PEOPLE:
                        folders.append(entry.path)
        except OSError:  # taken away between two lines of this, or closed to us: the check of the data says so
            continue
    return found


def _state(found: os.stat_result) -> tuple[int, int]:
    return found.st_mtime_ns, found.st_size

"""The finished HTML of pages, on disk until it is their turn to be put into the site's frame.

In: the HTML of a page, then its number. Out: the same HTML. Must not know: what a page shows, or which generator frames it.

MkDocs finishes the HTML of every page before it frames the first. In memory, the pages of 150 partnerships would take more
room than their data.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from typing import IO

# Begins where in the file, and is how long, in bytes.
Place = tuple[int, int]


def _no_name() -> IO[bytes]:
    return tempfile.TemporaryFile()  # the system takes it away when this process ends, in whichever way


@dataclass
class WaitingPages:
    """One file without a name, in which all pages of a build wait."""

    _file: IO[bytes] = field(default_factory=_no_name)
    _end: int = 0

    def put(self, html: str) -> Place:
        """Set a page aside.

        Raises:
            OSError: the disk is full, or there is no place for temporary files.
        """
        written = html.encode("utf-8")
        self._file.seek(self._end)
        self._file.write(written)
        place = (self._end, len(written))
        self._end += len(written)
        return place

    def take(self, place: Place) -> str:
        """The page that was set aside there. It can be taken again."""
        start, length = place
        self._file.seek(start)
        return self._file.read(length).decode("utf-8")

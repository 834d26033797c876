"""Texts that wait on disk until somebody asks for them: in memory they would take more room than the data they are made from.

In: texts by name. Out: the same. Must not know: what the texts are.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO


def _without_a_name() -> IO[bytes]:
    return tempfile.TemporaryFile()  # the system takes it away when this process ends, in whichever way


class TextsOnDisk(Mapping[str, str]):
    """Texts by name, in one file without a name. Each is read anew whenever it is asked for."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self._file = _without_a_name()
        self._end = 0
        self._places: dict[str, tuple[int, int]] = {}  # where in the file each begins, and how many bytes it has
        for name, text in texts:
            self.put(name, text)

    def put(self, name: str, text: str) -> None:
        """Set a text aside, in place of another of its name.

        Raises:
            OSError: the disk is full, or there is no place for temporary files.
        """
        written = text.encode("utf-8")
        self._file.seek(self._end)
        self._file.write(written)
        self._places[name] = (self._end, len(written))
        self._end += len(written)

    def __getitem__(self, name: str) -> str:
        start, length = self._places[name]
        self._file.seek(start)
        return self._file.read(length).decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

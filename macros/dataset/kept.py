"""What earlier runs worked out, kept by a mark of all it was worked out from.

In: the path of a database of our own, and marks. Out: what was kept under a mark, if anything was.
Must not know: what is kept, or who asked. It imports nothing of the model, which takes longer than to look up an answer.

What is kept can be neither stale nor wrong:

- It is found by a SHA-256 of the names and bytes of the files it came from, of this program's own source, and of the versions
  of Python and the two libraries that read. Other words or another program make another mark. Nothing rests on the size or the
  time of a file, and nothing on the day or a setting: no check of the data asks for either.
- If a source file was changed after this process began to import, the program in memory has no name, and nothing is kept. Each
  `Kept` names the program anew, so that one made after a late import speaks of what was imported.
- SQLite writes all or nothing, for several processes too; each row has a digest of its own. What cannot be read, for whatever
  reason, counts as not kept.
- Whoever can write in .build/ can change the program beside it as well; a pickle planted there can all the same call nothing
  (dataset/kept_forms.py).
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pydantic
import yaml

import macros

# The rooms that reading and checking go through; tests/test_house.py sees to it that they use no other.
ROOMS = ("garbage", "problems", "reading", "model", "words", "dataset")
CLOCK = 2_000_000_000  # nanoseconds: file systems note the time of a change no more exactly than two seconds
MOST_KEPT = 15_000  # rows; the forms of two data sets of 150 partnerships. The oldest go first.
MOST_ASKED = 500  # rows at once: older libraries of SQLite take no more than 999
WAIT = 1.0  # seconds, for another process that writes
TABLE = "CREATE TABLE IF NOT EXISTS forms (key BLOB PRIMARY KEY, digest BLOB, record BLOB, places BLOB)"

Row = tuple[bytes, bytes]  # a record, and what is only sometimes asked of it


class Kept:
    """The rows of one database. Used as a context: what is new is written at its end."""

    def __init__(self, path: Path, package: Path = Path(macros.__file__).parent) -> None:
        self._path = path
        self.program = program(package, macros.IMPORTED_AT)
        self._new: dict[bytes, Row] = {}
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        if self.program:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._database = sqlite3.connect(self._path, timeout=WAIT)
                self._database.execute(TABLE)
            except (OSError, sqlite3.Error) as error:
                self._do_without(error)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._database is None:
            return
        with closing(self._database) as database, suppress(sqlite3.Error):
            if self._new:
                with database:
                    rows = ((key, _digest(key, *row), *row) for key, row in self._new.items())
                    database.executemany("INSERT OR REPLACE INTO forms VALUES (?, ?, ?, ?)", rows)
                    database.execute("DELETE FROM forms WHERE rowid <= (SELECT max(rowid) FROM forms) - ?", (MOST_KEPT,))
        self._database = None

    @property
    def is_open(self) -> bool:
        """Whether there is anything to ask and anywhere to keep."""
        return self._database is not None

    def keep(self, key: bytes, record: bytes, more: bytes = b"") -> None:
        """Keep a record under a mark that begins with the program's."""
        self._new[key] = record, more

    def of(self, key: bytes) -> Row | None:
        """What was kept under this mark."""
        return self.of_each((key,)).get(key)

    def of_each(self, keys: Iterable[bytes]) -> dict[bytes, Row]:
        """What was kept under these marks, as far as anything was and is whole."""
        found: dict[bytes, Row] = {}
        asked = list(keys)
        for at in range(0, len(asked), MOST_ASKED):
            for key, digest, record, more in self._rows(asked[at : at + MOST_ASKED]):
                with suppress(TypeError):  # not even bytes: somebody else's
                    if digest == _digest(key, record, more):
                        found[key] = record, more
        return found

    def _rows(self, keys: list[bytes]) -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
        if self._database is None:
            return
        question = f"SELECT key, digest, record, places FROM forms WHERE key IN ({', '.join('?' * len(keys))})"
        try:
            yield from self._database.execute(question, keys).fetchall()
        except sqlite3.Error as error:  # damaged, or another process writes for long: the next would wait as well
            self._do_without(error)

    def _do_without(self, error: Exception) -> None:
        if self._database:
            self._database.close()
        self._database = None
        if type(error) is sqlite3.DatabaseError:  # damaged; what is only busy raises a narrower error
            with suppress(OSError):
                self._path.unlink()


def mark(*digests: bytes) -> bytes:
    """The mark of something that came from all of these."""
    return hashlib.sha256(b"".join(hashlib.sha256(item).digest() for item in digests)).digest()


def program(package: Path, imported_at: int, rooms: tuple[str, ...] = ROOMS) -> bytes:
    """A mark of everything in these rooms, and below them, that decides a result; empty where the source was changed since the import."""
    found = hashlib.sha256(f"{sys.version} {pydantic.VERSION} {yaml.__version__} {yaml.__with_libyaml__}".encode())
    for path in sorted(path for room in rooms for path in (*package.glob(f"{room}.py"), *package.glob(f"{room}/**/*.py"))):
        try:
            found.update(path.relative_to(package).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
            if path.stat().st_mtime_ns > imported_at - CLOCK:
                return b""
        except OSError:
            return b""
    return found.digest()


def _digest(key: bytes, record: bytes, more: bytes) -> bytes:
    return hashlib.sha256(b"\0".join((key, hashlib.sha256(record).digest(), more))).digest()

"""Forms that were read before, kept by the content of their files, so that only what changed is read again.

In: a data file, and the path of a database of our own. Out: what `read_form` gives, with or without the database.
Must not know: what is in the forms, or who asked.

Reading is nine tenths of a check, and nearly every file is as it was. What is kept can be neither stale nor wrong:

- A form is found by the SHA-256 of its file's name and bytes, of this program's own source, and of the versions of Python
  and the two libraries that read. Another wording or another program is another key.
- If a source file was changed after this process began to import, the program in memory has no name, and nothing is kept.
- Only sound files are kept. SQLite writes all or nothing, for several processes too; each row has a digest of its own. What
  cannot be read, for whatever reason, counts as not kept.
- A pickle can name any function. Here it can name the classes of a form and nothing else, so that even a row that somebody
  planted builds a record or is refused. Whoever can write in .build/ can change the program beside it as well.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pydantic
import yaml

import macros
from macros.dataset.files import DataFile
from macros.dataset.load import ReadForm, content_of, form_in
from macros.model.record import Position, Record
from macros.problems import Place
from macros.reading.strict_yaml import ParsedFile
from macros.reading.strict_yaml import Path as PathInFile

# The rooms that reading a form goes through; tests/test_house.py sees to it that they use no other.
ROOMS = ("garbage", "problems", "reading", "model", "words", "dataset")
CLOCK = 2_000_000_000  # nanoseconds: file systems note the time of a change no more exactly than two seconds
MOST_KEPT = 15_000  # forms; two data sets of 150 partnerships. The oldest go first.
WAIT = 1.0  # seconds, for another process that writes
TABLE = "CREATE TABLE IF NOT EXISTS forms (key BLOB PRIMARY KEY, digest BLOB, record BLOB, places BLOB)"

Row = tuple[bytes, bytes, bytes, bytes]


class KeptForms:
    """The forms kept in one database. Used as a context: what is new is written at its end."""

    def __init__(self, path: Path, package: Path = Path(macros.__file__).parent) -> None:
        self._path = path
        self._program = program(package, macros.IMPORTED_AT)
        self._new: list[Row] = []
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        if self._program:
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
                    database.executemany("INSERT OR REPLACE INTO forms VALUES (?, ?, ?, ?)", self._new)
                    database.execute("DELETE FROM forms WHERE rowid <= (SELECT max(rowid) FROM forms) - ?", (MOST_KEPT,))
        self._database = None

    def read(self, file: DataFile) -> ReadForm:
        """One file as a record of its form, or every problem in it."""
        content, problems = content_of(file)
        if content is None:
            return None, problems
        if self._database is None:
            return form_in(file, content)
        key = hashlib.sha256(b"\0".join((self._program, file.name.encode(), str(file.inside).encode(), content))).digest()
        kept = self._kept(key, file)
        if kept is not None:
            return kept, []
        record, problems = form_in(file, content)
        if record is not None and record.position:
            written, places = _written(record), pickle.dumps(_as_numbers(record.position.file.places), protocol=5)
            self._new.append((key, _digest(key, written, places), written, places))
        return record, problems

    def _kept(self, key: bytes, file: DataFile) -> Record | None:
        row = self._row(key)
        if row is None:
            return None
        digest, written, places = row
        try:
            if digest != _digest(key, written, places):
                return None
            record = _Reader(io.BytesIO(written), ParsedFile(file.name, None, _PlacesWhenAsked(file.name, places))).load()
        except Exception:  # noqa: BLE001 - a damaged pickle can raise anything, and the file itself is at hand
            return None
        return record if type(record) is file.form else None

    def _row(self, key: bytes) -> tuple[bytes, bytes, bytes] | None:
        try:
            found: tuple[bytes, bytes, bytes] | None = (
                self._database.execute("SELECT digest, record, places FROM forms WHERE key = ?", (key,)).fetchone()
                if self._database
                else None
            )
        except sqlite3.Error as error:  # damaged, or another process writes for long: the next files would wait as well
            self._do_without(error)
            return None
        return found

    def _do_without(self, error: Exception) -> None:
        if self._database:
            self._database.close()
        self._database = None
        if type(error) is sqlite3.DatabaseError:  # damaged; what is only busy raises a narrower error
            with suppress(OSError):
                self._path.unlink()


def program(package: Path, imported_at: int, rooms: tuple[str, ...] = ROOMS) -> bytes:
    """A mark of everything in these rooms, and below them, that decides a result; empty where the source was changed since the import."""
    mark = hashlib.sha256(f"{sys.version} {pydantic.VERSION} {yaml.__version__} {yaml.__with_libyaml__}".encode())
    for path in sorted(path for room in rooms for path in (*package.glob(f"{room}.py"), *package.glob(f"{room}/**/*.py"))):
        try:
            mark.update(path.relative_to(package).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
            if path.stat().st_mtime_ns > imported_at - CLOCK:
                return b""
        except OSError:
            return b""
    return mark.digest()


def _digest(key: bytes, written: bytes, places: bytes) -> bytes:
    return hashlib.sha256(b"\0".join((key, hashlib.sha256(written).digest(), places))).digest()


class _Writer(pickle.Pickler):
    def persistent_id(self, value: Any) -> str | None:
        return "the file" if isinstance(value, ParsedFile) else None


class _Reader(pickle.Unpickler):
    def __init__(self, written: io.BytesIO, file: ParsedFile) -> None:
        super().__init__(written)
        self._file = file

    def persistent_load(self, name: Any) -> ParsedFile:
        return self._file

    def find_class(self, module: str, name: str) -> Any:
        """A class that a form can hold."""
        return _class_of_a_form(module, name)


@cache
def _class_of_a_form(module: str, name: str) -> type:
    if (module, name) in (("datetime", "date"), ("decimal", "Decimal")):
        return {"date": date, "Decimal": Decimal}[name]
    if module.startswith("macros.model.") and "." not in name:
        found = getattr(sys.modules[module], name)
        if isinstance(found, type) and issubclass(found, Record | Enum | str | Position):
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no part of a form")


def _written(record: Record) -> bytes:
    to = io.BytesIO()
    _Writer(to, protocol=5).dump(record)
    return to.getvalue()


Numbers = dict[PathInFile, tuple[int, int, int, int]]


def _as_numbers(places: Mapping[PathInFile, tuple[Place, Place]]) -> Numbers:
    return {path: (name.line, name.column, value.line, value.column) for path, (name, value) in places.items()}


class _PlacesWhenAsked(Mapping[PathInFile, tuple[Place, Place]]):
    """The places of one file, taken out of their pickle when somebody asks for one: a check of sound data never does."""

    def __init__(self, name: str, written: bytes) -> None:
        self._name = name
        self._written = written

    @cached_property
    def _numbers(self) -> Numbers:
        numbers: Numbers = _NothingButNumbers(io.BytesIO(self._written)).load()
        return numbers

    def __getitem__(self, path: PathInFile) -> tuple[Place, Place]:
        line_of_name, column_of_name, line, column = self._numbers[path]
        return Place(self._name, line_of_name, column_of_name), Place(self._name, line, column)

    def __contains__(self, path: object) -> bool:
        return path in self._numbers

    def __iter__(self) -> Iterator[PathInFile]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class _NothingButNumbers(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no place in a file")

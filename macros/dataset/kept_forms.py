"""Forms that were read before, kept by the content of their files, so that only what changed is read again.

In: data files, and what earlier runs kept. Out: what `read_form` gives, whether or not anything was kept.
Must not know: what is in the forms, or who asked.

Reading is nine tenths of a check, and nearly every file is as it was. Why what is kept can be neither stale nor wrong stands
in dataset/kept.py. Beyond that, only sound files are kept; and a pickle can name any function, but here it can name the classes
of a form and nothing else, so that even a row that somebody planted builds a record or is refused.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from macros.dataset.files import DataFile
from macros.dataset.kept import Kept, Row
from macros.dataset.load import ReadForm, content_of, form_in
from macros.dataset.snapshot import Snapshot
from macros.model.record import Position, Record
from macros.problems import Place, Problem
from macros.reading.strict_yaml import ParsedFile
from macros.reading.strict_yaml import Path as PathInFile


class KeptForms(Kept):
    """Reads forms, and takes from what is kept those that were read before; the bytes too, where a snapshot holds them."""

    def __init__(self, path: Path, snapshot: Snapshot | None = None) -> None:
        super().__init__(path)
        self._contents: Mapping[str, bytes] = snapshot.contents if snapshot else {}
        self._at_hand: dict[bytes, Row | None] = {}
        self._records: dict[str, Record] = {}

    def take_to_hand(self, files: Iterable[DataFile]) -> None:
        """Look up many forms at once: a question to the database for each takes as long as reading what it answers."""
        inside = ((file, self._contents.get(str(file.inside))) for file in files if file.name not in self._records)
        keys = [self._key(file, content) for file, content in inside if content is not None]
        self._at_hand.update({**dict.fromkeys(keys), **self.of_each(keys)})

    def read(self, file: DataFile) -> ReadForm:
        """One file as a record of its form, or every problem in it."""
        if file.name in self._records:
            return self._records[file.name], []
        problems: list[Problem] = []
        content = self._contents.get(str(file.inside))
        if content is None:
            content, problems = content_of(file)
        record, problems = self._read(file, content) if content is not None else (None, problems)
        if record is not None:
            self._records[file.name] = record
        return record, problems

    def _read(self, file: DataFile, content: bytes) -> ReadForm:
        if not self.is_open:
            return form_in(file, content)
        key = self._key(file, content)
        kept = self._found(key, file)
        if kept is not None:
            return kept, []
        record, problems = form_in(file, content)
        if record is not None and record.position:
            self.keep(key, _written(record), pickle.dumps(_as_numbers(record.position.file.places), protocol=5))
        return record, problems

    def _key(self, file: DataFile, content: bytes) -> bytes:
        return hashlib.sha256(b"\0".join((self.program, file.name.encode(), str(file.inside).encode(), content))).digest()

    def _found(self, key: bytes, file: DataFile) -> Record | None:
        row = self._at_hand.pop(key) if key in self._at_hand else self.of(key)
        if row is None:
            return None
        record, places = row
        try:
            found = _Reader(io.BytesIO(record), ParsedFile(file.name, None, _PlacesWhenAsked(file.name, places))).load()
        except Exception:  # noqa: BLE001 - a damaged pickle can raise anything, and the file itself is at hand
            return None
        return found if type(found) is file.form else None


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

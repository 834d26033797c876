"""What every record has in common: it is frozen, refuses unknown keys, and knows where it was written.

In: typed values. Out: `Record` and ways to walk through records. Must not know: which records there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from macros.problems import Place
from macros.reading.strict_yaml import ParsedFile, Path

# The key under which the loader hands each record its position. No file can contain it: NUL is refused.
POSITION_KEY = "\0position"


class Position:
    """Where a record was written: a file and the path of the record in it."""

    __slots__ = ("file", "path")

    def __init__(self, file: ParsedFile, path: Path) -> None:
        self.file = file
        self.path = path

    def place(self, *inner: str | int) -> Place:
        """Where the record stands, or the value at `inner` below it."""
        return self.file.place_of((*self.path, *inner))

    def __repr__(self) -> str:
        return f"Position({self.place()})"


class Record(BaseModel):
    """A frozen record: unknown keys are errors, and it knows where it was written."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=False)

    position: SkipJsonSchema[Position | None] = Field(default=None, alias=POSITION_KEY, exclude=True, repr=False)

    def is_written(self, name: str) -> bool:
        """Whether the value of a field was written in the record itself, not taken from what encloses it."""
        return self.position is None or (*self.position.path, name) in self.position.file.places

    def place(self, *inner: str | int) -> Place:
        """Where this record, or the value at `inner` in it, stands in the data."""
        return self.position.place(*inner) if self.position else Place("(not read from a file)")


def walk(value: Any) -> Iterator[tuple[Record, str, Any]]:
    """Every (record, name of field, value) below `value`, in the order of the forms; lists are entered."""
    for record in records_in(value):
        for name in type(record).model_fields:
            if name != "position":
                yield record, name, getattr(record, name)


def records_in(value: Any) -> Iterator[Record]:
    """Every record in `value`, itself first, depth first."""
    if isinstance(value, Record):
        yield value
        for inner in value.__dict__.values():
            if isinstance(inner, Record | tuple):
                yield from records_in(inner)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from records_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from records_in(item)

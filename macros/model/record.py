"""What every record has in common: it is frozen, refuses unknown keys, and knows where it was written.

In: typed values. Out: `Record` and ways to walk through records. Must not know: which records there are.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
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

    # A form is made ready to read when the first file of its kind is read: to check one file after an edit takes one form.
    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=False)

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
    waiting = [value]
    while waiting:
        item = waiting.pop()
        kind: Any = type(item)
        names = _fields_with_records(kind)
        if names is not None:
            yield item
            held = item.__dict__
            waiting += [held[name] for name in reversed(names)]
        elif isinstance(item, tuple | list):
            waiting += reversed(item)
        elif isinstance(item, dict):
            waiting += reversed(item.values())


@cache
def _fields_with_records(kind: type) -> tuple[str, ...] | None:
    """The fields of a kind of record in which others can stand; none at all for what is no record.

    To ask each kind once, and not each of its values, takes an eighth of the time: most values are texts.
    """
    if not issubclass(kind, Record):
        return None
    return tuple(name for name, field in kind.model_fields.items() if name != "position" and holds_records(field.annotation))


def holds_records(annotation: Any) -> bool:
    """Whether a field so declared can hold a record, by itself or in a list."""
    if isinstance(annotation, type):
        return issubclass(annotation, Record)
    return any(holds_records(inner) for inner in typing.get_args(annotation))

"""To go through records finds every one: what is passed over is never checked, assessed or published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.model.record import Record, records_in
from tests.real_data import real_dataset


class Leaf(Record):
    """One that holds no other."""

    says: str


class Branch(Record):
    """One that holds others in each way there is."""

    own: Leaf
    written: tuple[str, ...] = ()
    several: tuple[Leaf, ...] = ()
    maybe: tuple[Leaf, ...] | None = None
    either: Leaf | str | None = None


def looked_at_one_by_one(value: Any) -> Iterator[Record]:
    """The same by the values themselves, without a look at how the forms are declared."""
    if isinstance(value, Record):
        yield value
    inside = value.__dict__.values() if isinstance(value, Record) else value.values() if isinstance(value, dict) else value
    for item in inside if isinstance(value, Record | dict | tuple | list) else ():
        yield from looked_at_one_by_one(item)


def test_records_are_found_in_every_kind_of_field_in_order() -> None:
    one, two, three, four = (Leaf(says=word) for word in "abcd")
    branch = Branch(own=one, written=("words",), several=(two,), maybe=(three,), either=four)
    assert list(records_in({"here": [branch]})) == [branch, one, two, three, four]


def test_no_record_of_the_data_is_passed_over() -> None:
    dataset = real_dataset()
    found = [id(record) for record in records_in(dataset.records())]
    assert found == [id(record) for record in looked_at_one_by_one(dataset.records())]
    assert len(found) > 1000

"""Every closed list of words in the forms, and which of its words a data set uses.

In: forms and records. Out: words. Must not know: what any word means.
"""

from __future__ import annotations

import enum
import typing
from collections.abc import Iterable, Iterator

from macros.dataset.forms import kinds_of_form
from macros.model.record import Record, records_in

# What sort of thing something is, and no state it is in: an example need not have one of each.
SORTS_OF_THING = {"Organisation.kind", "Group.kind", "Resource.kind"}


def closed_lists(leave_out: Iterable[str] = ()) -> dict[str, frozenset[str]]:
    """The words of each closed list, by `Form.field`; all fields of one enum together, by its name.

    What stands only in files of the kinds to `leave_out` (`instrument`, `errors`) is none of them.
    """
    found: dict[str, frozenset[str]] = {}
    for form in _forms(leave_out):
        for name in form.model_fields:
            found |= {key: words for key, words in _lists_of(form, name) if key not in SORTS_OF_THING}
    return found


def words_used(records: Iterable[Record]) -> dict[str, set[str]]:
    """The words of closed lists that stand in records, by the same names."""
    found: dict[str, set[str]] = {}
    for record in records_in(list(records)):
        for name in type(record).model_fields:
            for key, _ in _lists_of(type(record), name):
                found.setdefault(key, set()).add(str(getattr(record, name)))
    return found


def _forms(leave_out: Iterable[str]) -> list[type[Record]]:
    without = set(leave_out)
    found: dict[type[Record], None] = dict.fromkeys(form for kind, form in kinds_of_form().items() if kind not in without)
    to_visit = list(found)
    while to_visit:
        form = to_visit.pop()
        new = [inner for field in form.model_fields.values() for inner in _records_in_type(field.annotation) if inner not in found]
        found |= dict.fromkeys(new)
        to_visit += new
    return list(found)


def _records_in_type(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _records_in_type(inner)


def _lists_of(form: type[Record], name: str) -> Iterator[tuple[str, frozenset[str]]]:
    yield from _lists_in_type(f"{form.__name__}.{name}", form.model_fields[name].annotation)


def _lists_in_type(key: str, annotation: object) -> Iterator[tuple[str, frozenset[str]]]:
    if typing.get_origin(annotation) is typing.Literal:
        yield key, frozenset(map(str, typing.get_args(annotation)))
    elif isinstance(annotation, type) and issubclass(annotation, enum.StrEnum):
        yield annotation.__name__, frozenset(item.value for item in annotation)
    else:
        for inner in typing.get_args(annotation):
            yield from _lists_in_type(key, inner)

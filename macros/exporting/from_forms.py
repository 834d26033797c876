"""Fields and values of the forms that editors fill in, so that what is published follows the model.

In: a type of record, or a record. Out: `Field`s; plain dictionaries and lists. Must not know: which lists are published.
A claim's document, heading and lines become one `source`.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from macros.exporting.fields import SOURCE, Field, Kind, Row
from macros.exporting.words import SAYS
from macros.model.claims import Sourced
from macros.model.record import Record
from macros.model.references import Reference
from macros.model.values import Id, Month

SOURCE_KEYS = ("document", "heading", "lines")
SOURCE_SET = frozenset(SOURCE_KEYS)
HOLDS_MORE = (dict, list)
LISTING_OF = {
    "organisation": "organisations",
    "document": "sources",
    "group": "groups",
    "post": "posts",
    "instrument": "instruments",
    "requirement": "requirements",
    "partnership": "partnerships",
    "shared list": "shared-lists",
    "category": "categories",
    "resource": "documents-and-tools",
    "contact": "contacts",
    "helpline": "helplines",
    "term": "glossary",
}


def shaped(record: Record, only: Iterable[str] = ()) -> Row:
    """A record as it is published: every key of its form, null or an empty list where nothing is written.

    With `only`, no other keys than these.
    """
    found: Row = _with_source(record.model_dump(mode="json", include=set(only) or None))
    return found


def source_of(claim: Sourced) -> Row:
    """Where a claim stands, as it is published."""
    return {"document": str(claim.document), "heading": str(claim.heading) if claim.heading else None, "lines": str(claim.lines)}


def _with_source(value: Any) -> Any:
    """The same with one `source` for document, heading and lines, in everything that has all three."""
    if isinstance(value, list):
        return [_with_source(item) if isinstance(item, HOLDS_MORE) else item for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: _with_source(item) if isinstance(item, HOLDS_MORE) else item for key, item in value.items()}
    if found.keys() >= SOURCE_SET:
        source = {key: found.pop(key) for key in SOURCE_KEYS}
        found["source"] = source if source["document"] else None
    return found


@cache
def fields_of(form: type[Record], leave_out: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """The fields of `shaped` records of a form, in their order."""
    names = [name for name in form.model_fields if name != "position" and name not in leave_out]
    sourced = all(name in names for name in SOURCE_KEYS)
    fields = [_field(form, name) for name in names if not (sourced and name in SOURCE_KEYS)]
    return (*fields, SOURCE) if sourced else tuple(fields)


def _field(form: type[Record], name: str) -> Field:
    info = form.model_fields[name]
    needed = info.is_required()
    wanted = _without_wrapping(info.annotation)
    if typing.get_origin(wanted) is tuple:
        return _list(form, name, _without_wrapping(typing.get_args(wanted)[0]))
    if isinstance(wanted, type) and issubclass(wanted, Record):
        return Field(name, "record", _says(form, name, wanted), needed, fields=fields_of(wanted), form=wanted.__name__)
    if typing.get_origin(wanted) is typing.Literal:
        return Field(name, "text", _says(form, name), needed, one_of=tuple(map(str, typing.get_args(wanted))))
    if issubclass(wanted, StrEnum):
        return Field(name, "text", _says(form, name), needed, one_of=tuple(item.value for item in wanted))
    return Field(name, _kind(name, wanted), _says(form, name), needed, of=_listing_of(wanted))


def _list(form: type[Record], name: str, item: Any) -> Field:
    if issubclass(item, Record):
        return Field(name, "records", _says(form, name, item), fields=fields_of(item), form=item.__name__)
    kind: Kind = "ids" if issubclass(item, Reference) else "texts"
    info = form.model_fields[name]
    return Field(name, kind, _says(form, name), info.is_required(), of=_listing_of(item), null_for_none=info.default is None)


def _kind(name: str, wanted: type) -> Kind:
    if name == "link":
        return "link"
    # The first that fits: an id is text too, and yes or no a number.
    kinds: tuple[tuple[type, Kind], ...] = (
        *((Id, "id"), (Month, "month"), (bool, "yes or no"), (int, "whole number")),
        *((date, "day"), (Decimal, "pounds"), (str, "text")),
    )
    return next(kind for known, kind in kinds if issubclass(wanted, known))


def _listing_of(wanted: type) -> str:
    return LISTING_OF[wanted.kind] if issubclass(wanted, Reference) else ""


def _without_wrapping(annotation: Any) -> Any:
    """`tuple[X, ...] | None` is `tuple[X, ...]`; what says how a value is checked is left out."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _without_wrapping(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return _without_wrapping(next(item for item in typing.get_args(annotation) if item is not types.NoneType))
    return annotation


def _says(form: type[Record], name: str, inner: type[Record] | None = None) -> str:
    """What a key means: by the form and key, by the key alone, or as the form of what stands there says of itself."""
    own = SAYS.get(f"{form.__name__}.{name}") or SAYS.get(name)
    return own or ((inner.__doc__ or "").splitlines()[0] if inner else "")

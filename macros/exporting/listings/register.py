"""A list of records that are published as their form has them.

In: a form and where its records are held. Out: a `Listing`. Must not know: which forms there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from macros.dataset.dataset import Dataset
from macros.exporting.fields import ADDRESS, Field, Listing
from macros.exporting.from_forms import fields_of, shaped
from macros.model.record import Record


def register(
    name: str,
    one: str,
    title: str,
    says: str,
    page: str | None,
    form: type[Record],
    held: Callable[[Dataset], Iterable[Record]],
    address: Callable[[Dataset, Any], str],
) -> Listing:
    """Every record of a form, as the form has it, and its address on this site."""

    def records(dataset: Dataset) -> list[dict[str, Any]]:
        return [{**shaped(item), "address": address(dataset, item)} for item in held(dataset)]

    return Listing(name, one, title, says, page, (*fields_of(form), ADDRESS), records)


def own(name: str, form: type[Record], *, needed: bool = False) -> Field:
    """The field of a form, for lists made of several forms.

    Raises:
        StopIteration: the form has no such field.
    """
    found = next(field for field in fields_of(form) if field.name == name)
    return replace(found, needed=needed or found.needed)

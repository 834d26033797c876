"""The names documents use for a body or group, grouped for a reader.

In: names with their places. Out: `NameView` records. Must not know: whether it is a body or a group.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.registers import NameInDocument
from macros.views.addresses import Addresses
from macros.views.blocks import Link

SORTS = {
    "full name": "",
    "short form": "short form",
    "old name": "an old name",
    "misspelt": "spelt this way",
    "other wording": "other wording",
}


@dataclass(frozen=True)
class NameView:
    """A name, the documents that use it, and what sort of name it is."""

    text: str
    sort: str
    documents: tuple[Link, ...]
    notes: tuple[str, ...]


def names_in_documents(addresses: Addresses, named: tuple[NameInDocument, ...]) -> tuple[NameView, ...]:
    """Each wording once, with the documents that use it."""
    grouped: dict[tuple[str, str], list[NameInDocument]] = {}
    for item in named:
        grouped.setdefault((item.as_written, SORTS[item.sort]), []).append(item)
    return tuple(
        NameView(
            text,
            sort,
            tuple(dict.fromkeys(addresses.document(item.document) for item in items)),
            tuple(dict.fromkeys(item.note for item in items if item.note)),
        )
        for (text, sort), items in grouped.items()
    )

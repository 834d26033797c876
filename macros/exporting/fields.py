"""What a published record is made of: fields, and lists of records.

In: nothing but names and words. Out: the record types `Field` and `Listing`.
Must not know: where a value comes from, or in which format it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from macros.dataset.dataset import Dataset

# What stands in a key. Those of the first line are single values, such as a cell of a table can hold; `month` is a day, month
# or year, as exactly as it is known.
Kind = Literal[
    "text", "id", "whole number", "number", "pounds", "per cent", "day", "month", "yes or no", "link", "page", "data file", "fingerprint",
    "source", "record", "texts", "ids", "records",
]  # fmt: skip
LISTS = ("texts", "ids", "records")
# Amounts and shares stand as text in JSON: a decimal that has been a binary fraction is no longer what was published.
DECIMALS = ("pounds", "per cent", "number")

Row = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A key of a record. `of` is the listing whose record an id names; `fields` are those of the records in it,
    and `form` is what these are called where they are the same in many places.

    `needed` is for what every record has. A key that is not needed is there all the same, with null or an empty list; a few
    lists are null and not empty (`null_for_none`).
    """

    name: str
    kind: Kind
    says: str
    needed: bool = False
    of: str = ""
    one_of: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    form: str = ""
    null_for_none: bool = False


@dataclass(frozen=True)
class Listing:
    """A list of records of one kind: `name` is that of its files, `one` what one record is called.

    `page` is where a reader finds the same, if that is one page. `key` are the fields that tell one record from all others.
    `spread` names a list of which the table has a row for each item, in place of one for each record.
    """

    name: str
    one: str
    title: str
    says: str
    page: str | None
    fields: tuple[Field, ...]
    records: Callable[[Dataset], list[Row]]
    key: tuple[str, ...] = ("id",)
    spread: str = ""

    def field(self, name: str) -> Field:
        """The field of this name.

        Raises:
            StopIteration: there is none.
        """
        return next(field for field in self.fields if field.name == name)


SOURCE = Field("source", "source", "Where it stands: the document, its heading, and the lines of its text.")
SOURCE_PARTS = (
    Field("document", "id", "The document that says it.", needed=True, of="sources"),
    Field("heading", "text", "The heading under which it stands there."),
    Field("lines", "text", "The lines of the document's text, for checking."),
)
PARTNERSHIP = Field("partnership", "id", "The partnership whose arrangements these are.", needed=True, of="partnerships")
ADDRESS = Field("address", "page", "Where a reader finds it on this site, below the site's root.", needed=True)

"""The order in which the keys of a form stand: what it is, what it says, where it says it, then its lists.

In: a type of record. Out: its keys in order. Must not know: files.
"""

from __future__ import annotations

from functools import cache

from macros.model.claims import Sourced
from macros.model.record import Record, holds_records
from macros.model.topics import Topic

FIRST = ("id", "title", "name")
WHERE_IT_SAYS_IT = ("as_written", "lines", "heading", "document", "note")


@cache
def form_order(record: type[Record]) -> tuple[str, ...]:
    """The keys of a form in the order in which a person would say them."""
    declared = [name for name in record.model_fields if name != "position"]
    first = [name for name in FIRST if name in declared and not holds_records(record.model_fields[name].annotation)]
    rest = [name for name in declared if name not in first]
    if issubclass(record, Sourced) and not issubclass(record, Topic):
        source = [name for name in WHERE_IT_SAYS_IT if name in rest]
        lists = [name for name in rest if name not in source and holds_records(record.model_fields[name].annotation)]
        rest = [*(name for name in rest if name not in source and name not in lists), *source, *lists]
    elif "about" in rest and issubclass(record, Topic):
        rest = ["about", *(name for name in rest if name != "about")]
    return (*first, *rest)

"""Lists of records as tables: one value a cell, one table for a list and one for each list inside its records.

In: a listing. Out: its `Table`s, with columns and a way to fill them. Must not know: how a cell is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from macros.exporting.fields import LISTS, SOURCE_PARTS, Field, Kind, Listing, Row

# Words of one place in a document, with something left out between them.
LEFT_OUT = " … "
AS_WRITTEN = "as_written"


@dataclass(frozen=True)
class Column:
    """A column: `path` leads to its value in a record; `of` is the listing whose record an id names."""

    name: str
    kind: Kind
    says: str
    path: tuple[str, ...]
    needed: bool = False
    of: str = ""
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: `key` are the columns that tell one row from all others, `parent` those that name a record of `of`.

    The first `beside` columns are of the records, the rest of the items of the list `items` in them; without `items` all
    are of the records.
    """

    name: str
    title: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    of: str = ""
    parent: tuple[str, ...] = ()
    items: str = ""
    beside: int = 0

    def values(self, records: Iterable[Row]) -> list[list[Any]]:
        """The values of each column, from top to bottom. Column by column takes half the time of row by row."""
        held = list(records)
        if not self.items:
            return _columns(held, self.columns)
        parents = [record for record in held for _ in record[self.items]]
        inner = [item for record in held for item in record[self.items]]
        return [*_columns(parents, self.columns[: self.beside]), *_columns(inner, self.columns[self.beside :])]


def _columns(held: list[Any], columns: Iterable[Column]) -> list[list[Any]]:
    """The values at the path of each column; what several paths begin with is looked up once."""
    found: dict[tuple[str, ...], list[Any]] = {(): held}

    def at(path: tuple[str, ...]) -> list[Any]:
        if path not in found:
            step = path[-1]
            found[path] = [None if value is None else value[step] for value in at(path[:-1])]
        return found[path]

    return [[LEFT_OUT.join(value) if isinstance(value, list) else value for value in at(column.path)] for column in columns]


def tables_of(listing: Listing) -> tuple[Table, ...]:
    """The table of a listing, then one for each list in its records that can be told apart by a key."""
    if listing.spread:
        return (_spread(listing),)
    columns = columns_of(listing.fields)
    main = Table(listing.name, listing.title, listing.says, columns, listing.key)
    lists = [field for field in listing.fields if field.kind in LISTS and field.name != AS_WRITTEN]
    return (main, *(_inner(listing, field) for field in lists if listing.key))


def columns_of(fields: Iterable[Field], path: tuple[str, ...] = (), *, needed: bool = True) -> tuple[Column, ...]:
    """The columns of what has one value: a source and other parts are spread over several, a list has none."""
    found: list[Column] = []
    for field in fields:
        where = (*path, field.name)
        if field.kind == "source":
            found += [_column(part, (*where, part.name), needed=needed and field.needed) for part in SOURCE_PARTS]
        elif field.kind == "record":
            found += columns_of(field.fields, where, needed=needed and field.needed)
        elif field.name == AS_WRITTEN or field.kind not in LISTS:
            found.append(_column(field, where, needed=needed))
    return tuple(found)


def _column(field: Field, path: tuple[str, ...], *, needed: bool) -> Column:
    kind: Kind = "text" if field.kind in ("texts", "ids", "records", "source", "record") else field.kind
    return Column("_".join(path), kind, field.says, path, needed and field.needed, field.of, field.one_of)


def _spread(listing: Listing) -> Table:
    """A table with a row for each item of one list, beside what the record itself says."""
    own, inner = columns_of(listing.fields), columns_of(listing.field(listing.spread).fields)
    return Table(listing.name, listing.title, listing.says, (*own, *inner), items=listing.spread, beside=len(own))


def _apart(column: Column, keys: Iterable[Column], field: Field) -> Column:
    """A column of a list; one that has the name of a key is named after the list: `reports_to_group` beside `group`."""
    return replace(column, name=f"{field.name}_{column.name}") if column.name in [key.name for key in keys] else column


def _inner(listing: Listing, field: Field) -> Table:
    """A table of what stands in one list of each record, with the key of the record in front."""
    named = {name: listing.one if name == "id" else name for name in listing.key}
    keys = tuple(
        replace(column, name=named[column.name], needed=True) for column in columns_of(listing.field(name) for name in listing.key)
    )
    keys = tuple(replace(key, says=f"The {listing.one.replace('_', ' ')} it belongs to.") if key.path == ("id",) else key for key in keys)
    inner = tuple(_apart(column, keys, field) for column in columns_of(field.fields)) or (
        Column("value", "id" if field.of else "text", field.says, (), needed=True, of=field.of),
    )

    return Table(
        name=f"{listing.name}-{field.name.replace('_', '-')}",
        title=f"{listing.title}: {field.name.replace('_', ' ')}",
        says=field.says,
        columns=(*keys, *inner),
        of=listing.name,
        parent=tuple(key.name for key in keys),
        items=field.name,
        beside=len(keys),
    )

"""`index.json`: what the files are, which version, as of which day, and what others may do with them.

In: the described files. Out: a plain dictionary. Must not know: how the files are made.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exporting.described import About, Described, Size
from macros.exporting.fields import Row
from macros.model.open_data import Rights

PAGE, CHANGES = "data/", "data/changelog/"


def index(
    whole: About, files: Iterable[Described], wholes: Iterable[Row], metadata: dict[str, str], others: dict[str, list[Row]]
) -> dict[str, Any]:
    """The index. Addresses are below the site's root. `wholes` are the files about one partnership, report or protocol.

    `others` are calendars and feeds.
    """
    return {
        "title": whole.title,
        "about": whole.says,
        "publisher": whole.publisher,
        "site": whole.site,
        "version": whole.version,
        "as_of": whole.as_of.isoformat(),
        "address": PAGE,
        "changes": CHANGES,
        **metadata,
        "rights": [rights_row(item) for item in whole.rights],
        "versions": [{"version": item.version, "on": item.on.isoformat(), "says": list(item.says)} for item in whole.versions],
        "files": [_file(item) for item in files],
        "wholes": list(wholes),
        **others,
    }


def rights_row(item: Rights) -> Row:
    """What others may do with a part of the data. Without a licence, why there is none."""
    return {
        "id": str(item.id),
        "title": item.title,
        "covers": item.covers,
        "holder": item.holder,
        "licence": {"id": item.licence.id, "title": item.licence.title, "link": item.licence.link} if item.licence else None,
        "no_licence_because": item.no_licence_because,
        "attribution": item.attribution,
    }


def _file(item: Described) -> Row:
    return {
        "name": item.listing.name,
        "title": item.listing.title,
        "about": item.listing.says,
        "json": _size(item.json),
        "csv": [{"title": table.title, **_size(size)} for table, size in item.tables],
        "address": item.listing.page,
        "rights": [str(rights.id) for rights in item.rights],
    }


def _size(size: Size) -> Row:
    return {"file": size.address, "records": size.records, "bytes": size.bytes}

"""What each file is: its name, its parts, how many records and bytes it has, what others may do with it.

In: a data set and the text of the files. Out: `Described` and `About` records. Must not know: in which format they are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from macros.dataset.dataset import Dataset
from macros.exporting.every_listing import LISTINGS
from macros.exporting.fields import Listing
from macros.exporting.tables import Table, tables_of
from macros.model.open_data import Rights, Version


@dataclass(frozen=True)
class Weight:
    """How many lines and bytes a file has."""

    lines: int
    bytes: int


def weight_of(text: str) -> Weight:
    """The weight of a file's text."""
    return Weight(text.count("\n"), len(text.encode()))


@dataclass(frozen=True)
class Size:
    """How large a file is."""

    address: str
    records: int
    bytes: int


@dataclass(frozen=True)
class Described:
    """A list of records with its files."""

    listing: Listing
    json: Size
    tables: tuple[tuple[Table, Size], ...]
    rights: tuple[Rights, ...]


@dataclass(frozen=True)
class About:
    """What holds for all files: whose they are, which version, as of which day."""

    title: str
    says: str
    publisher: str | None
    site: str | None
    version: str
    as_of: date
    rights: tuple[Rights, ...]
    versions: tuple[Version, ...]


def about(dataset: Dataset, as_of: date) -> About:
    """What holds for all files of a data set."""
    site, open_data = dataset.site, dataset.open_data
    return About(
        title=site.name if site else "",
        says=site.about if site else "",
        publisher=site.publisher if site else None,
        site=site.address if site else None,
        version=open_data.versions[0].version if open_data else "",
        as_of=as_of,
        rights=open_data.rights if open_data else (),
        versions=open_data.versions if open_data else (),
    )


def described(whole: About, folder: str, weights: Mapping[str, Weight]) -> tuple[Described, ...]:
    """Every list with its files. `weights` are those of the files by name, `folder` is where they stand below the site's root."""
    return tuple(
        Described(
            listing,
            # A list of records is a line for each, and one for each bracket; an empty list is one line.
            _size(folder, f"{listing.name}.json", weights, 2),
            # A heading, then a line for each row: no value has a line end in it.
            tuple((table, _size(folder, f"{table.name}.csv", weights, 1)) for table in tables_of(listing)),
            rights_of(whole, listing.name),
        )
        for listing in LISTINGS
    )


def rights_of(whole: About, listing: str) -> tuple[Rights, ...]:
    """What can stand in a list, by the rights that apply to it."""
    return tuple(item for item in whole.rights if not item.files or listing in item.files)


def _size(folder: str, name: str, weights: Mapping[str, Weight], around: int) -> Size:
    weight = weights[name]
    return Size(f"{folder}{name}", max(weight.lines - around, 0), weight.bytes)

"""The page about the files, for people: what there is, how large, in which columns, with an example, and what others may do.

In: a data set and the day it speaks as of. Out: `FilesView`. Must not know: HTML, or how a file is made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.dataset.dataset import Dataset
from macros.exporting.calendars import calendar_titles
from macros.exporting.described import Described, Size, Weight, about, described, weight_of
from macros.exporting.fields import LISTS, Field, Kind
from macros.exporting.files import FOLDER, METADATA, api_files
from macros.exporting.tables import Column, Table
from macros.model.open_data import Rights, Version
from macros.views.blocks import Link
from macros.views.changes import feeds_of
from macros.words import counted, day_in_words, listed

KINDS: dict[Kind, str] = {
    "id": "an id",
    "whole number": "a whole number",
    "number": "a number",
    "pounds": "an amount in pounds",
    "per cent": "a number, in per cent",
    "day": "a day: 2026-11-22",
    "month": "a day, month or year: 2023-06",
    "yes or no": "true or false",
    "link": "a web address",
    "page": "an address on this site",
    "data file": "the name of a file",
    "fingerprint": "twelve letters and digits",
    "text": "text",
}
LONGEST_EXAMPLE = 1200


@dataclass(frozen=True)
class FileView:
    """A file to download: its link, and how large it is in words."""

    link: Link
    size: str


@dataclass(frozen=True)
class ColumnView:
    """A column: name, what kind of value, what it says, and the list in which an id is found."""

    name: str
    kind: str
    says: str
    of: Link | None


@dataclass(frozen=True)
class TableView:
    """A table that belongs to a list: its file, what it holds, and the names of its columns."""

    file: FileView
    says: str
    columns: str


@dataclass(frozen=True)
class ListView:
    """One list: what it is, its files, columns, what only the JSON has, an example, and whose it is."""

    id: str
    title: str
    says: str
    page: Link | None
    json: FileView
    csv: FileView
    columns: tuple[ColumnView, ...]
    others: tuple[TableView, ...]
    only_in_json: str
    example: str
    rights: str


@dataclass(frozen=True)
class FilesView:
    """All lists, the files about one partnership or document, and those for programs."""

    lists: tuple[ListView, ...]
    wholes: tuple[tuple[FileView, str], ...]
    metadata: tuple[tuple[FileView, str], ...]
    calendars: tuple[tuple[FileView, str], ...]
    feeds: tuple[Link, ...]
    cite: str


@dataclass(frozen=True)
class RightsView:
    """What others may do with a part of the data."""

    title: str
    covers: str
    holder: str
    licence: Link | None
    no_licence_because: str
    attribution: str


@dataclass(frozen=True)
class VersionView:
    """A version of the files."""

    version: str
    on: str
    says: tuple[str, ...]


def files_view(dataset: Dataset, as_of: date) -> FilesView:
    """Every file, for the page about them."""
    texts = api_files(dataset, as_of)
    weights = {address.removeprefix(FOLDER): weight_of(text) for address, text in texts.items()}
    whole = about(dataset, as_of)
    return FilesView(
        lists=tuple(_list(item, texts[f"{FOLDER}{item.listing.name}.json"]) for item in described(whole, FOLDER, weights)),
        wholes=tuple((_file(name, weights), title) for name, title in _wholes(dataset).items()),
        metadata=tuple((_file(name, weights), title) for name, (_, title) in METADATA.items()),
        calendars=tuple((_file(name, weights), title) for name, title in calendar_titles(dataset).items()),
        feeds=tuple(link for key in ("", *dataset.partnerships) for link in feeds_of(dataset, key)),
        cite=f"{whole.title}, data version {whole.version}, as of {day_in_words(as_of)}, file funding.csv",
    )


def rights_views(dataset: Dataset) -> tuple[RightsView, ...]:
    """What others may do with each part of the data."""
    return tuple(_rights(item) for item in (dataset.open_data.rights if dataset.open_data else ()))


def version_views(dataset: Dataset) -> tuple[VersionView, ...]:
    """Every version of the files, the newest first."""
    return tuple(_version(item) for item in (dataset.open_data.versions if dataset.open_data else ()))


def ended_views(dataset: Dataset) -> tuple[tuple[str, str, str, str], ...]:
    """What has ended: its kind and id, the day, why, and what to use instead."""
    ended = dataset.open_data.ended if dataset.open_data else ()
    return tuple((f"{item.kind} {item.id}", day_in_words(item.on), item.says, item.now or "") for item in ended)


def _wholes(dataset: Dataset) -> dict[str, str]:
    found = {f"partnerships/{key}.json": f"Everything about {item.area}" for key, item in dataset.partnerships.items()}
    return found | {f"{item.folder}/{item.id}.json": item.form.title for item in dataset.publications.values()}


def _list(item: Described, text: str) -> ListView:
    listing, (main, *others) = item.listing, item.tables
    in_tables = {field.name for field in listing.fields if field.kind not in LISTS} | {table.items for table, _ in item.tables}
    only = [field.name for field in listing.fields if field.name not in in_tables and field.name != "as_written"]
    only += [f"{field.name}.{inner.name}" for field in listing.fields for inner in _lists_inside(field)]
    return ListView(
        id=listing.name,
        title=listing.title,
        says=listing.says,
        page=None if listing.page is None else Link("The same on this site", listing.page),
        json=_sized(item.json, "record"),
        csv=_sized(main[1], "row"),
        columns=tuple(_column(column) for column in main[0].columns),
        others=tuple(_table(table, size) for table, size in others),
        only_in_json=listed(only),
        example=_example(text),
        rights=listed([rights.title[:1].lower() + rights.title[1:] for rights in item.rights]),
    )


def _lists_inside(field: Field) -> list[Field]:
    """The lists in the records of a list: a table has no place for them."""
    return [inner for inner in field.fields if inner.kind in LISTS and inner.name != "as_written"] if field.kind in LISTS else []


def _table(table: Table, size: Size) -> TableView:
    return TableView(_sized(size, "row"), table.says, ", ".join(column.name for column in table.columns))


def _column(column: Column) -> ColumnView:
    words = f"one of: {', '.join(column.one_of)}" if column.one_of else KINDS[column.kind]
    return ColumnView(column.name, words, column.says, Link(column.of, f"data/#{column.of}") if column.of else None)


def _sized(size: Size, of: str) -> FileView:
    return FileView(Link(size.address.removeprefix(FOLDER), size.address), f"{counted(size.records, of)}, {_bytes(size.bytes)}")


def _file(name: str, weights: Mapping[str, Weight]) -> FileView:
    return FileView(Link(name, f"{FOLDER}{name}"), _bytes(weights[name].bytes))


def _bytes(size: int) -> str:
    """`12 KB`, `1.4 MB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def _example(text: str) -> str:
    """A record as it stands in the file, laid out for reading: the first that is not too long, or the shortest.

    One with a place for an area's name would look like a page on which the name was forgotten.
    """
    lines = [line.removesuffix(",") for line in text.splitlines()[1:-1] if "[area]" not in line]
    if not lines:
        return ""
    chosen: Any = json.loads(next((line for line in lines if len(line) <= LONGEST_EXAMPLE), min(lines, key=len)))
    return json.dumps(chosen, ensure_ascii=False, indent=1)


def _rights(item: Rights) -> RightsView:
    licence = Link(item.licence.title, item.licence.link) if item.licence else None
    return RightsView(item.title, item.covers, item.holder, licence, item.no_licence_because or "", item.attribution)


def _version(item: Version) -> VersionView:
    return VersionView(item.version, day_in_words(item.on), item.says)

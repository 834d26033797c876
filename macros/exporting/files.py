"""The files of the public data interface, `/api/v1/`.

In: a data set and the day it speaks as of. Out: file names and their text. Must not know: where the site is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any

from macros.dataset.dataset import Dataset
from macros.exporting.calendars import CALENDAR_OF_ALL, calendar_files, calendars_listed
from macros.exporting.cells import csv_text
from macros.exporting.csv_on_the_web import csv_metadata
from macros.exporting.data_package import data_package
from macros.exporting.described import Weight, about, described, weight_of
from macros.exporting.every_listing import LISTINGS
from macros.exporting.feeds import feeds_listed
from macros.exporting.fields import Row
from macros.exporting.index import index
from macros.exporting.json_text import line_of, list_text, object_text
from macros.exporting.linked_data import linked_data
from macros.exporting.listings.bodies import MEMBERSHIPS
from macros.exporting.open_api import open_api
from macros.exporting.tables import tables_of
from macros.exporting.wholes import OWN, lines_by_partnership, partnership_whole, publication_whole, wholes_listed
from macros.garbage import all_of_it_stays
from macros.texts_on_disk import TextsOnDisk

FOLDER = "api/v1/"
# What tells programs of the other files, each with its key in the index and a title for people.
METADATA = {
    "index.json": ("index", "Every file, with its size, and what others may do with it"),
    "openapi.json": ("openapi", "The files as an interface (OpenAPI 3.1)"),
    "datapackage.json": ("data_package", "The tables as a Data Package (Frictionless)"),
    "csv-metadata.json": ("csv_metadata", "The tables in the vocabulary of CSV on the Web"),
    "organisations.jsonld": ("linked_data", "Bodies, posts, memberships and changes as linked data (W3C ORG, schema.org)"),
}

Texts = Iterator[tuple[str, str]]


@lru_cache(maxsize=2)
def api_files(dataset: Dataset, as_of: date) -> Mapping[str, str]:
    """Every file by its address below the site's root. The same data and day always give the same bytes."""
    return TextsOnDisk(each_file(dataset, as_of))


def each_file(dataset: Dataset, as_of: date) -> Texts:
    """The same one by one, so that whoever writes them need not hold them all."""
    weights: dict[str, Weight] = {}
    with all_of_it_stays():
        for name, text in _each_file(dataset, as_of, weights):
            weights[name] = weight_of(text)
            yield f"{FOLDER}{name}", text


def _each_file(dataset: Dataset, as_of: date, weights: Mapping[str, Weight]) -> Texts:
    """Each file; those that tell of the others come last, when `weights` has them all."""
    own: dict[str, dict[str, list[str]]] = {}
    memberships: list[Row] = []
    for listing in LISTINGS:
        records = listing.records(dataset)
        lines = [line_of(row) for row in records]
        yield f"{listing.name}.json", list_text(lines)
        for table in tables_of(listing):
            yield f"{table.name}.csv", csv_text(table.columns, table.values(records))
        if listing.name in OWN:
            own[listing.name] = lines_by_partnership(dataset, records, lines)
        if listing is MEMBERSHIPS:
            memberships = records
    wholes = _wholes(dataset, own)
    yield from ((name, object_text(make())) for name, make in wholes.items())
    yield from calendar_files(dataset, as_of).items()
    yield from _metadata(dataset, as_of, memberships, weights, wholes)


def _wholes(dataset: Dataset, own: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Callable[[], Row]]:
    """The files with everything about one partnership, report or protocol, and how each is made."""

    def partnership(key: str) -> Row:
        return partnership_whole(dataset, dataset.partnerships[key], {name: lines[key] for name, lines in own.items()})

    found: dict[str, Callable[[], Row]] = {f"partnerships/{key}.json": partial(partnership, key) for key in dataset.partnerships}
    return found | {f"{item.folder}/{item.id}.json": partial(publication_whole, dataset, item) for item in dataset.publications.values()}


def _metadata(dataset: Dataset, as_of: date, memberships: list[Row], weights: Mapping[str, Weight], wholes: Iterable[str]) -> Texts:
    whole = about(dataset, as_of)
    files = described(whole, FOLDER, weights)
    ids: dict[str, tuple[str, ...]] = {}
    for folder, name in (file.removesuffix(".json").split("/") for file in wholes):
        ids[folder] = (*ids.get(folder, ()), name)
    told: dict[str, dict[str, Any]] = {
        "index.json": index(
            whole,
            files,
            wholes_listed(dataset, FOLDER, weights),
            {key: f"{FOLDER}{name}" for name, (key, _) in METADATA.items()},
            {"calendars": calendars_listed(dataset, weights), "feeds": feeds_listed(dataset)},
        ),
        "openapi.json": open_api(whole, files, ids, {name: title for name, (_, title) in METADATA.items()}, CALENDAR_OF_ALL),
        "datapackage.json": data_package(dataset, whole, files),
        "csv-metadata.json": csv_metadata(whole, files),
        "organisations.jsonld": linked_data(dataset, whole, memberships),
    }
    yield from ((name, object_text(content)) for name, content in told.items())

"""The files of the public data interface, `/api/v1/`.

In: a data set and the day it speaks as of. Out: file names and their text. Must not know: where the site is written.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from macros.dataset.dataset import Dataset
from macros.exporting.calendars import CALENDAR_OF_ALL, calendar_files, calendars_listed
from macros.exporting.cells import csv_text
from macros.exporting.csv_on_the_web import csv_metadata
from macros.exporting.data_package import data_package
from macros.exporting.described import about, described
from macros.exporting.every_listing import LISTINGS
from macros.exporting.feeds import feeds_listed
from macros.exporting.fields import Row
from macros.exporting.index import index
from macros.exporting.json_text import line_of, list_text, object_text
from macros.exporting.linked_data import linked_data
from macros.exporting.open_api import open_api
from macros.exporting.tables import tables_of
from macros.exporting.wholes import lines_by_partnership, partnership_whole, publication_whole, wholes_listed
from macros.garbage import all_of_it_stays

FOLDER = "api/v1/"
# What tells programs of the other files, each with its key in the index and a title for people.
METADATA = {
    "index.json": ("index", "Every file, with its size, and what others may do with it"),
    "openapi.json": ("openapi", "The files as an interface (OpenAPI 3.1)"),
    "datapackage.json": ("data_package", "The tables as a Data Package (Frictionless)"),
    "csv-metadata.json": ("csv_metadata", "The tables in the vocabulary of CSV on the Web"),
    "organisations.jsonld": ("linked_data", "Bodies, posts, memberships and changes as linked data (W3C ORG, schema.org)"),
}

Records = dict[str, list[Row]]
Texts = dict[str, str]


@lru_cache(maxsize=2)
def api_files(dataset: Dataset, as_of: date) -> dict[str, str]:
    """Every file by its address below the site's root. The same data and day always give the same bytes."""
    with all_of_it_stays():
        return _api_files(dataset, as_of)


def _api_files(dataset: Dataset, as_of: date) -> Texts:
    records = {listing.name: listing.records(dataset) for listing in LISTINGS}
    lines = {name: [line_of(row) for row in rows] for name, rows in records.items()}
    texts = {f"{name}.json": list_text(of_one) for name, of_one in lines.items()} | _tables(records)
    wholes = _wholes(dataset, records, lines)
    texts |= wholes | calendar_files(dataset, as_of)
    texts |= _metadata(dataset, as_of, records, texts, wholes)
    return {f"{FOLDER}{name}": text for name, text in texts.items()}


def _tables(records: Records) -> Texts:
    return {
        f"{table.name}.csv": csv_text(table.columns, table.values(records[listing.name]))
        for listing in LISTINGS
        for table in tables_of(listing)
    }


def _wholes(dataset: Dataset, records: Records, lines: dict[str, list[str]]) -> Texts:
    own = lines_by_partnership(dataset, records, lines)
    wholes = {f"partnerships/{key}.json": partnership_whole(dataset, item, own[key]) for key, item in dataset.partnerships.items()}
    wholes |= {f"{item.folder}/{item.id}.json": publication_whole(dataset, item) for item in dataset.publications.values()}
    return {name: object_text(whole) for name, whole in wholes.items()}


def _metadata(dataset: Dataset, as_of: date, records: Records, texts: Texts, wholes: Texts) -> Texts:
    whole = about(dataset, as_of)
    files = described(whole, FOLDER, texts)
    ids: dict[str, tuple[str, ...]] = {}
    for folder, name in (file.removesuffix(".json").split("/") for file in wholes):
        ids[folder] = (*ids.get(folder, ()), name)
    told: dict[str, dict[str, Any]] = {
        "index.json": index(
            whole,
            files,
            wholes_listed(dataset, FOLDER, wholes),
            {key: f"{FOLDER}{name}" for name, (key, _) in METADATA.items()},
            {"calendars": calendars_listed(dataset, texts), "feeds": feeds_listed(dataset)},
        ),
        "openapi.json": open_api(whole, files, ids, {name: title for name, (_, title) in METADATA.items()}, CALENDAR_OF_ALL),
        "datapackage.json": data_package(dataset, whole, files),
        "csv-metadata.json": csv_metadata(whole, files),
        "organisations.jsonld": linked_data(dataset, whole, records["memberships"]),
    }
    return {name: object_text(content) for name, content in told.items()}

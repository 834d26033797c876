"""`datapackage.json`: the tables as a Frictionless Data Package, with types, keys and links between tables.

In: the described files. Out: a plain dictionary. Must not know: how the tables are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from macros.dataset.dataset import Dataset
from macros.exporting.described import About, Described, Size
from macros.exporting.fields import Kind
from macros.exporting.tables import Column, Table
from macros.model.open_data import Rights

TYPES: dict[Kind, str] = {"whole number": "integer", "number": "number", "pounds": "number", "per cent": "number", "day": "date"}
MONTH = r"\d{4}(-\d\d(-\d\d)?)?"


def data_package(dataset: Dataset, whole: About, files: Iterable[Described]) -> dict[str, Any]:
    """The package. It cannot say “no licence”: what has none is told in its description and named as a source."""
    named = re.sub("[^a-z0-9]+", "-", whole.title.lower()).strip("-")
    return {
        "profile": "tabular-data-package",
        "name": named or "safeguarding-arrangements",
        "title": whole.title,
        "description": " ".join([whole.says, *(f"{item.title}: {_rights_in_words(item)}" for item in whole.rights)]),
        **({"homepage": whole.site} if whole.site else {}),
        "version": f"{whole.version}.0",
        "created": f"{whole.as_of.isoformat()}T00:00:00Z",
        "licenses": _licences(whole.rights),
        "sources": [{"title": item.title} for item in dataset.documents.values()],
        "resources": [_resource(table, size, item.rights) for item in files for table, size in item.tables],
    }


def _rights_in_words(item: Rights) -> str:
    return f"{item.covers} {item.licence.title if item.licence else item.no_licence_because}. {item.attribution}".replace("..", ".")


def _licences(rights: Iterable[Rights]) -> list[dict[str, str]]:
    return [{"name": item.licence.id, "path": item.licence.link, "title": item.licence.title} for item in rights if item.licence]


def _resource(table: Table, size: Size, rights: Iterable[Rights]) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.says,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size.bytes,
        "licenses": _licences(rights),
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    links = [_link([column.name], "" if column.of == table.name else column.of, ["id"]) for column in table.columns if column.of]
    if len(table.parent) > 1:
        links.append(_link(list(table.parent), table.of, list(table.parent)))
    elif table.parent:
        links.append(_link(list(table.parent), table.of, ["id"]))
    return {**schema, "foreignKeys": links} if links else schema


def _link(fields: list[str], resource: str, to: list[str]) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": resource, "fields": to}}


def _field(column: Column) -> dict[str, Any]:
    kind = "boolean" if column.kind == "yes or no" else TYPES.get(column.kind, "string")
    constraints: dict[str, Any] = {"required": True} if column.needed else {}
    if column.one_of:
        constraints["enum"] = list(column.one_of)
    if column.kind == "month":
        constraints["pattern"] = MONTH
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.says}
    if kind == "string" and column.kind == "link":
        field["format"] = "uri"
    if kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return {**field, "constraints": constraints} if constraints else field

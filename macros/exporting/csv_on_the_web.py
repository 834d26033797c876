"""`csv-metadata.json`: the tables in the vocabulary of CSV on the Web.

In: the described files. Out: a plain dictionary. Must not know: how the tables are made.
The name of the vocabulary is a part of the format; no program has to fetch it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exporting.described import About, Described
from macros.exporting.fields import Kind
from macros.exporting.tables import Column, Table

TYPES: dict[Kind, str] = {
    "whole number": "integer",
    "number": "decimal",
    "pounds": "decimal",
    "per cent": "decimal",
    "day": "date",
    "yes or no": "boolean",
    "link": "anyURI",
}


def csv_metadata(whole: About, files: Iterable[Described]) -> dict[str, Any]:
    """The group of all tables."""
    licences = [item.licence.link for item in whole.rights if item.licence]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": whole.title,
        "dc:description": whole.says,
        "dc:modified": {"@value": whole.as_of.isoformat(), "@type": "xsd:date"},
        "dc:license": [{"@id": link} for link in licences],
        "dc:rights": [f"{item.title}: {item.attribution}" for item in whole.rights],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n", "\n"], "doubleQuote": True},
        "tables": [_table(table) for item in files for table, _ in item.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    # By this vocabulary every row of a table that refers must lead to a row; the Data Package has the links that may be empty too.
    links = [([column.name], column.of, ["id"]) for column in table.columns if column.of and column.needed]
    if table.parent:
        links.append((list(table.parent), table.of, list(table.parent) if len(table.parent) > 1 else ["id"]))
    if links:
        schema["foreignKeys"] = [
            {"columnReference": columns, "reference": {"resource": f"{of}.csv", "columnReference": to}} for columns, of, to in links
        ]
    return {"url": f"{table.name}.csv", "dc:title": table.title, "dc:description": table.says, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.says,
        "datatype": TYPES.get(column.kind, "string"),
        "required": column.needed,
    }

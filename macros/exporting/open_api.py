"""`openapi.json`: the files as an interface, in OpenAPI 3.1. There is no server: each file is fetched as it is.

In: the described files and the ids of wholes. Out: a plain dictionary. Must not know: how the files are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from macros.exporting.described import About, Described
from macros.exporting.fields import ADDRESS, Field, Listing
from macros.exporting.from_forms import fields_of
from macros.exporting.listings.agencies import RELEVANT_AGENCIES
from macros.exporting.listings.discrepancies import DISCREPANCIES
from macros.exporting.listings.findings import FINDINGS
from macros.exporting.listings.money import FUNDING, FUNDING_TOTALS
from macros.exporting.listings.partnerships import PARTNERSHIPS
from macros.exporting.schemas import Schema, Schemas
from macros.model.publications import PublicationForm, SectionForm
from macros.model.registers import PartnershipForm, PublishedDocument
from macros.model.requirements import Judgement
from macros.model.topics import TOPIC_FORMS, Reporting

JSON, CSV, CALENDAR = "application/json", "text/csv", "text/calendar"
ABOUT_CSV = (
    "UTF-8, a row of headings, one value a cell, every cell in quotes. Text that a spreadsheet would take for a formula has an apostrophe "
    "in front."
)


def open_api(
    whole: About, files: Iterable[Described], wholes: Mapping[str, tuple[str, ...]], others: Mapping[str, str], calendar: str
) -> dict[str, Any]:
    """The description. `wholes` are the ids of partnerships, reports and protocols; `others` are further files with their titles.

    `calendar` is the title of the calendar of all areas; there is one for each partnership too.
    """
    schemas = Schemas()
    paths: dict[str, Any] = {}
    for item in files:
        name = item.listing.name
        records = {"type": "array", "items": schemas.part(_part(item.listing), item.listing.fields)}
        paths[f"/{name}.json"] = _get(name, item.listing.title, item.listing.says, JSON, records)
        for table, _ in item.tables:
            paths[f"/{table.name}.csv"] = _get(f"{table.name}-csv", f"{table.title}, as a table", table.says, CSV, {"type": "string"})
    paths |= _wholes(schemas, wholes)
    for file, title in others.items():
        paths[f"/{file}"] = _get(file.replace(".", "-"), title, title, JSON, {"type": "object"})
    paths |= _calendars(calendar, wholes.get("partnerships", ()))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": whole.title,
            "summary": whole.says,
            "description": " ".join([*(f"{item.title}: {item.attribution}" for item in whole.rights), f"Tables: {ABOUT_CSV}"]),
            "version": whole.version,
        },
        "servers": [{"url": ".", "description": "Beside this file."}],
        "paths": paths,
        "components": {"schemas": schemas.parts},
    }


def _part(listing: Listing) -> str:
    """`RelevantAgenciesRecord`."""
    return "".join(word.capitalize() for word in listing.name.split("-")) + "Record"


def _get(name: str, title: str, says: str, media: str, schema: Schema) -> dict[str, Any]:
    answer = {"200": {"description": title, "content": {media: {"schema": schema}}}}
    return {"get": {"operationId": name, "summary": title, "description": says, "responses": answer}}


def _calendars(title: str, partnerships: tuple[str, ...]) -> dict[str, Any]:
    of_one = _get("one-of-calendars", "The days of one partnership", f"{title}; here for one.", CALENDAR, {"type": "string"})
    return {
        "/calendar.ics": _get("calendar", title, f"{title}.", CALENDAR, {"type": "string"}),
        "/calendars/{id}.ics": {**of_one, "parameters": [_one_of(partnerships)]},
    }


def _one_of(ids: tuple[str, ...]) -> dict[str, Any]:
    return {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "enum": list(ids)}}


def _wholes(schemas: Schemas, wholes: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    paths = {}
    for folder, ids in wholes.items():
        title = "Everything about one partnership" if folder == "partnerships" else f"Everything one of the {folder} says"
        schema = _partnership(schemas) if folder == "partnerships" else _publication(schemas)
        path = _get(f"one-of-{folder}", title, f"{title}, in one file.", JSON, schema)
        paths[f"/{folder}/{{id}}.json"] = {**path, "parameters": [_one_of(ids)]}
    return paths


def _list(schemas: Schemas, listing: Listing) -> Schema:
    return {"type": "array", "items": schemas.part(_part(listing), listing.fields)}


def _form(schemas: Schemas, form: Any) -> Schema:
    return schemas.part(form.__name__, fields_of(form))


def _partnership(schemas: Schemas) -> Schema:
    brief = schemas.of(field for field in PARTNERSHIPS.fields if field.name != "file")
    topics = {name: _form(schemas, form) for name, form in TOPIC_FORMS.items()}
    own: Schema = {
        "form": _form(schemas, PartnershipForm),
        "documents": {"type": "array", "items": _form(schemas, PublishedDocument)},
        "topics": {"type": "object", "properties": topics, "required": list(topics)},
        "groups": {"type": "array", "items": {"type": "string"}},
        "judgements": {"type": "array", "items": _form(schemas, Judgement)},
        "funding": _list(schemas, FUNDING),
        "funding_totals": {"anyOf": [schemas.part(_part(FUNDING_TOTALS), FUNDING_TOTALS.fields), {"type": "null"}]},
        "relevant_agencies": _list(schemas, RELEVANT_AGENCIES),
        "findings": _list(schemas, FINDINGS),
        "discrepancies": _list(schemas, DISCREPANCIES),
    }
    return {"type": "object", "properties": {**brief["properties"], **own}, "required": [*brief["required"], *own]}


def _publication(schemas: Schemas) -> Schema:
    brief = schemas.of(
        (
            Field("id", "id", "Its id.", needed=True),
            Field("kind", "text", "What kind of document it is.", needed=True),
            Field("partnership", "id", "The partnership whose document it is.", needed=True, of="partnerships"),
            ADDRESS,
        )
    )
    own: Schema = {
        "form": _form(schemas, PublicationForm),
        "document": _form(schemas, PublishedDocument),
        "sections": {"type": "object", "additionalProperties": _form(schemas, SectionForm)},
        "reporting": {"anyOf": [_form(schemas, Reporting), {"type": "null"}]},
        "judgements": {"type": "array", "items": _form(schemas, Judgement)},
    }
    return {"type": "object", "properties": {**brief["properties"], **own}, "required": [*brief["required"], *own]}

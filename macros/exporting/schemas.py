"""JSON Schemas of what is published, from the same fields that the records and tables are made of.

In: fields. Out: schemas, and the parts that several of them share. Must not know: which files there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exporting.fields import DECIMALS, SOURCE_PARTS, Field

DECIMAL = r"^-?\d+(\.\d+)?$"
FORMATS: dict[str, dict[str, str]] = {
    **{kind: {"pattern": DECIMAL} for kind in DECIMALS},
    "day": {"format": "date"},
    "month": {"pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"},
    "link": {"format": "uri"},
    "fingerprint": {"pattern": "^[0-9a-f]{12}$"},
}
SOURCE = "Source"
Schema = dict[str, Any]


class Schemas:
    """Schemas that refer to shared parts, which are collected in `parts` by name."""

    def __init__(self) -> None:
        self.parts: dict[str, Schema] = {}
        # What is known from outside the documents has a source of nulls.
        self.parts[SOURCE] = self.of(Field(part.name, part.kind, part.says) for part in SOURCE_PARTS)

    def of(self, fields: Iterable[Field]) -> Schema:
        """A record: each key is always there; more keys can come with a later version."""
        properties = {field.name: {"description": field.says, **self._value(field)} for field in fields}
        return {"type": "object", "properties": properties, "required": list(properties)}

    def part(self, name: str, fields: Iterable[Field]) -> Schema:
        """A reference to a shared part; it is described once."""
        if name not in self.parts:
            self.parts[name] = {}  # a form that holds itself would go on for ever
            self.parts[name] = self.of(fields)
        return {"$ref": f"#/components/schemas/{name}"}

    def _value(self, field: Field) -> Schema:
        if field.kind == "source":
            return _or_nothing({"$ref": f"#/components/schemas/{SOURCE}"}, field)
        if field.kind == "record":
            return _or_nothing(self._record(field), field)
        if field.kind == "records":
            return {"type": "array", "items": self._record(field)}
        if field.kind in ("texts", "ids"):
            return {"type": ["array", "null"] if field.null_for_none else "array", "items": {"type": "string"}}
        kind = {"whole number": "integer", "yes or no": "boolean"}.get(field.kind, "string")
        schema: Schema = {"type": kind if field.needed else [kind, "null"], **FORMATS.get(field.kind, {})}
        if field.one_of:
            schema["enum"] = [*field.one_of, *([] if field.needed else [None])]
        return schema

    def _record(self, field: Field) -> Schema:
        return self.part(field.form, field.fields) if field.form else self.of(field.fields)


def _or_nothing(schema: Schema, field: Field) -> Schema:
    return schema if field.needed else {"anyOf": [schema, {"type": "null"}]}

"""JSON Schemas of the forms, for completion and hints in editors.

In: the model. Out: one schema for each kind of file. Must not know: where they are written.
"""

from __future__ import annotations

import json
import re
from typing import Any

from macros.dataset.forms import kinds_of_form, title_of
from macros.dataset.what_belongs import needed_by, records_of
from macros.model.descriptions import description_of
from macros.model.examples import example_of
from macros.model.form_order import form_order
from macros.model.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHOWS_WHAT_TO_WRITE = ("$ref", "enum", "const", "examples")


def schemas() -> dict[str, str]:
    """Every schema by file name, as JSON text with a closing line end."""
    return {
        f"{name}.schema.json": json.dumps(_schema(name, form), indent=2, ensure_ascii=False) + "\n"
        for name, form in kinds_of_form().items()
    }


def _schema(name: str, form: type[Record]) -> dict[str, Any]:
    whole = _simpler(form.model_json_schema(by_alias=True))
    records = {record.__name__: record for record in records_of(form)}
    parts = {
        key: {"title": _title_of_part(key, records.get(key)), **(_as_filled_in(part, records[key]) if key in records else part)}
        for key, part in whole.pop("$defs", {}).items()
    }
    return {"$schema": DIALECT, "title": title_of(name, form), **_as_filled_in(whole, form), **({"$defs": parts} if parts else {})}


def _as_filled_in(schema: dict[str, Any], record: type[Record]) -> dict[str, Any]:
    """The schema of a record as a person fills it in: in the order of the form, each name with its description."""
    values = schema["properties"]
    described = {
        name: {
            "description": sentence(description_of(record, name)),
            **_example(record, name, values[name]),
            **_no_description(values[name]),
        }
        for name in form_order(record)
    }
    needed = needed_by(record)
    return {
        "description": (record.__doc__ or "").splitlines()[0],
        "type": "object",
        "properties": described,
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _title_of_part(key: str, record: type[Record] | None) -> str:
    """What a part of a form is called in plain words: its own title, or the words of its name."""
    own = record.model_config.get("title") if record else None
    return own or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key).capitalize()


def _example(record: type[Record], name: str, value: dict[str, Any]) -> dict[str, Any]:
    """The example for a value, or nothing where the schema shows what to write already."""
    found = example_of(record, name)
    if found is None or shows_what_to_write(value):
        return {}
    return {"examples": [[found] if value.get("type") == "array" and isinstance(found, str) else found]}


def shows_what_to_write(value: dict[str, Any]) -> bool:
    """Whether a value has examples, a closed list or a form of its own, or is a list of such values."""
    return any(word in value for word in SHOWS_WHAT_TO_WRITE) or ("items" in value and shows_what_to_write(value["items"]))


def sentence(words: str) -> str:
    """A description as editors show it, with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}."


def _no_description(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "description"}


def _simpler(value: Any) -> Any:
    """Without generated titles, defaults, and nulls (a name is left out instead)."""
    if isinstance(value, list):
        return [_simpler(item) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("anyOf"), list) and {"type": "null"} in value["anyOf"]:
        rest = [item for item in value["anyOf"] if item != {"type": "null"}]
        value = {key: item for key, item in value.items() if key != "anyOf"}
        value = {**rest[0], **value} if len(rest) == 1 else {**value, "anyOf": rest}
    return {key: _simpler(item) for key, item in value.items() if not (key == "title" and isinstance(item, str)) and key != "default"}

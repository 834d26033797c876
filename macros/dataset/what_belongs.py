"""What belongs at a place of a form: which record, which names, and what to write after a name.

In: a form and a path in it. Out: record types, and words for a person who fills in forms.
Must not know: what anybody wrote there.
"""

from __future__ import annotations

import typing
from functools import cache
from types import UnionType
from typing import Any

from macros.dataset.positions import INHERITED
from macros.model.claims import Sourced
from macros.model.descriptions import IN_EVERY_FORM, description_of
from macros.model.examples import example_of
from macros.model.form_order import form_order
from macros.model.record import Record
from macros.reading.strict_yaml import Path

FEW = 8  # words to choose from that are all named


def record_at(form: type[Record], path: Path) -> type[Record] | None:
    """The type of record that stands at `path` in a form, or None when nothing with names stands there."""
    here: type[Record] | None = form
    for step in path:
        if isinstance(step, int):
            continue
        field = here.model_fields.get(step) if here else None
        here = record_in(field.annotation) if field else None
    return here


def record_in(annotation: Any) -> type[Record] | None:
    """The type of record that an annotation such as `tuple[Statement, ...]` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if typing.get_origin(annotation) in (typing.Union, UnionType, tuple, typing.Annotated) or typing.get_args(annotation):
        for inner in typing.get_args(annotation):
            found = record_in(inner)
            if found:
                return found
    return None


def records_of(form: type[Record]) -> list[type[Record]]:
    """Every type of record that can stand in a form, itself first."""
    found = [form]
    for record in found:  # grows as it is walked
        inner = [record_in(record.model_fields[name].annotation) for name in names_of(record)]
        found += dict.fromkeys(item for item in inner if item and item not in found)
    return found


def names_of(record: type[Record] | None) -> list[str]:
    """The names a record can have."""
    return [name for name in record.model_fields if name != "position"] if record else []


def is_inherited(record: type[Record], name: str) -> bool:
    """Whether a name, where it is not written, is taken from what encloses the record."""
    return name in INHERITED and issubclass(record, Sourced)


def needed_by(record: type[Record] | None) -> list[str]:
    """The names that must be written in a record, in the order of the form."""
    if record is None:
        return []
    return [name for name in form_order(record) if record.model_fields[name].is_required() and not is_inherited(record, name)]


def after_the_name(record: type[Record] | None, name: str) -> str:
    """What to write after a name: `pounds: the amount in pounds, digits only, such as 24400 or 24400.50`."""
    if record is None or name not in record.model_fields:
        return f"{name}: {IN_EVERY_FORM.get(name, 'its value')}"
    words = description_of(record, name)
    return f"{name}: {words}{_of_what_parts(record, name) or _in_which_words(record, name, words)}"


def _of_what_parts(record: type[Record], name: str) -> str:
    """`, each with id, says`: what an inner record must have; nothing where nothing with names stands there."""
    annotation = record.model_fields[name].annotation
    needed = needed_by(record_in(annotation))
    return f", {'each with' if typing.get_origin(annotation) is tuple else 'with'} {', '.join(needed)}" if needed else ""


def _in_which_words(record: type[Record], name: str, words: str) -> str:
    """The words to choose from, or examples; nothing where the description has said it."""
    schema = _schema_of(record, name)
    choices = [choice for choice in schema.get("enum", [schema.get("const")]) if isinstance(choice, str)]
    examples = [str(example) for example in schema.get("examples", [])[:2]] or _short_example(record, name)
    if {"yes"} <= set(choices) <= {"yes", "no"}:
        return "" if words.startswith("yes") else ", yes or no"
    if choices:
        return f", one of {', '.join(choices)}" if len(choices) <= FEW else ""
    return f", such as {' or '.join(examples)}" if examples and "such as" not in words else ""


def _short_example(record: type[Record], name: str) -> list[str]:
    """The example for a field that gives none itself. A whole sentence is too long for a hint: editors show it."""
    found = example_of(record, name)
    return [found] if isinstance(found, str) and not found.endswith(".") else []


def _schema_of(record: type[Record], name: str) -> dict[str, Any]:
    whole = _whole_schema_of(record)
    found: dict[str, Any] = whole["properties"].get(name, {})
    # What may be left out is written as one of two: a value of its kind, or nothing.
    kinds: list[dict[str, Any]] = [item for item in found.get("anyOf", []) if item != {"type": "null"}]
    found = {**kinds[0], **found} if kinds else found
    reference = str(found.get("$ref", "")).removeprefix("#/$defs/")
    return {**whole["$defs"][reference], **found} if reference else found


@cache
def _whole_schema_of(record: type[Record]) -> dict[str, Any]:
    return record.model_json_schema(by_alias=True)

"""What belongs at a place of a form: which record, which names, and what to write after a name.

In: a form and a path in it. Out: record types, and words for a person who fills in forms.
Must not know: what anybody wrote there.
"""

from __future__ import annotations

import typing
from types import UnionType
from typing import Any

from macros.model.record import Record
from macros.reading.strict_yaml import Path

# For the names that stand in most forms.
ADVICE = {
    "lines": "the lines of the source text, such as 59 or 62-74",
    "document": "the id of the document, as in sources.yml",
    "as_written": "a few words, the name or the figure, just as the document has them",
    "says": "what the document says, in your own plain words",
    "id": "a short name in small letters and hyphens",
}
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


def names_of(record: type[Record] | None) -> list[str]:
    """The names a record can have."""
    return [name for name in record.model_fields if name != "position"] if record else []


def needed_by(record: type[Record] | None) -> list[str]:
    """The names a record must have."""
    return [name for name, field in record.model_fields.items() if field.is_required()] if record else []


def after_the_name(record: type[Record] | None, name: str) -> str:
    """What to write after a name: `pounds: digits only, such as 24400`."""
    return f"{name}: {ADVICE.get(name) or _by_its_kind(record, name)}"


def _by_its_kind(record: type[Record] | None, name: str) -> str:
    field = record.model_fields.get(name) if record else None
    inner = record_in(field.annotation) if field else None
    if inner:
        return f"with {', '.join(needed_by(inner))}"
    schema = _schema_of(record, name) if record else {}
    words, examples = schema.get("enum", []), schema.get("examples", [])
    if words and len(words) <= FEW:
        return f"one of {', '.join(map(str, words))}"
    return f"a value such as {examples[0]}" if examples else "what belongs there"


def _schema_of(record: type[Record], name: str) -> dict[str, Any]:
    whole = record.model_json_schema(by_alias=True)
    found: dict[str, Any] = whole["properties"].get(name, {})
    reference = str(found.get("$ref", "")).removeprefix("#/$defs/")
    return dict(whole["$defs"][reference]) if reference else found

"""A new partnership as forms to fill in: every file with what to write in it, checked like any other.

In: the id of the partnership. Out: file names and their text. Must not know: where they are written.

What must be filled in stands there empty, so that `masa check` lists exactly what is left. What may be added stands as
a comment. A topic begins as “not recorded”: nobody has looked yet, and no page will say otherwise.
"""

from __future__ import annotations

import typing
from collections.abc import Container, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from macros.dataset.forms import OF_A_PARTNERSHIP, schema_line, title_of
from macros.dataset.what_belongs import after_the_name, is_inherited, needed_by, record_in
from macros.model.form_order import form_order
from macros.model.record import Record
from macros.model.topics import TOPIC_FORMS

GUIDE = "CONTRIBUTING.md says how to fill it in."
LONGEST_ID = 60  # characters; the ids made from it are longer, and none may have more than 80


def new_partnership(partnership_id: str, order: int, known_organisations: Container[str] = ()) -> dict[str, str]:
    """The files of a new partnership, by name: who it is, its bodies, its documents, and every topic.

    A body that is known already is not described a second time.
    """
    document, itself, council = (f"{partnership_id}-{what}" for what in ("arrangements", "partnership", "council"))
    forms: dict[str, Mapping[str, Any]] = {
        "partnership": {
            "name": {"document": document},
            "organisation": itself,
            "council": council,
            "area": {"document": document},
            "arrangements": document,
            "order": str(order),
        },
        "sources": {
            "sources": [
                {"id": document, "kind": "arrangements", "partnership": partnership_id, "date": {"stated": "no"}, "status": "latest held"}
            ]
        },
        **{name: {"state": "not recorded"} for name in TOPIC_FORMS},
    }
    bodies = [{"id": itself, "kind": "partnership"}, {"id": council, "kind": "local authority"}]
    unknown = [body for body in bodies if body["id"] not in known_organisations]
    if unknown:
        forms["organisations"] = {"organisations": unknown}
    return {f"{name}.yml": _text(PurePosixPath("partnerships", partnership_id, f"{name}.yml"), filled) for name, filled in forms.items()}


def _text(path: PurePosixPath, filled: Mapping[str, Any]) -> str:
    form = OF_A_PARTNERSHIP[path.stem]
    about = f"# {title_of(path.stem, form)}. {(form.__doc__ or '').splitlines()[0]} {GUIDE}"
    return "\n".join([schema_line(path), about, *_lines(form, filled, "")]) + "\n"


def _lines(record: type[Record], filled: Mapping[str, Any], indent: str) -> Iterator[str]:
    """What must be filled in, in the order of the form; then what may be added, as comments."""
    needed = needed_by(record)
    for name in form_order(record):
        value, annotation = filled.get(name), record.model_fields[name].annotation
        inner = record_in(annotation)
        if isinstance(value, str):
            yield f"{indent}{name}: {value}"
        elif inner and isinstance(value, list):
            yield f"{indent}{name}:"
            for item in value:
                first, *rest = _lines(inner, item, f"{indent}    ")
                yield from (f"{indent}  - {first.strip()}", *rest)
        elif inner and (name in filled or (name in needed and typing.get_origin(annotation) is not tuple)):
            yield f"{indent}{name}:"
            yield from _lines(inner, value or {}, f"{indent}  ")
        elif name in needed:
            yield from (f"{indent}# {after_the_name(record, name)}", f"{indent}{name}:")
    for name in form_order(record):
        if name not in filled and name not in needed and not is_inherited(record, name):
            yield f"{indent}# {after_the_name(record, name)}"

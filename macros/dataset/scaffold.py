"""A new partnership as forms to fill in: every file with what belongs there, checked like any other.

In: the id of the partnership. Out: file names and their text. Must not know: where they are written.

What must be filled in stands there empty, so that `masa check` lists exactly what is left. What may be added stands as
a comment. A topic begins as “not recorded”: nobody has looked yet, and no page will say otherwise.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from macros.dataset.forms import OF_A_PARTNERSHIP
from macros.dataset.what_belongs import after_the_name, record_in
from macros.model.form_order import form_order
from macros.model.record import Record
from macros.model.topics import TOPIC_FORMS

GUIDE = "CONTRIBUTING.md says how to fill it in."
INHERITED = ("document", "heading")


def new_partnership(partnership_id: str, order: int) -> dict[str, str]:
    """The files of a new partnership, by name: who it is, its bodies, its documents, and every topic."""
    document = f"{partnership_id}-arrangements"
    files = {
        "partnership.yml": _form(
            "partnership",
            {
                "name": {"document": document},
                "organisation": f"{partnership_id}-partnership",
                "council": f"{partnership_id}-council",
                "area": {"document": document},
                "arrangements": document,
                "order": str(order),
            },
        ),
        "organisations.yml": _list_form(
            "organisations",
            "organisations",
            [
                {"id": f"{partnership_id}-partnership", "kind": "partnership"},
                {"id": f"{partnership_id}-council", "kind": "local authority"},
            ],
        ),
        "sources.yml": _list_form(
            "sources",
            "sources",
            [{"id": document, "kind": "arrangements", "partnership": partnership_id, "date": {"stated": "no"}, "status": "latest held"}],
        ),
    }
    return {**files, **{f"{name}.yml": _form(name, {"state": "not recorded"}) for name in TOPIC_FORMS}}


def _form(name: str, filled: Mapping[str, Any]) -> str:
    record = OF_A_PARTNERSHIP[name]
    return "\n".join([*_head(name, record), *_lines(record, filled, "")]) + "\n"


def _list_form(name: str, key: str, items: list[Mapping[str, Any]]) -> str:
    form = OF_A_PARTNERSHIP[name]
    record = record_in(form.model_fields[key].annotation)
    assert record
    lines = [*_head(name, form), f"{key}:"]
    for item in items:
        first, *rest = _lines(record, item, "    ")
        lines += [f"  - {first.strip()}", *rest]
    return "\n".join(lines) + "\n"


def _head(name: str, record: type[Record]) -> list[str]:
    return [
        f"# yaml-language-server: $schema=../../schema/{name}.schema.json",
        f"# {(record.__doc__ or '').splitlines()[0]} {GUIDE}",
    ]


def _lines(record: type[Record], filled: Mapping[str, Any], indent: str) -> Iterator[str]:
    """What must be filled in first, then what may be added, as comments."""
    optional = []
    for name in form_order(record):
        field = record.model_fields[name]
        inner = record_in(field.annotation)
        if isinstance(filled.get(name), str):
            yield f"{indent}{name}: {filled[name]}"
        elif name in filled or (field.is_required() and name not in INHERITED):
            if inner and not _is_list(field):
                yield f"{indent}{name}:"
                yield from _lines(inner, filled.get(name, {}), indent + "  ")
            else:
                yield f"{indent}# {after_the_name(record, name)}"
                yield f"{indent}{name}:"
        elif name not in INHERITED:
            optional.append(f"{indent}# {after_the_name(record, name)}")
    yield from optional


def _is_list(field: FieldInfo) -> bool:
    return typing.get_origin(field.annotation) is tuple

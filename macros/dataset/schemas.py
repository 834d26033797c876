"""JSON Schemas of the forms, for completion and hints in editors.

In: the model. Out: one schema for each kind of file. Must not know: where they are written.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.dataset.forms import kinds_of_form
from macros.model.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Taken from what encloses a claim when not written (see `positions`), so an editor must not ask for it everywhere.
INHERITED = "document"


def schemas() -> dict[str, str]:
    """Every schema by file name, as JSON text with a closing line end."""
    return {
        f"{name}.schema.json": json.dumps(_schema(name, form), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        for name, form in kinds_of_form().items()
    }


def _schema(name: str, form: type[Record]) -> dict[str, Any]:
    schema = _simpler(form.model_json_schema(by_alias=True))
    title = name.replace("-", " ").capitalize()
    return {"$schema": DIALECT, **schema, "title": title, "description": (form.__doc__ or "").splitlines()[0]}


def _simpler(value: Any) -> Any:
    """Without generated titles, nulls (a key is left out instead) and required keys that are inherited."""
    if isinstance(value, list):
        return [_simpler(item) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("anyOf"), list) and {"type": "null"} in value["anyOf"]:
        rest = [item for item in value["anyOf"] if item != {"type": "null"}]
        value = {key: item for key, item in value.items() if key not in ("anyOf", "default")}
        value = {**value, **rest[0]} if len(rest) == 1 else {**value, "anyOf": rest}
    simpler = {key: _simpler(item) for key, item in value.items() if not (key == "title" and isinstance(item, str)) and key != "default"}
    if value.get("type") == "object" and "required" in simpler:
        simpler["required"] = [key for key in simpler["required"] if key != INHERITED]
        if not simpler["required"]:
            del simpler["required"]
    return simpler


def write_schemas(folder: Path) -> list[str]:
    """Write every schema into `folder`, remove those of forms that are gone; returns the names."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = schemas()
    for old in folder.glob("*.schema.json"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(wanted)

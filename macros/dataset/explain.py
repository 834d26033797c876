"""Say in plain words what the model refused, and where.

In: pydantic's validation error and the file it came from. Out: `Problem` records, one for each root cause.
Must not know: other files.
"""

from __future__ import annotations

import re
import typing
from types import UnionType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.dataset.positions import INHERITED
from macros.model.record import POSITION_KEY, Record
from macros.problems import WHY, Problem, did_you_mean, nearest, problem
from macros.reading.strict_yaml import ParsedFile, Path


def explain(error: ValidationError, form: type[Record], parsed: ParsedFile) -> list[Problem]:
    """Every problem in one file, in the order of the file."""
    details = error.errors(include_url=False)
    missing_lines = {item["loc"][:-1] for item in details if item["type"] == "missing" and item["loc"][-1] == "lines"}
    misspelt = _misspelt_keys(details, form)
    cut_off = _values_cut_off_by_a_comma(details, parsed)
    found = []
    for item in details:
        path: Path = tuple(item["loc"])
        if path in cut_off:
            continue  # the comma that cut the value off is reported instead
        if item["type"] == "missing":
            # Without lines nothing is inherited, so a missing document is the same slip; and a key that is
            # spelt wrongly is reported once, as the unknown key it is.
            if path[-1] == "document" and path[:-1] in missing_lines:
                continue
            if path in misspelt:
                continue
        elif item["type"] == "too_short" and any(other["loc"][: len(path)] == path and len(other["loc"]) > len(path) for other in details):
            continue  # the list is short only because an item in it was refused, which is reported
        elif path and path[-1] in INHERITED and path not in parsed.places:
            continue  # taken from what encloses it, where it is reported once
        found.append(_explain_one(item, path, form, parsed))
    return sorted(set(found))


def _values_cut_off_by_a_comma(details: list[ErrorDetails], parsed: ParsedFile) -> set[Path]:
    """Values such as £1,000 written between braces: the comma ends them, and what follows looks like a key."""
    found: set[Path] = set()
    for item in details:
        path: Path = tuple(item["loc"])
        if item["type"] == "extra_forbidden" and item.get("input") == "":
            keys = list(_mapping_at(parsed, path[:-1]))
            position = keys.index(path[-1]) if path[-1] in keys else 0
            if position:
                found.add((*path[:-1], keys[position - 1]))
    return found


def _mapping_at(parsed: ParsedFile, path: Path) -> dict[str, Any]:
    value = parsed.value
    for step in path:
        value = value[step]
    return value if isinstance(value, dict) else {}


def _misspelt_keys(details: list[ErrorDetails], form: type[Record]) -> set[Path]:
    missing = {tuple(item["loc"]) for item in details if item["type"] == "missing"}
    taken: set[Path] = set()
    for item in details:
        if item["type"] == "extra_forbidden":
            path = tuple(item["loc"])
            record = record_at(form, path[:-1])
            close = nearest(str(path[-1]), _keys(record), limit=1) if record else []
            if close and (*path[:-1], close[0]) in missing:
                taken.add((*path[:-1], close[0]))
    return taken


def _explain_one(item: ErrorDetails, path: Path, form: type[Record], parsed: ParsedFile) -> Problem:
    kind, name = item["type"], str(path[-1]) if path else ""
    context: dict[str, Any] = item.get("ctx", {})
    place = parsed.place_of(path)
    read = _as_read(item.get("input"))
    if kind == "extra_forbidden":
        record = record_at(form, path[:-1])
        if read == "":
            what = f"a comma between braces ends the value before “{name}”"
            return problem(
                "comma-in-braces", parsed.place_of_name(path), what, write="the whole value in quotes, or each name on a line of its own"
            )
        advice = did_you_mean(name, _keys(record) if record else [])
        return problem("unknown-key", parsed.place_of_name(path), f"“{name}” is not a name this form has", write=advice)
    if kind == "missing":
        about = _about(record_at(form, path[:-1]), name)
        return problem("missing-key", parsed.place_of(path[:-1]), f"“{name}” is missing", write=f"{name}: {about}")
    if kind in ("literal_error", "enum"):
        words = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        return problem("not-one-of", place, f"“{read}” is not a word this form knows here", read=read, write=did_you_mean(read, words))
    if kind in WHY:
        return problem(kind, place, item["msg"], read=read, write=str(context.get("write", "")))
    if kind in ("tuple_type", "list_type"):
        return problem(
            "not-a-list",
            place,
            f"“{name}” is a list, but one value stands here",
            read=read,
            write="each item on a line of its own, with a dash",
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        record = record_at(form, path)
        keys = ", ".join(_required(record)) if record else ""
        return problem(
            "not-a-group-of-keys",
            place,
            f"“{name}” has several parts, but one value stands here",
            read=read,
            write=f"at least: {keys}" if keys else "",
        )
    if kind == "too_short":
        return problem("too-few", place, f"“{name}” is empty", write="at least one item")
    return problem("form-does-not-fit", place, item["msg"], read=read)


def _as_read(value: Any) -> str:
    if isinstance(value, dict):
        value = {key: inner for key, inner in value.items() if key != POSITION_KEY}
        return "a group of keys: " + ", ".join(map(str, value)) if value else "nothing"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = str(value) if value is not None else ""
    return text if len(text) <= 80 else text[:77] + "..."


def _keys(record: type[Record]) -> list[str]:
    return [name for name in record.model_fields if name != "position"]


def _required(record: type[Record]) -> list[str]:
    return [name for name, field in record.model_fields.items() if field.is_required()]


def _about(record: type[Record] | None, name: str) -> str:
    advice = {
        "lines": "the line or lines of the source text, for example: 59 or 62-74",
        "document": "the id of the document, as in sources.yml",
        "as_written": "a few words, the name or the figure, exactly as the document has them",
        "says": "what the document says, in your own plain words",
        "id": "a short name in small letters and hyphens",
    }
    if name in advice:
        return advice[name]
    field = record.model_fields.get(name) if record else None
    inner = _record_in(field.annotation) if field else None
    return f"with {', '.join(_required(inner))}" if inner else "what belongs there"


def record_at(form: type[Record], path: Path) -> type[Record] | None:
    """The type of record that stands at `path` in a form, or None when nothing with keys stands there."""
    here: type[Record] | None = form
    for step in path:
        if isinstance(step, int):
            continue
        field = here.model_fields.get(step) if here else None
        here = _record_in(field.annotation) if field else None
    return here


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if typing.get_origin(annotation) in (typing.Union, UnionType, tuple, typing.Annotated) or typing.get_args(annotation):
        for inner in typing.get_args(annotation):
            found = _record_in(inner)
            if found:
                return found
    return None

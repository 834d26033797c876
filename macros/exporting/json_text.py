"""Records as JSON text: one record a line, so that a change to one record changes one line.

In: plain values. Out: text. Must not know: what the records are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson


@dataclass(frozen=True)
class Lines:
    """Records that are written already, one a line; they are used in several files."""

    lines: tuple[str, ...]


def line_of(value: Any) -> str:
    """One value on one line, in UTF-8 and without spaces between its parts."""
    return orjson.dumps(value).decode()


def list_text(lines: Iterable[str]) -> str:
    """A list of records that are written already."""
    return _listed(lines, "\n")


def object_text(record: Mapping[str, Any]) -> str:
    """A record with one key a line, and the records in it one a line."""
    keys = (f"{line_of(name)}:{_value(value)}" for name, value in record.items())
    return "{\n" + ",\n".join(keys) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, Lines):
        return _listed(value.lines)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return _listed(map(line_of, value))
    if isinstance(value, dict) and value and all(isinstance(item, dict) for item in value.values()):
        return "{\n" + ",\n".join(f"{line_of(name)}:{line_of(item)}" for name, item in value.items()) + "\n}"
    return line_of(value)


def _listed(lines: Iterable[str], after: str = "") -> str:
    text = ",\n".join(lines)
    return f"[\n{text}\n]{after}" if text else f"[]{after}"

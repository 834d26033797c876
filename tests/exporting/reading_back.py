"""Read the published files back, as somebody would who knows only what the page about them says.

In: the text of a file. Out: its records. Must not know: how a file is written.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from macros.model.record import Record

# As the page /data/ says: one apostrophe before a sign that begins a formula was put there by us.
OURS = re.compile(r"'(?='*[=+\-@\t\r\n＝＋－＠])")


def table(text: str) -> list[dict[str, str]]:
    """A table's rows by the names of its columns, each cell as it was before it was made safe."""
    return [{name: OURS.sub("", cell, count=1) if OURS.match(cell) else cell for name, cell in row.items()} for row in raw(text)]


def raw(text: str) -> list[dict[str, str]]:
    """A table's rows as they stand in the file."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_filled_in(value: Any) -> Any:
    """A published record as an editor would fill in its form: `source` taken apart again, and nothing where nothing is."""
    if isinstance(value, list):
        return [as_filled_in(item) for item in value]
    if not isinstance(value, dict):
        return value
    spread = {**{name: item for name, item in value.items() if name != "source"}, **(value.get("source") or {})}
    return {name: as_filled_in(item) for name, item in spread.items() if item is not None and item != []}


def lost(form: type[Record], published: dict[str, Any], held: Record) -> dict[str, Any]:
    """What the published record says otherwise than the one held, by key; empty where nothing is lost."""
    read = form.model_validate(as_filled_in(published)).model_dump(mode="json")
    return {name: value for name, value in held.model_dump(mode="json").items() if read[name] != value}

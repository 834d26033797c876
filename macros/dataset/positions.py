"""Hand each record its position, and each claim the document and heading of what encloses it.

In: a `ParsedFile`. Out: plain values ready for the model.
Must not know: what the forms are.
"""

from __future__ import annotations

from typing import Any

from macros.model.record import POSITION_KEY, Position
from macros.reading.strict_yaml import ParsedFile, Path

INHERITED = ("document", "heading")
SOURCES_FILE = "sources.yml"


def values_for_the_model(parsed: ParsedFile) -> Any:
    """The file's values, every mapping with its position and every claim with its document and heading."""
    names_documents = parsed.name.endswith(SOURCES_FILE)
    return _fill(parsed, parsed.value, (), {}, names_documents)


def _fill(parsed: ParsedFile, value: Any, path: Path, around: dict[str, Any], names_documents: bool) -> Any:
    if isinstance(value, list):
        return [_fill(parsed, item, (*path, index), around, names_documents) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    inside = {**around, **{key: value[key] for key in INHERITED if isinstance(value.get(key), str)}}
    if names_documents and len(path) == 2 and isinstance(value.get("id"), str):
        inside["document"] = value["id"]  # a claim about a document is found in that document
    filled = {key: _fill(parsed, item, (*path, key), inside, names_documents) for key, item in value.items()}
    if "lines" in value:
        for key in INHERITED:
            if key not in filled and key in inside:
                filled[key] = inside[key]
    filled[POSITION_KEY] = Position(parsed, path)
    return filled

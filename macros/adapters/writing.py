"""Write a file whole or not at all, so that a full disk or a stopped command loses nobody's words.

In: a path and text. Out: the file. Must not know: what is written.
"""

from __future__ import annotations

from pathlib import Path


def written_whole(path: Path, text: str) -> None:
    """Write beside the file, then put the new one in its place.

    Raises:
        OSError: the file cannot be written; the old one is as it was.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

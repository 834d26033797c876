"""Write a file whole or not at all, so that a full disk or a stopped command loses nobody's words.

In: a path and text. Out: the file. Must not know: what is written.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


class ChangedMeanwhile(Exception):
    """Somebody else wrote the file while its new text was worked out; their words stay."""


def written_whole(path: Path, content: str | bytes, instead_of: bytes | None = None) -> None:
    """Write beside the file, then put the new one in its place. Line ends of a text stay as they are; it is written in UTF-8.

    Raises:
        OSError: the file cannot be written; the old one is as it was.
        ChangedMeanwhile: the file no longer holds `instead_of`.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")  # of our own: another command may be writing the same file
    try:
        with beside.open("wb") as opened:
            opened.write(content.encode("utf-8") if isinstance(content, str) else content)
            opened.flush()
            os.fsync(opened.fileno())  # a machine that stops now must not keep the new name without the new words
        with suppress(FileNotFoundError):
            shutil.copymode(path, beside)
        if instead_of is not None and path.read_bytes() != instead_of:
            raise ChangedMeanwhile(path)
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write several files by their paths below a folder, each whole or not at all.

    Raises:
        OSError: one cannot be written.
    """
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written_whole(path, text)

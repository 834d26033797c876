"""The data files as they are at this moment: their names and their bytes, each read once.

In: a folder. Out: `Snapshot`, or None where a file or folder cannot be read, which is for a full reading to tell of.
Must not know: which names belong to forms, or what is in the files. It imports nothing of the model, which alone takes
longer to import than all files to read.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.reading.strict_yaml import LARGEST_FILE

SCHEMAS = "schema"
LEFT_BEHIND = re.compile(r"\.[a-z0-9-]+\.new")  # by a `masa new` that was stopped
# An editor that adds “.txt”, a camera's capitals, the other ending YAML files have: meant as forms, and read by nobody.
MEANT_AS_A_FORM = re.compile(r"(.+)\.ya?ml(?:\.txt)?", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """What has the name of a form, folders too, by its path below the data folder, in order; and the folders nobody may look into."""

    paths: tuple[str, ...]
    closed: tuple[str, ...]


@dataclass(frozen=True)
class Snapshot:
    """The name of a data folder, and the bytes of everything in it that has the name of a form, by its path below the folder."""

    folder: str
    contents: Mapping[str, bytes]

    @cached_property
    def digests(self) -> dict[str, bytes]:
        """The SHA-256 of each file's bytes, by its path."""
        return {path: hashlib.sha256(content).digest() for path, content in self.contents.items()}

    @cached_property
    def mark(self) -> bytes:
        """One digest of the folder's name, and of the names and bytes of all files."""
        return self.mark_of(self.contents)

    def mark_of(self, paths: Iterable[str]) -> bytes:
        """The same of some files."""
        named = b"".join(os.fsencode(path) + b"\0" + self.digests[path] for path in paths)  # no path has a NUL, all digests one length
        return hashlib.sha256(os.fsencode(self.folder) + b"\0" + named).digest()


def snapshot_of(folder: Path) -> Snapshot | None:
    """Everything in a data folder that has the name of a form."""
    named, contents = named_as_forms(folder), dict[str, bytes]()
    if named.closed:
        return None
    for path in named.paths:
        content = _bytes_of(f"{folder}{os.sep}{path}")
        if content is None:
            return None
        contents[path] = content
    return Snapshot(folder.name, contents)


def _bytes_of(path: str) -> bytes | None:
    # Texts, and not `Path`: for 6,000 files that is two thirds of the time.
    try:
        if stat.S_ISREG(os.lstat(path).st_mode):
            with io.BufferedReader(io.FileIO(path)) as opened:
                return opened.read(LARGEST_FILE + 1)
    except OSError:
        pass
    return None


def named_as_forms(folder: Path) -> Named:
    """What in the folder, and below it, has the name of a form."""
    found, closed = list[str](), list[str]()
    for at, folders, names in os.walk(folder, onerror=lambda error: closed.append(_below(folder, error.filename).rstrip("/"))):
        inside = _below(folder, at)
        folders[:] = [name for name in folders if not LEFT_BEHIND.fullmatch(name)]
        closed.extend(inside + name for name in folders if Path(at, name).is_symlink() and not stem_of(name))
        if not inside.startswith(f"{SCHEMAS}/"):
            found.extend(inside + name for name in (*folders, *names) if stem_of(name) and not name.startswith("."))
    return Named(tuple(sorted(found, key=lambda path: path.split("/"))), tuple(sorted(closed, key=lambda path: path.split("/"))))


def stem_of(name: str) -> str:
    """The name of a file that is meant as a form, without its ending; nothing for any other."""
    meant = MEANT_AS_A_FORM.fullmatch(name)
    return meant[1] if meant else ""


def _below(folder: Path, at: str) -> str:
    """A folder's path below the data folder, to put names behind: `partnerships/luton/`, and nothing for the data folder itself."""
    inside = Path(at).relative_to(folder).as_posix()
    return "" if inside == "." else f"{inside}/"


def partnership_at(path: str) -> str:
    """The partnership in whose folder a file stands; nothing for one that is shared."""
    parts = path.split("/")
    return parts[1] if len(parts) == 3 and parts[0] == "partnerships" else ""

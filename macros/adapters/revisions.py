"""The data folder as it was at a revision.

In: the name of a revision, or a folder. Out: a folder to read. Must not know: what is compared.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


class UnknownRevision(Exception):
    """There is no such revision, or no history at all; the message says so to a person."""


@contextmanager
def data_at(revision: str, data: Path) -> Iterator[Path]:
    """A folder with the data as at `revision`: a name git knows, or the path of a data folder.

    Raises:
        UnknownRevision: git does not know it, or is not there.
    """
    if Path(revision).is_dir():
        yield Path(revision)
        return
    with TemporaryDirectory() as temporary:
        unpack(_archive(revision, data), Path(temporary))
        yield Path(temporary) / data.name


def _archive(revision: str, data: Path) -> bytes:
    command = ["git", "-C", str(data.parent), "archive", "--format=tar", revision, "--", data.name]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        raise UnknownRevision("git is not installed here, so earlier versions cannot be read. Install git, or name two folders.") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UnknownRevision(f"git has no “{revision}” with a folder {data.name}/ in it ({said[-1] if said else 'no reason given'}).")
    return done.stdout


def unpack(archive: bytes, folder: Path) -> None:
    """Lay out an archive below a folder, and nowhere else.

    Raises:
        UnknownRevision: something in it would lead out of the folder.
    """
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        try:
            tar.extractall(folder, filter="data")
        except tarfile.FilterError as error:
            raise UnknownRevision(
                f"The data of that version has a link that leads out of its folder, so it is not read ({error})."
            ) from None

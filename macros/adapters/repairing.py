"""What can be repaired in data files without asking: spaces, line ends, the order of keys, amounts and dates.

In: a data folder. Out: its files, and words on what was done. Must not know: how anything is repaired.
"""

from __future__ import annotations

import sys
from pathlib import Path

from macros.adapters.writing import ChangedMeanwhile, written_whole
from macros.dataset.files import DataFile, files_in
from macros.dataset.forms import schema_line
from macros.dataset.load import content_of
from macros.dataset.mending import Mended, mended
from macros.reading.strict_yaml import LARGEST_FILE


def repair(folder: Path) -> None:
    """Repair every file of a data folder, and print what was done."""
    for file in files_in(folder)[0]:
        content, _ = content_of(file)
        if content is None or len(content) > LARGEST_FILE:
            continue
        result = mended(file.name, content, file.form, schema_line(file.inside))
        if result and result.text.encode() != content:
            _put_in_place(file, result, content)


def _put_in_place(file: DataFile, result: Mended, instead_of: bytes) -> None:
    try:
        written_whole(file.path, result.text, instead_of)
        print(f"{file.name}: {'; '.join(dict.fromkeys(result.did))}.")
    except ChangedMeanwhile:
        print(f"{file.name} was changed while it was being repaired, so it was left alone. To repair it: masa check --fix", file=sys.stderr)

"""The example for another area, put together as its README says: what an adopter writes, and the law beside it.

In: a folder. Out: a data folder in it. Must not know: what a test looks for.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.adapters.settings import PROJECT

EXAMPLE = PROJECT / "tests" / "examples" / "anyshire"
SOURCES = EXAMPLE / "sources"
# The same for every site, so kept once, in the project's own data.
SAME_FOR_ALL = ("instruments", "errors.yml", "duties.yml", "open-data.yml")
KINDS_SAME_FOR_ALL = ("instrument", "edition-map", "errors", "duties", "open-data")


def another_area(folder: Path) -> Path:
    """The whole data of the example, below `folder`."""
    data = Path(shutil.copytree(EXAMPLE / "data", folder / "data"))
    for name in SAME_FOR_ALL:
        own = PROJECT / "data" / name
        if own.is_dir():
            shutil.copytree(own, data / name)
        else:
            shutil.copy(own, data / name)
    return data


def is_same_for_all(file: str) -> bool:
    """Whether a data file (`data/errors.yml`) is one that an adopter does not write."""
    return file.split("/")[1] in SAME_FOR_ALL

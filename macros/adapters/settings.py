"""Where things are and what day it is, from the environment.

In: environment variables. Out: paths and a date. Must not know: what is done with them.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """The data folder: `MASA_DATA`, or `data/` of the project."""
    return Path(os.environ.get("MASA_DATA") or PROJECT / "data").resolve()


def sources_folder() -> Path:
    """The folder of source texts: `MASA_SOURCES`, or `../shared/sources` beside the project."""
    return Path(os.environ.get("MASA_SOURCES") or PROJECT.parent / "shared" / "sources").resolve()


def as_of() -> date:
    """The day the site speaks as of: `MASA_AS_OF` (year-month-day), or today.

    Raises:
        ValueError: MASA_AS_OF is not a day.
    """
    written = os.environ.get("MASA_AS_OF")
    return date.fromisoformat(written) if written else date.today()
